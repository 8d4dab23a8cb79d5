import Foundation
import Testing

/// What the program has nothing of, found by reading it.
@Suite struct AbsenceTests {
    private let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Every line of the program that is no comment, in small letters, with its file.
    private func lines() throws -> [(file: String, text: String)] {
        let folder = root.appending(path: "Sources")
        let walk = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        let files = walk.compactMap { $0 as? URL }.filter { ["swift", "h"].contains($0.pathExtension) }
        let lines = try files.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
                (file.lastPathComponent, line.trimmingCharacters(in: .whitespaces).lowercased())
            }
        }
        return lines.filter { !$0.1.hasPrefix("//") }
    }

    private func expectNone(of words: [String]) throws {
        let lines = try lines()
        #expect(lines.count > 10_000)
        for (file, text) in lines {
            for word in words { #expect(!text.contains(word), "\(file): \(text)") }
        }
    }

    /// Meets A21.
    @Test func nothingListens() throws {
        try expectNone(of: ["microphone", "arecord", "parec", "pw-record", "snd_pcm_stream_capture"])
    }

    /// Meets A24.
    @Test func nobodyIsKnownByTheirBody() throws {
        try expectNone(of: ["fingerprint", "biometric", "fprintd", "/dev/video"])
    }

    /// Meets A47, C07.
    @Test func nothingAsksTheTerminalToBlink() throws {
        try expectNone(of: ["a_blink", "\\e[5m", "\\u{1b}[5m", "blink"])
    }

    /// Meets A11.
    @Test func nothingMakesASoundButSpeech() throws {
        try expectNone(of: ["aplay", "paplay", "sound_icon", "beep", "\\a\"", "\"\\u{07}\"", "\"\\u{7}\""])
    }

    /// Meets P31.
    @Test func noShellIsStarted() throws {
        try expectNone(of: [
            "/bin/sh", "/bin/bash", " system(", "popen(", "endwin_and_shell", "$editor", "$pager",
        ])
    }
}
