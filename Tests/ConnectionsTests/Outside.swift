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
    func add(_ name: String, _ script: String) throws {
        let file = "\(path)/\(name)"
        try "#!/bin/sh\n\(script)\n".write(toFile: file, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file)
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
    milliseconds: Int64 = 10_000
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
