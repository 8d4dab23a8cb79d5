import Domain
import Glibc
import Ground

/// The log for staff: one plain line for each thing that needs somebody, and nothing about any resident.
///
/// Every line goes to a file and, where the system keeps a log, there too: its sealing and forwarding are the evidence
/// that nobody changed the record afterwards.
struct StaffLog {
    private let path: String

    /// Writes to a file, which is made where it is missing.
    init(path: String) {
        self.path = path
    }

    /// The file open for adding lines, for a child process to write to; nil where it cannot be opened.
    func descriptor() -> Int32? {
        let file = unsafe open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        return file >= 0 ? file : nil
    }

    /// Adds an entry of the record of acts to the system's own log.
    func record(_ entry: AuditEntry) {
        let subject = entry.subject.map { " \($0)" } ?? ""
        tellSystem(
            "audit \(entry.id) \(entry.actor.rawValue) \(entry.act.rawValue)\(subject) at \(entry.terminal)"
        )
    }

    private func tellSystem(_ line: String) {
        unsafe line.withCString { text in
            unsafe withVaList([text]) { unsafe vsyslog(LOG_NOTICE | LOG_USER, "%s", $0) }
        }
    }

    /// Adds one line, with the time before it.
    func callAsFunction(_ line: String) {
        tellSystem(line)
        guard let file = descriptor() else { return }
        defer { close(file) }
        let text = Self.stamp(Int(time(nil) as time_t)) + " " + Self.flat(line) + "\n"
        var bytes = Array(text.utf8)
        _ = unsafe write(file, &bytes, bytes.count)
    }

    /// Adds a line, unless the last lines of the log have it since an instant, in seconds since 1970.
    ///
    /// Each session is a process of its own: only the log knows what the one before it said.
    func once(_ line: String, since: Int) {
        let since = Self.stamp(min(since, Int(time(nil) as time_t)))
        let told = lastLines().contains {
            $0.hasSuffix(" " + Self.flat(line)) && $0.prefix(since.count) >= since
        }
        if !told { self(line) }
    }

    private static let lookedBack = 1 << 16

    private func lastLines() -> [Substring] {
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { return [] }
        defer { close(file) }
        let length = lseek(file, 0, SEEK_END)
        lseek(file, max(0, length - Self.lookedBack), SEEK_SET)
        var bytes = [UInt8](repeating: 0, count: Self.lookedBack)
        let count = unsafe read(file, &bytes, bytes.count)
        return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self).split(separator: "\n")
    }

    private static func flat(_ line: String) -> String {
        line.split(whereSeparator: \.isNewline).joined(separator: " ")
    }

    private static func stamp(_ seconds: Int) -> String {
        let (days, secondOfDay) = (seconds / 86_400, seconds % 86_400)
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
        let time = clock.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
        return "\(CivilDate(daysSinceEpoch: days).iso)T\(time)Z"
    }
}
