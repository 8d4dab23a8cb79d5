public import Foundation
import Glibc

/// A real speech-dispatcher of a test's own, which nobody hears.
public final class SpeechServer {
    /// What speaks behind it.
    public enum Synthesiser: Sendable {
        /// Writes down each sentence it is given: language, rate, volume and text.
        case recorder(millisecondsPerWord: Int)
        /// espeak-ng, its sound thrown away.
        case espeak
        /// espeak-ng, its sound written to `sound`.
        case espeakToFile
    }

    /// Whether speech-dispatcher is installed.
    public static let isHere = FileManager.default.isExecutableFile(atPath: "/usr/bin/speech-dispatcher")
    /// Whether espeak-ng is installed for it.
    public static let hasEspeak =
        isHere
        && FileManager.default.isExecutableFile(
            atPath: "/usr/lib/speech-dispatcher-modules/sd_espeak-ng"
        )

    private let folder: URL
    private let process = Process()

    /// The socket that it listens on.
    public var socket: String { folder.appending(path: "speechd.sock").path() }
    /// What was played, as a WAV file.
    public var sound: URL { folder.appending(path: "sound.wav") }
    /// Its logs.
    public var logs: URL { folder.appending(path: "logs") }

    /// There is no server.
    public struct Silent: Error {
        /// Says so.
        public init() {}
    }

    /// Starts a server and waits until it listens.
    public init(_ synthesiser: Synthesiser) throws {
        folder = FileManager.default.temporaryDirectory.appending(
            path: "speech-\(UUID().uuidString.prefix(8))",
            directoryHint: .isDirectory
        )
        for name in ["conf/modules", "run", "logs", "home"] {
            try FileManager.default.createDirectory(
                at: folder.appending(path: name),
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        }
        try configure(synthesiser)
        try start()
    }

    deinit {
        stop()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Starts it, or starts it again after `stop`.
    public func start() throws {
        process.executableURL = URL(filePath: "/usr/bin/speech-dispatcher")
        let path = folder.path()
        process.arguments = [
            "-s", "-C", path + "conf", "-L", path + "logs", "-P", path + "pid", "-c", "unix_socket", "-S",
            socket, "-t", "0",
        ]
        process.environment = [
            "PATH": "/usr/bin:/bin", "HOME": path + "home", "XDG_RUNTIME_DIR": path + "run",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        for _ in 0..<200 {
            if takesConnections { return }
            Thread.sleep(forTimeInterval: 0.02)
        }
        throw Silent()
    }

    /// The file of a socket is there a moment before anybody listens at it.
    private var takesConnections: Bool {
        let descriptor = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        return unsafe atSocket(socket) { unsafe connect(descriptor, $0, $1) } == 0
    }

    /// Ends it for good.
    public func stop() {
        guard process.isRunning else { return }
        process.terminate()
        for _ in 0..<50 where process.isRunning { Thread.sleep(forTimeInterval: 0.01) }
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// A sentence that the recorder was given.
    public struct Heard: Hashable, Sendable {
        /// Its language.
        public var language: String
        /// Its rate, from -100 to 100.
        public var rate: String
        /// Its volume, from -100 to 100.
        public var volume: String
        /// Its words.
        public var text: String
    }

    /// All sentences that the recorder was given so far.
    public var heard: [Heard] {
        guard let text = try? String(contentsOf: folder.appending(path: "heard.tsv"), encoding: .utf8) else {
            return []
        }
        return text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count >= 4 else { return nil }
            return Heard(
                language: fields[0],
                rate: fields[1],
                volume: fields[2],
                text: fields[3].trimmingCharacters(in: .whitespaces)
            )
        }
    }

    private func configure(_ synthesiser: Synthesiser) throws {
        var lines = [
            "LogLevel 3", "LogDir \"default\"", "CommunicationMethod \"unix_socket\"", "Timeout 0",
            "DefaultVolume 100", "DefaultLanguage \"en\"",
        ]
        switch synthesiser {
        case .recorder(let pace):
            lines += [
                "AudioOutputMethod \"libao\"", "AddModule \"recorder\" \"sd_generic\" \"recorder.conf\"",
            ]
            try write(Self.recorder(folder.path(), pace), "conf/modules/recorder.conf")
            try write(Self.script(folder.path(), pace), "record.sh")
        case .espeak, .espeakToFile:
            var method = "libao"
            if case .espeakToFile = synthesiser { method = "alsa" }
            lines += ["AudioOutputMethod \"\(method)\""]
            lines += ["AddModule \"espeak-ng\" \"sd_espeak-ng\" \"espeak-ng.conf\""]
            try write("Debug 0\n", "conf/modules/espeak-ng.conf")
        }
        try write("default_driver=null\n", "home/.libao")
        let card = "type file\nslave.pcm \"null\"\nfile \"\(sound.path())\"\nformat \"wav\"\n"
        try write("pcm.!default {\n\(card)}\nctl.!default { type null }\n", "home/.asoundrc")
        try write(lines.joined(separator: "\n") + "\n", "conf/speechd.conf")
    }

    private func write(_ text: String, _ name: String) throws {
        try Data(text.utf8).write(to: folder.appending(path: name))
    }

    /// Takes a sentence as its words are, never as something for a shell to work out.
    private static func script(_ folder: String, _ pace: Int) -> String {
        let wait =
            pace == 0 ? "" : "set -- $4\nsleep $(awk \"BEGIN { print $# * \(pace) / 1000 }\")\n"
        let words = "$(printf '%s' \"$4\" | tr -s '\\r\\n ' ' ')"
        return "printf '%s\\t%s\\t%s\\t%s\\n' \"$1\" \"$2\" \"$3\" \"\(words)\" >> '\(folder)heard.tsv'\n"
            + wait
    }

    private static func recorder(_ folder: String, _ pace: Int) -> String {
        var lines = ["Debug 0"]
        lines.append(
            "GenericExecuteSynth \"/bin/sh \(folder)record.sh '$LANGUAGE' '$RATE' '$VOLUME' \\'$DATA\\'\""
        )
        lines += ["GenericMaxChunkLength 4000", "GenericRateAdd 0", "GenericRateMultiply 100"]
        lines += ["GenericRateForceInteger 1", "GenericVolumeAdd 0", "GenericVolumeMultiply 100"]
        lines.append("GenericVolumeForceInteger 1")
        for language in ["en", "cy", "pl", "ur"] {
            lines.append("GenericLanguage \"\(language)\" \"\(language)\" \"utf-8\"")
            lines.append("AddVoice \"\(language)\" \"MALE1\" \"voice\"")
        }
        return (lines + ["DefaultVoice \"voice\""]).joined(separator: "\n") + "\n"
    }
}
