import Content
import Domain
import Foundation
import Ground
import Testing

/// A line of clock-cases.tsv, which was worked out without this program.
struct ClockCase: CustomTestStringConvertible, Sendable {
    var number: String
    var question: String
    var ask: String
    var given: String
    var expected: String
    var testDescription: String { "\(number). \(question)" }

    static let all: [Self] = {
        let file = ClockSample.root.appending(path: "Tests/DomainTests/clock-cases.tsv")
        let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").dropFirst().map { line in
            let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Self(
                number: cells[0],
                question: cells[1],
                ask: cells[2],
                given: cells[3],
                expected: cells[4]
            )
        }
    }()
}

@Suite struct ClockCaseTests {
    @Test func theTableIsThere() { #expect(ClockCase.all.count >= 60) }

    /// Meets P64.
    @Test(arguments: ClockCase.all)
    func theClocksGiveWhatWasWorkedOutByHand(_ one: ClockCase) throws {
        #expect(try answer(one) == one.expected, "\(one.number). \(one.question)")
    }

    private func answer(_ one: ClockCase) throws -> String {
        let words = one.given.split(separator: " ").map(String.init)
        switch one.ask {
        case "working days after": return try workingDay(words)
        case "counts as received":
            return try ClockSample.opening().dayReceived(at: ClockSample.wall(one.given)).iso
        case "opens": return try opens(one.given)
        case "open day on or after":
            return try ClockSample.opening().openDay(onOrAfter: ClockSample.day(one.given)).iso
        case "open minutes":
            let start = BritishTime.instant(of: try ClockSample.wall(words[0] + " " + words[1]))
            let end = BritishTime.instant(of: try ClockSample.wall(words[2] + " " + words[3]))
            return String(try ClockSample.opening().openMinutes(from: start, to: end))
        case "clock on the wall":
            let instant = try #require(ISO8601DateFormatter().date(from: words[0].dropLast() + ":00Z"))
            return BritishTime.wall(at: Int64(instant.timeIntervalSince1970) * 1000).text
        case "deadline": return try deadline(words)
        case "complaint": return try complaint(one.given)
        default:
            Issue.record("Nobody knows how to ask \"\(one.ask)\".")
            return ""
        }
    }

    private func workingDay(_ words: [String]) throws -> String {
        let days = try ClockSample.days(#require(Division(rawValue: words[2])))
        do {
            return try days.day(#require(Int(words[1])), after: ClockSample.day(words[0])).iso
        } catch WorkingDays.Refusal.holidaysNotKnown(let last) {
            return "not known after \(last.iso)"
        }
    }

    private func opens(_ given: String) throws -> String {
        switch try ClockSample.opening().status(at: ClockSample.wall(given)) {
        case .open(let until): return "open until \(until.text)"
        case .closed(let reason, let opens):
            let words =
                switch reason {
                case .outsideHours: "outside hours"
                case .weekday: "weekday"
                case .bankHoliday: "bank holiday"
                case .closure(let why): why
                }
            return "closed (\(words)) until \(opens.text)"
        }
    }

    private func deadline(_ words: [String]) throws -> String {
        let days = try ClockSample.days()
        var deadline = Deadline(try #require(Int(words[1])), after: try ClockSample.day(words[0]))
        if words[2] != "-" {
            let ends = words[2].components(separatedBy: "..")
            try deadline.pause(on: ClockSample.day(ends[0]), by: days)
            if !ends[1].isEmpty { try deadline.resume(on: ClockSample.day(ends[1])) }
        }
        switch try deadline.state(on: ClockSample.day(words[3]), by: days) {
        case .left(let count): return "left \(count)"
        case .dueToday: return "due today"
        case .overdue(let count): return "overdue \(count)"
        case .paused(let count): return "paused \(count)"
        case .met: return "met"
        case .missed(let count): return "missed \(count)"
        }
    }

    private func complaint(_ steps: String) throws -> String {
        let days = try ClockSample.days()
        let limits = try ContentPack.read(ClockSample.root.appending(path: "Kiosk/Content").path())
            .complaintLimits()
        var clock: ComplaintClock?
        for step in steps.components(separatedBy: ", ") {
            let words = step.split(separator: " ").map(String.init)
            let day = try ClockSample.day(#require(words.last))
            switch words[0] {
            case "received": clock = ComplaintClock(received: day, limits: limits)
            case "acknowledged": try clock?.acknowledge(on: day)
            case "extended":
                try clock?.extend(by: #require(Int(words[1])), reason: "We need a map.", on: day, days: days)
            case "answered": try clock?.answer(on: day)
            case "escalated": try clock?.escalate(on: day, days: days)
            default: Issue.record("Nobody knows the step \"\(step)\".")
            }
        }
        let due = try clock?.next(by: days)?.due(by: days)
        return try #require(due).iso
    }
}
