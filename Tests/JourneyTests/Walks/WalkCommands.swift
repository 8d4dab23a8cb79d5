import Domain
import Foundation
import Store
import Support
import Testing

@testable import handrail

// Commands of the program beside the terminals.
extension DeskHub {
    /// What a command ended with and said.
    struct Ended {
        var status: Int32
        var said: String
    }

    /// What somebody of the staff gives a command to read: a PIN, or a password and a card, a line each.
    private func secrets(of login: String?) throws -> String {
        guard let login, try store.staff(login: login)?.needsTwoThings ?? false else { return Self.pin }
        return Self.password + "\n" + Self.card(of: login)
    }

    /// Runs a command of the program on the store of the hub to its end, with what signs the staff in to read.
    @discardableResult
    func run(
        _ words: [String],
        secrets: String? = nil,
        printer: PaperTray? = nil,
        content: URL? = nil
    ) throws -> Ended {
        let login = words.firstIndex(of: "--login").map { words[$0 + 1] }
        let secrets = try secrets ?? self.secrets(of: login)
        let process = Process()
        let program = try #require(Terminal.program)
        let content = content ?? root.appending(path: "Kiosk/Content")
        let places = [
            "--store", path, "--content", content.path(), "--accessibility",
            root.appending(path: "Accessibility").path(), "--log", path + ".log",
        ]
        // The shell reads the launcher: another test that starts a program now may hold it open, as what cannot be run.
        process.executableURL = URL(filePath: printer == nil ? program : "/bin/sh")
        let launch = printer.map { [$0.launcher, program] } ?? []
        process.arguments = launch + words + places + (printer?.options ?? [])
        let (input, output) = (Pipe(), Pipe())
        (process.standardInput, process.standardOutput, process.standardError) = (input, output, output)
        try process.run()
        input.give([secrets])
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Ended(status: process.terminationStatus, said: String(decoding: data, as: UTF8.self))
    }

    /// Whether some text stands anywhere in the files of the store, read as bytes.
    func holds(_ text: String) -> Bool {
        ["", "-wal", "-shm"].contains { suffix in
            FileManager.default.contents(atPath: path + suffix)?.range(of: Data(text.utf8)) != nil
        }
    }
}

/// A printer that keeps what it is given: programs that say what those of CUPS 2.4 say.
///
/// Only what is started by its launcher sees them, in the place of those of the machine. This needs the rights of root.
final class PaperTray {
    private let folder: URL
    let options = ["--printer", "desk"]

    /// What starts a program so that it prints here.
    var launcher: String { folder.appending(path: "launch").path() }
    /// What was printed last.
    var printed: String { said("printed") }
    /// What `lp` was asked for.
    var asked: String { said("asked") }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "handrail-paper-\(UUID())")
        let programs = folder.appending(path: "programs")
        try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
        let list = """
            scheduler is running
            system default destination: desk
            desk accepting requests since Sat Nov 21 08:17:20 2026
            printer desk is idle.  enabled since Sat Nov 21 08:17:20 2026
            """
        try add("programs/lpstat", "cat <<'END'\n\(list)\nEND")
        try add(
            "programs/lp",
            """
            printf '%s\\n' "$@" >'\(folder.path())/asked'
            cat >'\(folder.path())/printed'
            echo 'request id is desk-12 (0 file(s))'
            """
        )
        let inside = "mount --bind \"$0\" /usr/local/bin && exec \"$@\""
        try add("launch", "exec unshare --mount sh -c '\(inside)' '\(programs.path())' \"$@\"")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private func add(_ name: String, _ script: String) throws {
        let file = folder.appending(path: name)
        try Data(("#!/bin/sh\n" + script + "\n").utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path())
    }

    private func said(_ name: String) -> String {
        (try? String(contentsOf: folder.appending(path: name), encoding: .utf8)) ?? ""
    }
}
