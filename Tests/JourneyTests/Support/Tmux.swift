import Domain
import Foundation
import Screens
import Testing

/// The release program in a real terminal: tmux draws it, takes its keys, and says what is on the screen.
final class Terminal {
    private let socket = "handrail-\(UUID().uuidString)"
    let folder: URL

    /// The program under test, as the test command built it; nil where it was not built.
    static var program: String? {
        ProcessInfo.processInfo.environment["HANDRAIL_BINARY"]
    }

    /// Whether journeys can be walked here: the program is built and tmux is installed.
    static var isHere: Bool {
        program != nil
            && ["/usr/bin/tmux", "/usr/local/bin/tmux"].contains {
                FileManager.default.isExecutableFile(atPath: $0)
            }
    }

    /// Opens a terminal of a size with the kiosk in it, on a new store.
    ///
    /// `kind` is what the program is told of the terminal; nil for what it is. `words` are those of another command.
    ///
    /// With `beside`, it uses the store of another; `kept` is where a store is already; `launcher` starts the program.
    init(
        columns: Int,
        rows: Int,
        kind: String? = nil,
        beside other: Terminal? = nil,
        store kept: String? = nil,
        options: [String] = [],
        under launcher: String? = nil,
        prepare: (Terminal) throws -> Void = { try $0.makeStore() },
        running words: ((Terminal) -> [String])? = nil
    ) throws {
        shared = kept ?? other?.store
        folder = FileManager.default.temporaryDirectory.appending(path: "handrail-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let program = try #require(Self.program)
        try FileManager.default.copyItem(at: root.appending(path: "Kiosk/Content"), to: pack)
        try prepare(self)
        let kiosk = [
            "kiosk", "--store", store, "--log", log, "--terminal", other == nil ? "first" : "second",
        ]
        let places = [
            "--content", pack.path(), "--accessibility", root.appending(path: "Accessibility").path(),
        ]
        let command = ["exec", program] + (words?(self) ?? kiosk) + places + options
        try tmux(
            "-f",
            "/dev/null",
            "new-session",
            "-d",
            "-x",
            "\(columns)",
            "-y",
            "\(rows)",
            "env LC_ALL=C.UTF-8 \(kind.map { "TERM=\($0) " } ?? "")"
                + ([launcher].compactMap(\.self) + command.dropFirst()).joined(separator: " ")
        )
        try tmux("set-option", "-g", "status", "off")
        try tmux("set-option", "-g", "remain-on-exit", "on")
        try tmux("set-option", "-s", "escape-time", "0")
        try resize(columns: columns, rows: rows)
    }

    deinit {
        _ = try? tmux("kill-session")
        if isMounted { _ = try? run("umount", "-l", disk.path()) }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The content pack of this terminal: its own copy, which a test may break and mend.
    var pack: URL { folder.appending(path: "Content") }
    var store: String { shared ?? (isMounted ? disk : folder).appending(path: "store.sqlite").path() }
    private let shared: String?
    /// A disk of its own, once it was mounted.
    var disk: URL { folder.appending(path: "disk") }
    private var isMounted = false
    var log: String { folder.appending(path: "staff.log").path() }

    /// Makes the store, as the first day does.
    func makeStore() throws {
        try run(#require(Self.program), "store", "init", "--store", store)
    }

    /// Whether disks can be mounted here, which needs the rights of root.
    static let mounts: Bool = {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "handrail-mount-\(UUID().uuidString)"
        )
        defer { try? FileManager.default.removeItem(at: folder) }
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let script = "mount -t tmpfs -o size=64k none '\(folder.path())' && umount '\(folder.path())'"
        let shell = Process()
        shell.executableURL = URL(filePath: "/bin/sh")
        shell.arguments = ["-c", script + " 2>/dev/null"]
        try? shell.run()
        shell.waitUntilExit()
        return shell.terminationStatus == 0
    }()

    /// Puts the store on a disk of its own, of a number of KiB.
    func mountDisk(kibibytes: Int) throws {
        try FileManager.default.createDirectory(at: disk, withIntermediateDirectories: true)
        try run("mount", "-t", "tmpfs", "-o", "size=\(kibibytes)k", "none", disk.path())
        isMounted = true
    }

    /// Lets the disk be written, or not.
    func remountDisk(readOnly: Bool) throws {
        try run("mount", "-o", "remount,\(readOnly ? "ro" : "rw")", disk.path())
    }

    /// The process of the supervisor.
    func supervisor() throws -> pid_t {
        let text = try tmux("display-message", "-p", "#{pane_pid}").trimmingCharacters(
            in: .whitespacesAndNewlines
        )
        return try #require(pid_t(text))
    }

    /// Everything a process may write to in its memory.
    func memory(of process: pid_t) throws -> String {
        let maps = try String(contentsOfFile: "/proc/\(process)/maps", encoding: .utf8)
        let file = try FileHandle(forReadingFrom: URL(filePath: "/proc/\(process)/mem"))
        var found = Data()
        for line in maps.split(separator: "\n") where line.contains(" rw") {
            let bounds = line.prefix { $0 != " " }.split(separator: "-").compactMap { UInt64($0, radix: 16) }
            guard bounds.count == 2, (try? file.seek(toOffset: bounds[0])) != nil else { continue }
            if let data = try? file.read(upToCount: Int(bounds[1] - bounds[0])) { found += data }
        }
        return String(decoding: found, as: Unicode.ASCII.self)
    }

    /// The processes of sessions: the children of the supervisor.
    func sessions() throws -> [pid_t] {
        let supervisor = try supervisor()
        let children = try String(
            contentsOfFile: "/proc/\(supervisor)/task/\(supervisor)/children",
            encoding: .utf8
        )
        return children.split(separator: " ").compactMap { pid_t($0) }
    }

    /// What staff can read in the log.
    func staffLog() throws -> String { try String(contentsOfFile: log, encoding: .utf8) }

    /// Changes the store by hand.
    func sql(_ text: String) throws { try run("sqlite3", store, text) }

    /// What the store says to a question, a row each line.
    func query(_ text: String) throws -> String {
        try run("sqlite3", store, text).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    /// Whether the store holds a form under a reference.
    func sent(_ reference: Reference) throws -> Bool {
        let sql = "SELECT count(*) FROM submission WHERE reference = '\(reference)'"
        return try run("sqlite3", store, sql).trimmingCharacters(in: .whitespacesAndNewlines) == "1"
    }

    /// Presses keys by their tmux names, such as Enter, Down or F1.
    func press(_ keys: String...) throws { try press(keys) }

    /// Presses keys, one as soon as the other.
    func press(_ keys: [String]) throws { try tmux(["send-keys"] + keys) }

    /// Makes the terminal larger or smaller.
    func resize(columns: Int, rows: Int) throws {
        try tmux("resize-window", "-x", "\(columns)", "-y", "\(rows)")
    }

    /// Chooses one thing after the other by its number, from the front on.
    ///
    /// A visit in memory knows the numbers, and the title to wait for; a title must fit into one row here.
    func follow(_ way: (Resident) throws -> [ElementID]) throws {
        var resident = try Resident(today: .localToday)
        try front()
        for id in try way(resident) {
            try press(resident.number(of: id).map(String.init) + ["Enter"])
            resident.press(id)
            try wait(resident.screen)
        }
    }

    /// Goes from the front to the start of a service, and on.
    func open(_ code: String, then ids: ElementID...) throws {
        try follow { try $0.way(to: code) + ids }
    }

    /// Waits for the greeting of a new session, and goes on to the front; or for the front, where one is there.
    @discardableResult
    func front(within seconds: Double = 60, in language: String = "en") throws -> [String] {
        let words = try RealHub.words(language)
        let (greeting, front) = (words(.greetingStart), words(.frontTitle))
        let rows = try wait("the greeting", within: seconds) { rows in
            rows.contains { $0.contains(greeting) || $0.contains(front) }
        }
        if rows.contains(where: { $0.contains(greeting) }) { try press("Enter") }
        return try wait("the front") { $0.contains { $0.contains(front) } }
    }

    /// Waits for a screen by its title, which stands in a row by itself.
    func wait(_ screen: Screen) throws {
        try wait(screen.title) { $0.contains { $0.trimmingCharacters(in: .whitespaces) == screen.title } }
    }

    /// Waits until the cursor stands before some words.
    func waitForCursor(on words: String, within seconds: Double = 60) throws {
        let end = Date().addingTimeInterval(seconds)
        while Date() < end {
            let (row, column) = try cursorRow()
            if row.dropFirst(column).hasPrefix(words) { return }
        }
        Issue.record("the cursor never stood on \(words):\n\(try rows().joined(separator: "\n"))")
        throw Unseen(what: words)
    }

    /// Types text as it is.
    func type(_ text: String) throws {
        try tmux("send-keys", "-l", text)
    }

    /// The rows on the screen, without the spaces at their ends.
    func rows() throws -> [String] {
        try tmux("capture-pane", "-p").split(separator: "\n", omittingEmptySubsequences: false).map { row in
            String(row.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The row that the cursor stands in, and the column.
    func cursorRow() throws -> (words: String, column: Int) {
        let said = try tmux("display-message", "-p", "#{cursor_x} #{cursor_y}", ";", "capture-pane", "-p")
        let rows = said.split(separator: "\n", omittingEmptySubsequences: false)
        let place = rows[0].split(separator: " ").compactMap { Int($0) }
        guard place.count == 2, rows.indices.contains(place[1] + 1) else { return ("", 0) }
        return (String(rows[place[1] + 1]), place[0])
    }

    /// Waits until the screen satisfies a condition.
    @discardableResult
    func wait(
        _ what: String = "",
        within seconds: Double = 60,
        until condition: ([String]) -> Bool
    ) throws -> [String] {
        let end = Date().addingTimeInterval(seconds)
        var rows = try rows()
        while !condition(rows) {
            guard Date() < end else {
                Issue.record("\(what) was not shown:\n\(rows.joined(separator: "\n"))")
                throw Unseen(what: what)
            }
            Thread.sleep(forTimeInterval: 0.01)
            rows = try self.rows()
        }
        return rows
    }

    /// What was waited for did not come.
    struct Unseen: Error {
        var what: String
    }

    @discardableResult
    func tmux(_ arguments: String...) throws -> String { try tmux(arguments) }

    @discardableResult
    func tmux(_ arguments: [String]) throws -> String { try run("tmux", ["-L", socket] + arguments) }

    @discardableResult
    private func run(_ program: String, _ arguments: String...) throws -> String {
        try run(program, arguments)
    }

    /// Runs a program to its end.
    ///
    /// A server that it leaves behind must hold nothing of ours open: its output goes to a file, and the shell closes
    /// all other descriptors.
    private func run(_ program: String, _ arguments: [String]) throws -> String {
        let file = FileManager.default.temporaryDirectory.appending(path: "handrail-out-\(UUID().uuidString)")
        _ = FileManager.default.createFile(atPath: file.path(), contents: nil)
        defer { try? FileManager.default.removeItem(at: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/bin/bash")
        let closing = "for ((f = 3; f < 256; f++)); do eval \"exec $f>&-\"; done; exec \"$0\" \"$@\""
        process.arguments = ["-c", closing, program] + arguments
        process.standardOutput = try FileHandle(forWritingTo: file)
        process.standardError = FileHandle.nullDevice
        process.standardInput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return try String(contentsOf: file, encoding: .utf8)
    }
}
