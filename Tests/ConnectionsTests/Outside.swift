import Connections
import Foundation

/// The milliseconds of a clock that only goes forward.
func now() -> Int64 { Int64(DispatchTime.now().uptimeNanoseconds / 1_000_000) }

/// Whether Debian's program of a name is on this machine.
func isInstalled(_ name: String) -> Bool { Programs().path(of: name) != nil }

/// A folder of made-up programs, thrown away with its owner.
final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "handrail-\(UUID())").path()
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A program that is a script of the shell.
    ///
    /// Another program writes it: were it open for writing here, a test that starts a program meanwhile would hold it
    /// open, and it could not be run.
    func add(_ name: String, _ script: String) throws {
        let write = "cat >'\(path)/\(name)' && chmod +x '\(path)/\(name)'"
        let input = Array("#!/bin/sh\n\(script)\n".utf8)
        _ = try Programs().run(Command("sh", ["-c", write], input: input), clock: now)
    }

    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: "\(path)/\(name)"))
        return "\(path)/\(name)"
    }

    func read(_ name: String) throws -> String {
        try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    /// Looks here first, then where Debian keeps its programs.
    var programs: Programs { Programs(in: [path, "/usr/bin", "/bin"]) }
}

/// What a shell script said, or why it did not.
func said(
    _ script: String,
    input: String = "",
    mostBytes: Int = 1 << 20,
    milliseconds: Int64 = 60_000
) -> Result<String, ProgramError> {
    let command = Command(
        "sh",
        ["-c", script],
        input: Array(input.utf8),
        mostBytes: mostBytes,
        milliseconds: milliseconds
    )
    do throws(ProgramError) {
        return .success(String(decoding: try Programs().run(command, clock: now), as: UTF8.self))
    } catch { return .failure(error) }
}
