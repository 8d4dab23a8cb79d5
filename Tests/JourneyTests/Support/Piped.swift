import Foundation
import Support
import Testing

/// The release program between two pipes: lines go in, and what it says comes out.
final class Piped {
    private let process = Process()
    private let (input, output) = (Pipe(), Pipe())
    private let folder = FileManager.default.temporaryDirectory.appending(path: "handrail-piped-\(UUID())")
    private var said = Data()

    /// Starts the kiosk on a new store.
    init(_ options: [String], environment: [String: String] = [:]) throws {
        let program = URL(filePath: try #require(Terminal.program))
        let store = folder.appending(path: "store.sqlite").path()
        let making = Process()
        making.executableURL = program
        making.arguments = ["store", "init", "--store", store]
        try making.run()
        making.waitUntilExit()
        process.executableURL = program
        process.arguments =
            [
                "kiosk", "--store", store, "--content", root.appending(path: "Kiosk/Content").path(),
                "--accessibility", root.appending(path: "Accessibility").path(),
            ] + options
        let usual = ProcessInfo.processInfo.environment
        process.environment = usual.merging(environment) { _, new in new }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func type(_ lines: [String]) {
        input.give(lines)
    }

    /// Reads on until something is said.
    func wait(for words: String, within seconds: Double = 60) throws {
        let end = Date().addingTimeInterval(seconds)
        while said.range(of: Data(words.utf8)) == nil {
            var watched = pollfd(
                fd: output.fileHandleForReading.fileDescriptor,
                events: Int16(POLLIN),
                revents: 0
            )
            if unsafe poll(&watched, 1, 100) > 0 { said += output.fileHandleForReading.availableData }
            guard Date() < end, process.isRunning else {
                Issue.record("\(words) was not said:\n\(String(decoding: said.suffix(800), as: UTF8.self))")
                throw Terminal.Unseen(what: words)
            }
        }
    }

    /// Hangs up, and gives everything that was said.
    func end() -> String {
        try? input.fileHandleForWriting.close()
        said += output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: said, as: UTF8.self)
    }
}
