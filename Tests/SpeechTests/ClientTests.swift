import Foundation
import Screens
import Support
import Synchronization
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

    /// A client that said something to a server which went away since, and the server that stands in its place.
    static func afterARestart() throws -> (line: Line, server: FakeServer) {
        let first = try FakeServer()
        let line = Line(first.path)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway })
        first.stop()
        #expect(line.look { line.client.descriptor == nil })
        return (line, try FakeServer(at: first.path))
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

@Suite(.timeLimit(.minutes(5))) struct ClientTests {
    @Test func whatIsSaidArrivesWithItsLanguageRateAndVolume() throws {
        let server = try FakeServer()
        let line = Line(server.path)
        line.client.use(Speech(isOn: true))
        line.say("Your name.", "..dots", "You typed: Mary.")
        #expect(line.look { !line.client.isUnderway })
        #expect(
            server.heard == [
                "SET SELF CLIENT_NAME kiosk:handrail:session", "CANCEL ALL", "SET SELF PUNCTUATION some",
                "SET SELF NOTIFICATION END on", "SET SELF VOLUME -34", "SET SELF RATE -12",
                "SET SELF LANGUAGE en", "SET SELF PRIORITY text",
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
        #expect(Array(server.heard[before...]) == ["CANCEL SELF", "SPEAK", "One.", "."])
    }

    /// What is said to its end is told of; the server is given the sentences one by one, each with a name of its own.
    private func server(endingUpTo last: Int) throws -> FakeServer {
        let count = Mutex(0)
        return try FakeServer { line in
            guard line == "." else { return FakeServer.polite(line) }
            let name = count.withLock {
                $0 += 1
                return $0
            }
            let queued = "225-\(name)\r\n225 OK MESSAGE QUEUED\r\n"
            return name > last ? queued : queued + "702-\(name)\r\n702-1\r\n702 END\r\n"
        }
    }

    /// Meets A06.
    @Test func speechGoesOnWithTheSentenceItStoppedIn() throws {
        let server = try server(endingUpTo: 1)
        let line = Line(server.path)
        let second = "The second sentence is the one that is being said meanwhile."
        line.say("The first sentence has been said to its end.", second, "The third is not begun.")
        #expect(line.look { !line.client.isUnderway })
        let before = server.heard.count
        line.client.pause(at: line.now)
        line.client.resume(at: line.now)
        #expect(line.look { !line.client.isUnderway })
        #expect(
            Array(server.heard[before...]) == [
                "CANCEL SELF", "SPEAK", second, ".", "SPEAK", "The third is not begun.", ".",
            ]
        )
    }

    /// Meets A06.
    @Test func whatWasSaidToItsEndIsNotSaidAgain() throws {
        let server = try server(endingUpTo: 1)
        let line = Line(server.path)
        line.say("One.")
        #expect(line.look { !line.client.isUnderway && server.heard.last == "." })
        line.look(after: 10)
        let before = server.heard.count
        line.client.pause(at: line.now)
        line.client.resume(at: line.now)
        #expect(line.look { !line.client.isUnderway })
        #expect(server.heard.count == before)
    }

    @Test(arguments: [
        (["Menu.", "1 of 6."], ["Menu. 1 of 6."]), (["One. Two? Three! Four"], ["One. Two? Three! Four"]),
        (["It costs £4.50 a day."], ["It costs £4.50 a day."]), ([""], [""]),
        (
            ["The first sentence is long enough for itself.  The second one is just as long as that. No."],
            ["The first sentence is long enough for itself.", "The second one is just as long as that. No."]
        ),
    ])
    func longTextsAreCutBetweenSentences(_ texts: [String], _ passages: [String]) {
        let cut = SpeechPassages.cut(texts.map { Utterance($0, language: "en") })
        #expect(cut.map(\.text) == passages)
    }

    @Test func whatAnotherVoiceSaysIsAPassageOfItsOwn() {
        let cut = SpeechPassages.cut([
            Utterance("One.", language: "en"), Utterance("Dau.", language: "cy"),
            Utterance("a", language: "cy", kind: .character),
            Utterance("Still there?", language: "cy", urgency: .important),
        ])
        #expect(cut.count == 4)
    }

    /// Meets A07.
    @Test func whatWasSilencedAfterTheServerWentAwayStaysSilent() throws {
        let (line, server) = try Line.afterARestart()
        line.client.silence(at: line.now)
        line.client.pause(at: line.now)
        line.client.resume(at: line.now)
        line.look(after: 10)
        #expect(server.connected == 0)
        line.say("Two.")
        #expect(line.look { server.heard.contains("Two.") })
    }

    /// Meets A06.
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
                "CANCEL SELF", "SPEAK", "Two.", ".",
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
