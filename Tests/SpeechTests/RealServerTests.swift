import Foundation
import Glibc
import Screens
import Support
import Testing

@testable import Connections
@testable import Renderings

/// The real speech-dispatcher, with a recorder in the place of a voice.
@Suite(
    .enabled(if: SpeechServer.isHere, "not run: speech-dispatcher is not installed"),
    .timeLimit(.minutes(5))
)
struct RealServerTests {
    /// Meets A16.
    @Test func wordsArriveWholeWithLanguageRateAndVolume() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        let line = Line(server.socket)
        line.client.use(Speech(isOn: true, volume: 6, rate: 4))
        line.say("What's your name?", "Some \"quotes\", $HOME and `ticks`.", ".One dot in front.")
        #expect(line.look { server.heard.contains { $0.text.contains("dot in front") } })
        let said = server.heard.map(\.text).joined(separator: " ")
        #expect(said == "What's your name? Some \"quotes\", $HOME and `ticks`. .One dot in front.")
        #expect(Set(server.heard.map(\.volume)) == ["-34"] && Set(server.heard.map(\.rate)) == ["-12"])
        line.client.use(Speech(isOn: true, volume: 10, rate: 9))
        line.say("Diolch.", language: "cy")
        #expect(line.look { server.heard.last?.text == "Diolch." })
        #expect(server.heard.last?.language == "cy")
        #expect(server.heard.last?.volume == "100" && server.heard.last?.rate == "50")
        #expect(line.faults.isEmpty)
    }

    @Test func aLongTextIsSilencedInItsMiddle() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 20))
        let line = Line(server.socket)
        line.say((1...30).map { "This is sentence number \($0)." }.joined(separator: " "))
        #expect(line.look { server.heard.count >= 2 })
        line.client.silence(at: line.now)
        #expect(line.look { !line.client.isUnderway })
        let count = server.heard.count
        usleep(400_000)
        #expect(server.heard.count <= count + 1 && count < 30)
        line.say("Now this.")
        #expect(line.look { server.heard.last?.text == "Now this." })
    }

    /// Meets A06.
    @Test func aLongTextWaitsAndGoesOnToItsEnd() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 20))
        let line = Line(server.socket)
        line.say((1...8).map { "This is sentence number \($0)." }.joined(separator: " "))
        #expect(line.look { server.heard.count >= 5 })
        line.client.pause(at: line.now)
        #expect(line.look { !line.client.isUnderway })
        usleep(200_000)
        let count = server.heard.count
        usleep(400_000)
        #expect(server.heard.count == count && count < 8)
        line.client.resume(at: line.now)
        #expect(line.look { server.heard.last?.text == "This is sentence number 8." })
        // Only the passage that was broken off is begun anew.
        #expect(server.heard.count { $0.text == "This is sentence number 1." } == 1)
        line.client.pause(at: line.now)
        line.say("Now this.")
        #expect(line.look { server.heard.last?.text == "Now this." })
    }

    /// Meets A06.
    @Test func whatWaitsIsNotSaidBeforeTheNextThing() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 20))
        let line = Line(server.socket)
        line.say((1...30).map { "This is sentence number \($0)." }.joined(separator: " "))
        #expect(line.look { server.heard.count >= 2 })
        line.client.pause(at: line.now)
        let count = server.heard.count
        line.say("Now this.")
        let isSaid = line.look { server.heard.contains { $0.text == "Now this." } }
        #expect(isSaid, "\(server.heard.map(\.text))")
        let place = server.heard.firstIndex { $0.text == "Now this." } ?? .max
        #expect(place <= count + 1, "\(server.heard.map(\.text))")
    }

    /// Meets A07.
    @Test func evenAWarningIsSilencedByAKey() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 20))
        let line = Line(server.socket)
        let text = (1...30).map { "This is sentence number \($0)." }.joined(separator: " ")
        line.client.say([Utterance(text, language: "en", urgency: .important)], at: line.now)
        #expect(line.look { server.heard.count >= 2 })
        line.client.silence(at: line.now)
        line.say("Now this.")
        #expect(line.look { server.heard.last?.text == "Now this." })
        #expect(server.heard.count < 30)
    }

    /// Meets B03.
    @Test func aLanguageWithoutAVoiceIsNeverReadByAnEnglishOne() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        let line = Line(server.socket)
        line.say("Magacaagu waa maxay?", language: "so")
        #expect(line.look { line.faults == [.noVoice] })
        line.say("Hello.")
        #expect(line.look { server.heard.last?.text == "Hello." })
        #expect(server.heard.count == 1)
    }

    /// Meets B04.
    @Test func noWordThatWasSaidIsInTheLogs() throws {
        let server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        let line = Line(server.socket)
        line.say("Marmaladesandwich.")
        #expect(line.look { !server.heard.isEmpty })
        let walk = try #require(
            FileManager.default.enumerator(at: server.logs, includingPropertiesForKeys: nil)
        )
        for case let file as URL in walk where !file.hasDirectoryPath {
            #expect(try !String(contentsOf: file, encoding: .utf8).contains("Marmaladesandwich"))
        }
    }
}

/// The real espeak-ng behind the real speech-dispatcher.
@Suite(
    .enabled(if: SpeechServer.hasEspeak, "not run: espeak-ng for speech-dispatcher is not installed"),
    .timeLimit(.minutes(5))
)
struct EspeakTests {
    /// Sends commands one after the other, and collects what comes of them: answers, and events by their numbers.
    private func talk(_ server: SpeechServer, _ commands: [(line: String, pause: UInt32)]) throws -> [String]
    {
        guard case .open(let socket) = SpeechSocket.open(server.socket) else { throw SpeechServer.Silent() }
        var text = ""
        var chunk = [UInt8](repeating: 0, count: 65_536)
        for (line, pause) in commands {
            _ = socket.send(Array((line + "\r\n").utf8))
            usleep(pause)
            while case .bytes(let bytes) = socket.read(into: &chunk) {
                text += String(decoding: bytes, as: UTF8.self)
            }
        }
        return text.split(separator: "\r\n").map(String.init)
    }

    /// The client sends the same commands on a move: what is being said is stopped before the next thing begins.
    ///
    /// Meets A07, B02.
    @Test func aMoveStopsWhatIsSaidBeforeTheNextThingBegins() throws {
        let server = try SpeechServer(.espeak)
        let long = String(repeating: "A very long text. ", count: 30)
        let lines = try talk(
            server,
            [
                ("SET SELF CLIENT_NAME test:test:test", 50_000), ("SET SELF NOTIFICATION ALL on", 20_000),
                ("SET SELF PRIORITY text", 20_000), ("SPEAK", 20_000), ("One.\r\n.", 500_000),
                ("SPEAK", 20_000),
                (long + "\r\n.", 100_000), ("CANCEL SELF", 0), ("SPEAK", 20_000), ("Two.\r\n.", 500_000),
            ]
        )
        let events = lines.compactMap { line in
            ["701 BEGIN", "702 END", "703 CANCELED"].contains(line) ? String(line.prefix(3)) : nil
        }
        #expect(events == ["701", "702", "701", "703", "701", "702"])
    }

    /// Meets A15.
    @Test func fromTheQuietestToTheLoudestAreMoreThanEighteenDecibels() throws {
        var decibels: [Int: Double] = [:]
        for step in [1, 6, 10] {
            let server = try SpeechServer(.espeakToFile)
            let line = Line(server.socket)
            line.client.use(Speech(isOn: true, volume: step))
            line.say("The quick brown fox jumps over the lazy dog.")
            #expect(line.look { !line.client.isUnderway })
            var size = -1
            for _ in 0..<100 {
                usleep(50_000)
                let now = (try? Data(contentsOf: server.sound).count) ?? 0
                if now > 50_000, now == size { break }
                size = now
            }
            server.stop()
            decibels[step] = try Self.loudness(of: Data(contentsOf: server.sound))
        }
        let quietest = try #require(decibels[1])
        let usual = try #require(decibels[6])
        let loudest = try #require(decibels[10])
        #expect(loudest - quietest >= 18, "\(loudest - quietest) dB")
        #expect((10...14).contains(usual - quietest), "\(usual - quietest) dB")
        print("volume 6 is \(usual - quietest) dB over 1, 10 is \(loudest - quietest) dB")
    }

    /// The root mean square of 16-bit samples, in decibels under the loudest there can be.
    private static func loudness(of wave: Data) -> Double {
        let bytes = Array(wave.dropFirst(44))
        var sum = 0.0
        var count = 0
        for index in stride(from: 0, to: bytes.count - 1, by: 2) {
            let sample =
                Double(Int16(bitPattern: UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8)) / 32_768
            sum += sample * sample
            count += 1
        }
        return 10 * log10(sum / Double(max(1, count)))
    }
}
