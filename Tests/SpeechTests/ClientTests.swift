import Foundation
import Screens
import Support
import Testing

@testable import Connections
@testable import Renderings

/// A client, a clock that a test moves, and what staff were told.
final class Line {
    let client: SpeechClient
    private(set) var faults: [SpeechFault] = []
    var now: Int64 = 1_000_000
    private let told = Told()

    final class Told {
        var lines: [String] = []
    }

    init(_ path: String) {
        client = SpeechClient(path: path) { [told] in told.lines.append($0) }
    }

    var reports: [String] { told.lines }

    func say(_ texts: String..., language: String = "en") {
        client.say(texts.map { Utterance($0, language: language) }, at: now)
    }

    /// Looks until something holds; the clock of the client stands still meanwhile.
    @discardableResult
    func look(until condition: () -> Bool) -> Bool {
        for _ in 0..<15_000 {
            faults += client.look(at: now)
            if condition() { return true }
            usleep(1_000)
        }
        return false
    }

    /// Looks once, some milliseconds later.
    func look(after milliseconds: Int64) {
        now += milliseconds
        faults += client.look(at: now)
    }
}

@Suite(.timeLimit(.minutes(1))) struct ClientTests {
    @Test func whatIsSaidArrivesWithItsLanguageRateAndVolume() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.use(Speech(isOn: true))
        line.say("Your name.", "..dots", "You typed: Mary.")
        #expect(line.look { !line.client.isUnderway })
        #expect(
            server.heard == [
                "SET SELF CLIENT_NAME kiosk:handrail:session", "CANCEL ALL", "SET SELF PUNCTUATION some",
                "SET SELF VOLUME -34", "SET SELF RATE -12", "SET SELF LANGUAGE en", "SET SELF PRIORITY text",
                "SPEAK", "Your name. ..dots You typed: Mary.", ".",
            ]
        )
        #expect(line.faults.isEmpty)
    }

    @Test func aLineThatBeginsWithADotIsNotTheEndOfTheText() {
        #expect(SpeechDialogue.stuffed(".\nb\n.c") == "..\r\nb\r\n..c\r\n.\r\n")
    }

    /// Meets B02, K05.
    @Test func aMoveStopsWhatIsSaidAndSaysTheNextThing() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway })
        let before = server.heard.count
        line.client.silence(at: line.now)
        line.say("Two.")
        #expect(line.look { !line.client.isUnderway })
        #expect(Array(server.heard[before...]) == ["CANCEL SELF", "SPEAK", "Two.", "."])
    }

    /// Meets A06.
    @Test func speechWaitsAndGoesOnOnceAndOnlyWhereSomethingIsSaid() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.pause(at: line.now)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway })
        let before = server.heard.count
        line.client.resume(at: line.now)
        for _ in 1...2 { line.client.pause(at: line.now) }
        for _ in 1...2 { line.client.resume(at: line.now) }
        #expect(line.look { !line.client.isUnderway })
        #expect(Array(server.heard[before...]) == ["PAUSE SELF", "RESUME SELF"])
    }

    /// A server that still waits would say nothing of what comes after.
    @Test func whatWaitsIsForgottenWhenSomethingElseIsSaid() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway })
        let before = server.heard.count
        line.client.pause(at: line.now)
        line.say("Two.")
        #expect(line.look { !line.client.isUnderway })
        #expect(
            Array(server.heard[before...]) == [
                "PAUSE SELF", "RESUME SELF", "CANCEL SELF", "SPEAK", "Two.", ".",
            ]
        )
    }

    @Test func aCharacterIsSaidByItsName() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.say([Utterance(",", language: "en", kind: .character)], at: line.now)
        #expect(line.look { !line.client.isUnderway })
        #expect(server.heard.last == "CHAR ,")
    }

    /// Meets A45.
    @Test func aWarningIsImportant() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.say([Utterance("Still there?", language: "en", urgency: .important)], at: line.now)
        #expect(line.look { !line.client.isUnderway })
        #expect(server.heard.contains("SET SELF PRIORITY important"))
    }

    @Test(arguments: 1...10)
    func eachStepOfVolumeIsLouderThanTheOneBefore(_ step: Int) {
        let volume = SpeechScales.volume(step)
        #expect((-100...100).contains(volume))
        #expect(step == 1 || volume > SpeechScales.volume(step - 1))
    }

    /// Meets B07.
    @Test func theRateOfANewSessionIsALittleSlow() {
        #expect(SpeechScales.rate(Speech.usualRate) == -12)
        #expect((SpeechScales.rate(1), SpeechScales.rate(9)) == (-50, 50))
    }

    /// Meets B03.
    @Test func aLanguageWithAVoiceIsSpokenAndOneWithoutIsToldOnce() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.say("Beth yw eich enw?", language: "cy")
        #expect(line.look { server.heard.contains("Beth yw eich enw?") })
        line.say("Magacaagu waa maxay?", language: "so")
        #expect(line.look { !line.faults.isEmpty })
        line.say("Mahadsanid", language: "so")
        line.look(after: 10)
        line.look(after: 10)
        #expect(line.faults == [.noVoice])
        #expect(!server.heard.contains { $0.contains("Magacaagu") || $0.contains("Mahadsanid") })
        #expect(server.heard.count { $0 == "LIST SYNTHESIS_VOICES" } == 1)
    }

    /// Meets L02.
    @Test func aNameIsSaidByTheVoiceOfItsLanguageOrByTheVoiceOfTheRest() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        let names = [("Welcome.", "en"), ("Cymraeg.", "cy"), ("Soomaali.", "so"), ("Start.", "en")]
        line.client.say(names.map { Utterance($0.0, language: $0.1) }, at: line.now)
        #expect(line.look { !line.client.isUnderway && server.heard.contains("Soomaali. Start.") })
        let said = server.heard.filter {
            $0.hasPrefix("SET SELF LANGUAGE") || $0.count > 1 && $0.hasSuffix(".")
        }
        let wanted = ["en", "Welcome.", "cy", "Cymraeg.", "en", "Soomaali. Start."]
        #expect(said == wanted.map { $0.count == 2 ? "SET SELF LANGUAGE \($0)" : $0 })
        #expect(line.faults.isEmpty)
    }

    /// Meets A14.
    @Test func theEndOfASessionStopsAllAndGivesTheVolumeBack() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.use(Speech(isOn: true, volume: 10))
        line.say("Long.")
        #expect(line.look { !line.client.isUnderway })
        let began = Date()
        line.client.close { Int64(Date().timeIntervalSince(began) * 1_000) }
        #expect(Array(server.heard.suffix(3)) == ["CANCEL ALL", "SET SELF VOLUME -34", "QUIT"])
    }
}

/// Servers that fail: the session must go on, and be told once.
@Suite(.timeLimit(.minutes(1))) struct BrokenServerTests {
    private func milliseconds(_ act: () -> Void) -> Double {
        let start = Date()
        act()
        return Date().timeIntervalSince(start) * 1_000
    }

    @Test func noServerAtAllIsToldOnceAndTriedAgainLater() throws {
        let path = FileManager.default.temporaryDirectory.appending(
            path: "none-\(UUID().uuidString.prefix(8))"
        ).path()
        let line = Line(path)
        #expect(milliseconds { line.say("Hello.") } < 50)
        line.look(after: 1)
        for _ in 0..<5 {
            line.say("Hello.")
            line.look(after: 5_000)
        }
        #expect(line.faults == [.noAnswer])
        #expect(line.reports.count == 1)
        let server = try FakeServer(at: path)
        line.now += 60_000
        line.say("Back.")
        #expect(line.look { server.heard.contains("Back.") })
    }

    /// Meets B01.
    @Test func aServerThatStallsInTheMiddleOfAMessageHoldsNothingUp() throws {
        let server = try FakeServer { $0 == "." ? nil : FakeServer.polite($0) }
        let line = Line(server.path)
        line.say("Secret words.")
        #expect(line.look { server.heard.last == "." })
        var times: [Double] = []
        for key in 0..<20 {
            let took = milliseconds {
                line.client.silence(at: line.now)
                line.say("Item \(key).")
                line.look(after: 10)
            }
            times.append(took)
        }
        #expect(times.sorted()[10] < 50, "\(times)")
        line.look(after: 400)
        #expect(line.faults == [.noAnswer])
        #expect(!line.client.isUnderway && line.client.descriptor == nil)
        #expect(line.reports.count == 1 && !line.reports[0].contains("Secret"))
    }

    @Test func aServerThatNeverAnswersIsGivenHalfASecond() throws {
        let server = try FakeServer { _ in nil }
        let line = Line(server.path)
        line.say("Hello.")
        line.look(after: 499)
        #expect(line.faults.isEmpty)
        line.look(after: 1)
        #expect(line.faults == [.noAnswer])
    }

    @Test func whatAServerRefusesIsToldOnceAndTheNextIsTried() throws {
        let server = try FakeServer { line in
            line == "SPEAK" ? "413 ERR SOMETHING\r\n" : FakeServer.polite(line)
        }
        let line = Line(server.path)
        line.say("One.")
        #expect(line.look { !line.faults.isEmpty })
        line.say("Two.")
        #expect(line.look { !line.client.isUnderway })
        #expect(line.faults == [.noAnswer])
        #expect(server.heard.count { $0 == "SPEAK" } == 2 && server.connected == 1)
    }

    @Test(arguments: [
        "300 ERR INTERNAL\r\n", "380 ERR NOT YET IMPLEMENTED\r\n", "500 ERR INVALID COMMAND\r\n",
    ])
    func aSettingThatIsRefusedDoesNotStopSpeech(_ answer: String) throws {
        let server = try FakeServer { line in
            line.hasPrefix("SET SELF PUNCTUATION") || line.hasPrefix("SET SELF RATE")
                ? answer : FakeServer.polite(line)
        }
        let line = Line(server.path)
        line.say("Heard.")
        #expect(line.look { server.heard.contains("Heard.") })
        #expect(line.faults.isEmpty)
    }

    @Test func answersInPiecesAndEventsBetweenThemAreUnderstood() {
        var replies = SpeechReplies()
        var found: [SpeechReply] = []
        for byte in "225-17\r\n701-17\r\n701-1\r\n701 BEGIN\r\n225 OK MESSAGE QUEUED\r\n213 OK\r\n".utf8 {
            found += replies.take([byte])
        }
        #expect(found.map(\.code) == [225, 213])
        #expect(found[0].lines == ["17"])
    }

    @Test func whatIsNoSpeechServerIsLeftAlone() throws {
        let server = try FakeServer { _ in "hello there\r\n" }
        let line = Line(server.path)
        line.say("Hello.")
        #expect(line.look { line.faults == [.noAnswer] })
        #expect(line.client.descriptor == nil)
    }

    @Test func aServerThatIsStartedAnewIsUsedAgain() throws {
        let first = try FakeServer()
        let line = Line(first.path)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway })
        first.stop()
        #expect(line.look { line.client.descriptor == nil })
        let second = try FakeServer(at: first.path)
        line.say("Two.")
        #expect(line.look { second.heard.contains("Two.") })
        #expect(line.faults.isEmpty)
    }
}
