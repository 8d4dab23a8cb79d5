import Forms
import Foundation
import Ground
import Testing

@Suite struct WalkTests {
    private let form: Form
    private let good = Answers(everyAnswer)

    init() throws { form = try Form.read(Array(everyComponent.utf8), named: "every.json") }

    private func paths(_ answers: Answers) -> [String] { form.walk(answers, today: today).pages.map(\.path) }

    @Test func aFormWithEveryComponentCanBeFilledInAndSent() {
        let walk = form.walk(good, today: today)
        #expect(walk.stoppedAt?.problems == nil)
        #expect(walk.isComplete)
        #expect(
            walk.pages.map(\.path) == ["/name", "/child", "/born", "/colours", "/red", "/reach", "/summary"]
        )
        #expect(walk.values["fullName"] == .text("Mary Jones"))
        #expect(walk.values["born"] == CivilDate(iso: "1948-03-27").map { .date($0) })
        #expect(walk.values["home"] == .address(["1 Mill Lane", "Ashby", "ZZ99 9ZZ"]))
    }

    @Test func everyPartOfTheDefinitionIsKept() {
        #expect(form.referencePrefix == "EVE")
        #expect(form.notes.service?.slaWorkingDays == 5)
        #expect(form.notes.pages["p1"]?.help == ["Ask at the desk."])
        #expect(form.pages[0].title == "What is your name?")
        #expect(form.pages[0].section?.title == "About you")
        let born = form.questions.first { $0.name == "born" }
        #expect(born?.notes.isSensitive == true)
        #expect(born?.inputs.map(\.name) == ["born__day", "born__month", "born__year"])
        let many = form.questions.first { $0.name == "colours" }
        guard case .many(let options, let rules) = many?.kind else {
            Issue.record("The tick boxes are no choice of many.")
            return
        }
        #expect(options.map(\.hint) == ["Like a rose", "Like the sea", nil])
        #expect(rules.min == 1 && rules.max == 2 && rules.length == nil)
    }

    /// Meets G13.
    @Test func anExitEndsTheWayWithoutSending() {
        var answers = good
        answers["isChild"] = .choices([Entry.yes])
        let walk = form.walk(answers, today: today)
        #expect(walk.pages.last?.kind == .terminal)
        #expect(walk.stoppedAt == nil && !walk.isComplete)
    }

    @Test func aPageIsSkippedUnlessBothOfTheConditionsBehindItHold() {
        var answers = good
        answers["colours"] = .choices(["green"])
        #expect(!paths(answers).contains("/red"))
        answers = good
        answers["born__year"] = .text("2020")
        #expect(!paths(answers).contains("/red"))
    }

    @Test func theWayStopsAtTheFirstPageWithAMistake() {
        var answers = good
        answers["born__month"] = .text("")
        let walk = form.walk(answers, today: today)
        #expect(walk.stoppedAt?.page.path == "/born")
        #expect(walk.stoppedAt?.problems.map(\.rule) == [.dateIncomplete(missing: [.month])])
        #expect(walk.stoppedAt?.problems.map(\.input) == ["born__month"])
        #expect(walk.pages.last?.path == "/born")
        #expect(walk.values["best"] == nil)
    }

    @Test func anAnswerOffTheWayCountsAsUnanswered() {
        var answers = good
        answers["colours"] = .choices(["green"])
        let walk = form.walk(answers, today: today)
        #expect(answers["why"] != nil)
        #expect(walk.isComplete && walk.values["why"] == nil)
    }
}

/// What holds whatever is answered, tried with random answers to every form there is.
@Suite struct WalkPropertyTests {
    private static let words = [
        "", " ", "a", "27", "3", "2020", "march", "Mary Jones", "mary@example.com", "01632 960 001",
        "sw1a1aa",
        "1,5", "-1", "99999999999999999999", "e\u{301}", "👩‍👩‍👧", "مرحبا", "a\u{202E}b", "\u{1}", "a\nb",
        "31", "2", "1 Mill Lane", "Ashby", "a@b", String(repeating: "x", count: 12_000),
    ]

    private func entry(for question: Question, _ input: Input, _ care: Int, _ chance: inout Chance) -> Entry?
    {
        var offered: [String] = []
        switch question.kind {
        case .one(let options, _), .many(let options, _): offered = options.map(\.entry)
        case .yesNo: offered = [Entry.yes, Entry.no]
        default: break
        }
        switch chance.next(care) {
        case 0: return nil
        case 1: return .choices(["nonsense", "red", ""])
        case 2: return .text(Self.words[chance.next(Self.words.count)])
        case _ where !offered.isEmpty: return .choices([offered[chance.next(offered.count)]])
        default: return good(question, input) ?? .text(Self.words[chance.next(Self.words.count)])
        }
    }

    private func good(_ question: Question, _ input: Input) -> Entry? {
        switch input.part {
        case .day: return .text("1")
        case .month: return .text("11")
        case .year: return .text("2026")
        case .postcode: return .text("ZZ99 9ZZ")
        case .line1, .line2, .town, .county: return .text("Ashby")
        case .hour, .minute: return .text("12")
        case .easting, .northing: return .text("300000")
        case .latitude: return .text("52")
        case .longitude: return .text("-1")
        case .whole: break
        }
        switch question.kind {
        case .email: return .text("mary@example.com")
        case .phone: return .text("01632 960 001")
        case .number: return .text("3")
        default: return .text("Mary Jones")
        }
    }

    private func fill(_ questions: [Question], _ answers: inout Answers, care: Int, _ chance: inout Chance) {
        for question in questions {
            for input in question.inputs { answers[input.name] = entry(for: question, input, care, &chance) }
        }
    }

    @Test func randomAnswersNeverCrashTheWalkAndOnlyTheWayDecidesTheWay() throws {
        var chance = Chance(state: 11)
        var (walks, complete, stopped, ended) = (0, 0, 0, 0)
        for (name, bytes) in try formsToTry().sorted(by: { $0.key < $1.key }) {
            guard let form = try? Form.read(bytes, named: name) else { continue }
            for _ in 0..<150 {
                var answers = Answers()
                // Some people make many mistakes, others few.
                fill(form.questions, &answers, care: [10, 200][chance.next(2)], &chance)
                let walk = form.walk(answers, today: today)
                walks += 1
                expectSound(walk, answers, name)
                expectSame(walk, form.walk(answers, today: today), name)
                let onTheWay = Set(walk.pages.map(\.path))
                // Two pages of an older form may ask for the same answer: then it is on the way.
                let asked = Set(walk.pages.flatMap(\.questions).map(\.name))
                let others = form.pages.filter { !onTheWay.contains($0.path) }.flatMap(\.questions)
                    .filter { !asked.contains($0.name) }
                fill(others, &answers, care: 10, &chance)
                expectSame(walk, form.walk(answers, today: today), name)
                if walk.isComplete { complete += 1 }
                if walk.stoppedAt != nil { stopped += 1 }
                if walk.pages.last?.kind == .terminal { ended += 1 }
            }
        }
        // Each way for a walk to end was met, or this test would say little.
        #expect(walks >= 7 * 150)
        #expect(complete > 20)
        #expect(stopped > 100)
        #expect(ended > 20)
    }

    private func expectSound(_ walk: Walk, _ answers: Answers, _ name: String) {
        let asked = Set(walk.pages.flatMap(\.questions).map(\.name))
        #expect(!walk.pages.isEmpty, "\(name)")
        #expect(walk.values.keys.allSatisfy(asked.contains), "\(name)")
        #expect(walk.pages.dropLast().allSatisfy { $0.kind == .question }, "\(name)")
        if let stop = walk.stoppedAt {
            var inputs = Set(stop.page.questions.flatMap(\.inputs).map(\.name))
            if let group = stop.page.repeating {
                let items = answers.items(of: group.name).flatMap { group.questions(of: $0) }
                inputs.formUnion([group.name] + items.flatMap(\.inputs).map(\.name))
            }
            #expect(stop.page.path == walk.pages.last?.path && !stop.problems.isEmpty, "\(name)")
            #expect(stop.problems.allSatisfy { inputs.contains($0.input) }, "\(name)")
        }
    }

    private func expectSame(_ one: Walk, _ other: Walk, _ name: String) {
        #expect(one.pages.map(\.path) == other.pages.map(\.path), "\(name)")
        #expect(one.values == other.values, "\(name)")
        #expect(one.stoppedAt?.problems == other.stoppedAt?.problems, "\(name)")
        #expect(one.isComplete == other.isComplete, "\(name)")
    }
}
