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
        let seconds = Int(time(nil) as time_t)
        let stamp = Self.stamp(daysSinceEpoch: seconds / 86_400, secondOfDay: seconds % 86_400)
        let text = stamp + " " + line.split(whereSeparator: \.isNewline).joined(separator: " ") + "\n"
        var bytes = Array(text.utf8)
        _ = unsafe write(file, &bytes, bytes.count)
    }

    private static func stamp(daysSinceEpoch days: Int, secondOfDay: Int) -> String {
        let clock = [secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60]
        let time = clock.map { $0 < 10 ? "0\($0)" : String($0) }.joined(separator: ":")
        return "\(CivilDate(daysSinceEpoch: days).iso)T\(time)Z"
    }
}
