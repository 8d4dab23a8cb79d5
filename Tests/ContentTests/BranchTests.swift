import Forms
import Foundation
import Ground
import Support
import Testing

/// Every way through every form.
@Suite struct BranchTests {
    /// What conditions ask of, read from the file of a form: questions by name, and the items they name.
    private struct Deciding {
        var questions: Set<String> = []
        var items: Set<String> = []

        init(_ form: [String: Any]) {
            var names: [String: String] = [:]
            for object in objects(in: form["pages"] ?? []) {
                if let id = object["id"] as? String, let name = object["name"] as? String { names[id] = name }
            }
            for object in objects(in: form["conditions"] ?? []) {
                if let id = object["componentId"] as? String, let name = names[id] { questions.insert(name) }
                if let id = object["itemId"] as? String { items.insert(id) }
                items.formUnion(object["itemId"] as? [String] ?? [])
            }
        }
    }

    /// Walks a form with every combination of answers that decide something.
    ///
    /// Answers that decide nothing are each tried once.
    private struct Explorer {
        let form: Form
        let deciding: Deciding
        private(set) var ways: Set<[String]> = []
        private(set) var pages: Set<String> = []
        private(set) var combinations = 0
        private var seen: Set<String> = []

        init(_ form: Form, _ deciding: Deciding) {
            self.form = form
            self.deciding = deciding
        }

        mutating func explore() throws {
            var waiting = [(answers: Answers(), asked: [String]())]
            while let (answers, asked) = waiting.popLast() {
                let walk = form.walk(answers, today: today)
                let way = walk.pages.map(\.path)
                pages.formUnion(way)
                #expect(Set(way).count == way.count, "a page comes twice: \(way)")
                guard let stop = walk.stoppedAt else {
                    #expect(walk.isComplete || walk.pages.last?.kind == .terminal, "ends nowhere: \(way)")
                    ways.insert(way)
                    combinations += 1
                    continue
                }
                try #require(!asked.contains(stop.page.path), "asked again: \(stop.page.path)")
                try #require(combinations < 100_000)
                let fillings = fillings(of: stop.page, answers)
                try #require(!fillings.isEmpty, "no good answer to \(stop.page.path)")
                if seen.insert(stop.page.path).inserted { try accept(stop.page, answers) }
                waiting += fillings.map {
                    (GoodAnswers.withItems(of: stop.page, $0, today), asked + [stop.page.path])
                }
            }
        }

        /// Every choice of a page leads on, also one that decides nothing.
        private func accept(_ page: Page, _ answers: Answers) throws {
            for filled in GoodAnswers.fillings(of: page.questions, answers, today) {
                let filled = GoodAnswers.withItems(of: page, filled, today)
                let stop = form.walk(filled, today: today).stoppedAt?.page.path
                #expect(stop != page.path, "a choice is not taken on \(page.path)")
            }
        }

        private func fillings(of page: Page, _ answers: Answers) -> [Answers] {
            page.questions.reduce([answers]) { filled, question in
                filled.flatMap { answers -> [Answers] in
                    deciding.questions.contains(question.name)
                        ? decisions(question, answers)
                        : Array(GoodAnswers.fillings(of: [question], answers, today).prefix(1))
                }
            }
        }

        private func decisions(_ question: Question, _ answers: Answers) -> [Answers] {
            switch question.kind {
            case .one(let options, asList: _):
                // Those that decide something, and one that does not.
                (options.filter { deciding.items.contains($0.id) }
                    + options.filter { !deciding.items.contains($0.id) }.prefix(1))
                    .map { option in
                        var filled = answers
                        filled[question.name] = .choices([option.entry])
                        return filled
                    }
            case .many(let options, let rules):
                choices(options).filter { (1...(rules.max ?? .max)).contains($0.count) }.map { entries in
                    var filled = answers
                    filled[question.name] = .choices(entries)
                    return filled
                }
            case .date:
                [0, -1, -13, -14, -15, -60, -400, 1, 7, 60].compactMap { days in
                    let date = today.adding(days: days)
                    var filled = answers
                    filled["\(question.name)__day"] = .text(String(date.day))
                    filled["\(question.name)__month"] = .text(String(date.month))
                    filled["\(question.name)__year"] = .text(String(date.year))
                    return (try? question.value(in: filled, today: today)) == nil ? nil : filled
                }
            default: GoodAnswers.fillings(of: [question], answers, today)
            }
        }

        /// Every set of the options that decide something, alone and with one that does not.
        private func choices(_ options: [Option]) -> [[String]] {
            let plain = options.first { !deciding.items.contains($0.id) }.map { [$0.entry] } ?? []
            let sets = options.filter { deciding.items.contains($0.id) }.reduce([[String]]()) {
                sets,
                option in
                sets + sets.map { $0 + [option.entry] } + [[option.entry]]
            }
            return sets + sets.map { plain + $0 } + [plain]
        }
    }

    /// The most pages a resident is asked to go through, where a service has a reason for more than 14.
    private static let longest = [
        "parking-permit": 16, "library-card": 16, "translation-request": 16, "benefit-change": 20,
        "blue-badge": 23, "housing-application": 42,
    ]

    /// Meets G13.
    @Test(arguments: codes)
    func everyBranchEndsAtTheCheckOrAtAWayOutAndEveryPageIsReached(_ code: String) throws {
        let form = try realForm(code)
        let deciding = Deciding(try formFile(code))
        // Who says thank you is asked the same whatever she answers.
        #expect(deciding.questions.isEmpty == (code == "compliment"))
        var explorer = Explorer(form, deciding)
        try explorer.explore()
        // A page of payment is reached after sending, not on the way.
        let all = Set(form.pages.map(\.path)).subtracting(try paths(code, holding: "PaymentField"))
        #expect(explorer.pages.isSuperset(of: all), "never reached: \(all.subtracting(explorer.pages))")
        #expect(explorer.ways.contains { $0.last == "/summary" })
        let lengths = explorer.ways.filter { $0.last == "/summary" }.map(\.count)
        let longest = Self.longest[code] ?? 14
        #expect(lengths.allSatisfy { (4...longest).contains($0) }, "\(lengths.sorted())")
        print(
            "\(code): \(explorer.combinations) combinations, \(explorer.ways.count) ways through "
                + "\(form.pages.count) pages, the longest \(lengths.max() ?? 0)"
        )
    }

    @Test(arguments: [
        (0, "/we-may-still-come"), (-1, "/do-we-fetch-it"), (-14, "/do-we-fetch-it"), (-15, "/too-long-ago"),
        (-400, "/too-long-ago"),
    ])
    func aMissedBinIsReportedFromTheNextDayForTwoWeeks(_ days: Int, _ next: String) throws {
        let due = today.adding(days: days)
        var answers = Answers()
        answers["whichBin"] = .choices(["rubbish"])
        answers["dueDate__day"] = .text(String(due.day))
        answers["dueDate__month"] = .text(String(due.month))
        answers["dueDate__year"] = .text(String(due.year))
        let walk = try realForm("missed-bin").walk(answers, today: today)
        #expect(walk.pages.last?.path == next)
    }

    @Test func aBinThatWeFetchIsNotTurnedAwayForNotBeingOut() throws {
        let form = try realForm("missed-bin")
        var answers = try #require(GoodAnswers.completing(form, today: today))
        answers["fetched"] = .choices([Entry.yes])
        answers["wasOut"] = .choices([Entry.no])
        #expect(form.walk(answers, today: today).isComplete)
        answers["fetched"] = .choices([Entry.no])
        #expect(form.walk(answers, today: today).pages.last?.path == "/put-it-out-next-time")
    }
}
