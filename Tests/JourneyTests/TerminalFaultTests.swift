import Foundation
import Screens
import Testing

/// What a resident and the staff see where the machine is not as it should be.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct TerminalFaultTests {
    /// Meets A35.
    @Test(arguments: ["linux", "vt220", "vt100", "xterm", "xterm-256color", "screen", "nonsense"])
    func aTerminalOfAnyKindShowsTheFrontAndTakesKeys(_ kind: String) throws {
        let terminal = try Terminal(columns: 80, rows: 24, kind: kind)
        try terminal.front()
        for keys in [["3"], ["Down", "Down", "Up"]] {
            try terminal.press("Escape")
            for key in keys { try terminal.press(key) }
        }
        try terminal.open("complaint")
        try terminal.press("Escape")
        Thread.sleep(forTimeInterval: 0.1)
        try terminal.press("Escape")
        try terminal.front()
    }

    @Test(.enabled(if: Terminal.mounts, "disks cannot be mounted here"))
    func aStoreThatCanOnlyBeReadRestsAndComesBackWhenItCanBeWritten() throws {
        let terminal = try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.mountDisk(kibibytes: 4096)
            try terminal.makeStore()
            try terminal.remountDisk(readOnly: true)
        }
        try terminal.wait("resting") { $0.contains { $0.contains("this computer is resting") } }
        #expect(try terminal.staffLog().split(separator: "\n").count == 1)
        try terminal.remountDisk(readOnly: false)
        try terminal.front()
    }

    /// Meets G14.
    @Test(.enabled(if: Terminal.mounts, "disks cannot be mounted here"))
    func aFullDiskKeepsTheAnswersOnTheScreenUntilTheyCanBeSent() throws {
        let terminal = try Terminal(columns: 80, rows: 24) { terminal in
            try terminal.mountDisk(kibibytes: 2048)
            try terminal.makeStore()
        }
        try terminal.front()
        let ballast = terminal.disk.appending(path: "ballast")
        _ = FileManager.default.createFile(atPath: ballast.path(), contents: nil)
        let file = try FileHandle(forWritingTo: ballast)
        while (try? file.write(contentsOf: Data(repeating: 1, count: 4096))) != nil {}
        try file.close()
        try terminal.open("complaint", then: "start")
        try terminal.press("1", "Enter")
        try terminal.wait("the next question, or a plain word") { rows in
            !rows.contains { $0.contains("What is your complaint about?") }
        }
        #expect(try terminal.sessions().count == 1)
        let log = try terminal.staffLog()
        #expect(log.contains("disk"), "\(log)")
        try FileManager.default.removeItem(at: ballast)
        try terminal.type("It was late")
        try terminal.wait("typing goes on") { $0.contains { $0.contains("It was late") } }
    }
}
