import Foundation
import Screens
import Support
import Testing

@testable import Connections

/// Servers that fail: the session must go on, and be told once.
@Suite(.timeLimit(.minutes(5))) struct BrokenServerTests {
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
        line.say("Hello.")
        line.look(after: 1)
        for _ in 0..<5 {
            line.say("Hello.")
            line.look(after: 5_000)
        }
        #expect(line.faults == [.noAnswer])
        #expect(line.reports.count == 1)
        // The shortest of several: the machine may have other work.
        let times = (0..<9).map { _ in milliseconds { Line(path).say("Hello.") } }
        #expect(times.min() ?? .infinity < 250)
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
        #expect(times.sorted()[10] < 250, "\(times)")
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
        #expect(found.map(\.code) == [701, 225, 213])
        #expect(found.map(\.lines) == [["17", "1"], ["17"], []])
    }

    @Test func whatIsNoSpeechServerIsLeftAlone() throws {
        let server = try FakeServer { _ in "hello there\r\n" }
        let line = Line(server.path)
        line.say("Hello.")
        #expect(line.look { line.faults == [.noAnswer] })
        #expect(line.client.descriptor == nil)
    }

    @Test func aServerThatIsStartedAnewIsUsedAgain() throws {
        let (line, server) = try Line.afterARestart()
        line.say("Two.")
        #expect(line.look { server.heard.contains("Two.") })
        #expect(line.faults.isEmpty)
    }
}
