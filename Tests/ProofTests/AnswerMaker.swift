/// Makes likely answers to every question of a form: mostly right ones, and often those that conditions ask about.
struct AnswerMaker {
    let paper: Paper
    let today: Day
    private let mentions: [FieldID: [(Operand, Operator)]]

    init(paper: Paper, today: Day) {
        (self.paper, self.today) = (paper, today)
        let truth = Truth(paper: paper, today: today)
        var mentions: [FieldID: [(Operand, Operator)]] = [:]
        for name in paper.rules.keys.sorted() {
            for (key, operand, test) in paper.rules[name]?.mentions ?? [] {
                let field =
                    switch key {
                    case .component(let id): paper.fields.first { $0.componentID == id }
                    case .name(let name): truth.field(named: name)
                    }
                if let field { mentions[field.id, default: []].append((operand, test)) }
            }
        }
        self.mentions = mentions
    }

    /// Answers to every question, also those that the walk will not come to.
    ///
    /// In every fourth set one answer in fifteen is wrong or missing. Every other set is bettered until it leads far.
    func answers(seed: UInt64) -> Written {
        var dice = Dice(seed: seed, for: paper.name)
        var written = Written()
        answer(paper.fields, into: &written, mistakes: seed % 4 == 3, &dice)
        if seed.isMultiple(of: 2) { lead(&written, &dice) }
        return written
    }

    private func answer(
        _ fields: [Field],
        into written: inout Written,
        mistakes: Bool,
        _ dice: inout Dice
    ) {
        var seen: Set<FieldID> = []
        for field in fields where seen.insert(field.id).inserted {
            let isWrong = mistakes && dice.once(in: 15)
            let entries = isWrong ? wrong(field, &dice) : right(field, &dice)
            written.entries = written.entries.filter { $0.key.id != field.id }
            written.entries.merge(entries) { $1 }
        }
    }

    /// Answers one page of the way anew, again and again, and keeps what leads no less far.
    private func lead(_ written: inout Written, _ dice: inout Dice) {
        var best = Trail.walk(paper, written, today: today).path
        for _ in 0..<24 {
            let asked = best.filter { path in paper.pages.contains { $0.path == path && !$0.fields.isEmpty } }
            guard let path = dice.one(of: Array(asked.suffix(6))),
                let page = paper.pages.first(where: { $0.path == path })
            else { return }
            var other = written
            answer(page.fields, into: &other, mistakes: false, &dice)
            let found = Trail.walk(paper, other, today: today).path
            if found.count >= best.count { (best, written) = (found, other) }
        }
    }

    // MARK: Right answers

    /// The first of several tries that the field takes; the last where it takes none.
    private func right(_ field: Field, _ dice: inout Dice) -> [Place: Written.Entry] {
        if !field.isRequired, dice.once(in: 4) { return [:] }
        var entries: [Place: Written.Entry] = [:]
        for attempt in 0..<40 {
            entries = attemptAt(field, attempt, &dice)
            let check = FieldCheck(
                field: field,
                written: Written(entries: entries),
                today: today,
                holds: { _ in true }
            )
            if (try? check.value()) != nil { break }
        }
        return entries
    }

    private func attemptAt(_ field: Field, _ attempt: Int, _ dice: inout Dice) -> [Place: Written.Entry] {
        let whole = Place(id: field.id, part: nil)
        switch field.type {
        case .date: return parts(field, day(field, &dice))
        case .monthYear: return parts(field, day(field, &dice), ["month", "year"])
        case .dateTime:
            var parts = parts(field, day(field, &dice))
            parts[Place(id: field.id, part: "hour")] = .text(String(dice.below(24)))
            parts[Place(id: field.id, part: "minute")] = .text(String(dice.below(60)))
            return parts
        case .address: return address(field, &dice)
        case .parts(let names):
            var parts: [Place: Written.Entry] = [:]
            for name in names { parts[Place(id: field.id, part: name)] = .text(coordinate(name, &dice)) }
            return parts
        case .many: return [whole: .ticks(ticks(field, &dice))]
        case .rows(let min, let max): return [whole: .rows(rows(field, min, max, &dice))]
        default: return [whole: .text(text(field, attempt, &dice))]
        }
    }

    private func rows(_ field: Field, _ min: Int, _ max: Int?, _ dice: inout Dice) -> [[Place: Written.Entry]]
    {
        let count = Swift.min(max ?? 9, dice.within(min...(min + 2)))
        return (0..<count).map { _ in
            var row: [Place: Written.Entry] = [:]
            for inner in field.row { row.merge(right(inner, &dice)) { $1 } }
            return row
        }
    }

    private func mentioned(_ field: Field, _ dice: inout Dice) -> Value? {
        guard !dice.once(in: 2), let (operand, _) = dice.one(of: mentions[field.id] ?? []) else { return nil }
        switch operand {
        case .value(let value): return value
        case .written(let text): return .text(text)
        case .items(let items, _): return dice.one(of: items)
        case .relative(let amount, let unit, let isPast):
            return today.later(isPast ? -amount : amount, unit)?.later(dice.within(-1...1), "days")
                .map { .text($0.text) }
        }
    }

    private func text(_ field: Field, _ attempt: Int, _ dice: inout Dice) -> String {
        switch field.type {
        case .yesNo: return mentioned(field, &dice)?.plain ?? (dice.once(in: 2) ? "true" : "false")
        case .declaration: return "true"
        case .one: return mentioned(field, &dice)?.plain ?? dice.one(of: field.items)?.value.plain ?? ""
        case .number: return number(field, &dice)
        case .email: return dice.one(of: ["mary@example.com", "j.smith@mail.example.org"]) ?? ""
        case .phone:
            let isForeign = field.options["format"].text == "international"
            return isForeign
                ? "+33 1 42 68 53 00" : dice.one(of: ["01632 960 001", "+44 1632 960 001"]) ?? ""
        case .grid(let digits):
            return "S" + "OP"[dice.below(2)] + (0..<digits).map { _ in "0123456789"[dice.below(10)] }.joined()
        case .time: return "\(dice.within(10...23)):\(dice.within(10...59))"
        case .website: return "https://www.example.com/a"
        // A kiosk has no files: papers are brought to the desk, which is as good as any number of them.
        case .file: return "desk"
        case .hidden: return ""
        default: return fitted(mentioned(field, &dice)?.plain ?? words(attempt, &dice), to: field)
        }
    }

    private static let likely = [
        "Mary Jones", "3", "SW1A 1AA", "A blue sofa by the gate", "12345678", "AB123456C", "mary@example.com",
        "01632 960 001", "Ashby", "https://example.com", "2024", "TQ 1234 5678", "TQ123456", "abc-def",
        "12-34-56",
        "Bob", "x",
    ]

    private func words(_ attempt: Int, _ dice: inout Dice) -> String {
        attempt < 4 ? dice.one(of: Self.likely) ?? "" : Self.likely[attempt % Self.likely.count]
    }

    private func fitted(_ text: String, to field: Field) -> String {
        let least = field.schema["length"].int ?? field.schema["min"].int ?? 0
        let most = field.schema["length"].int ?? field.schema["max"].int ?? 10_000
        let long = text.count < least ? text + String(repeating: "a", count: least - text.count) : text
        return String(long.prefix(max(most, 0)))
    }

    private func number(_ field: Field, _ dice: inout Dice) -> String {
        let schema = field.schema
        let low = schema["min"].int ?? 0
        let high = max(low, min(schema["max"].int ?? low + 20, low + 1_000_000))
        if let near = mentioned(field, &dice), let number = Double(near.plain),
            let whole = Int(exactly: number)
        {
            return String(whole + dice.within(-1...1))
        }
        let whole = String(dice.within(low...high))
        let decimals = max(schema["minPrecision"].int ?? 0, 0)
        let digits = String(repeating: "0", count: max(0, (schema["minLength"].int ?? 0) - whole.count))
        return decimals > 0 ? "\(whole).\(String(repeating: "5", count: decimals))" : digits + whole
    }

    private func ticks(_ field: Field, _ dice: inout Dice) -> [String] {
        let schema = field.schema
        let least = schema["length"].int ?? schema["min"].int ?? 1
        let most = schema["length"].int ?? schema["max"].int ?? max(least, min(3, field.items.count))
        let count = dice.within(least...max(least, most))
        var chosen = mentioned(field, &dice).map { [$0.plain] } ?? []
        for _ in 0..<50 where chosen.count < count {
            if let item = dice.one(of: field.items), !chosen.contains(item.value.plain) {
                chosen.append(item.value.plain)
            }
        }
        return chosen
    }

    private func day(_ field: Field, _ dice: inout Dice) -> Day? {
        if let near = mentioned(field, &dice), let day = Day(near.plain) {
            return day.later(dice.within(-1...1), "days")
        }
        let past = field.options["maxDaysInPast"].int ?? 900
        let future = field.options["maxDaysInFuture"].int ?? 60
        if let first = field.options["earliestDate"].word.flatMap({ Day($0) }), dice.once(in: 2) {
            return first.later(dice.below(20), "days")
        }
        return today.later(dice.within(-min(past, 30_000)...min(future, 30_000)), "days")
    }

    private func parts(
        _ field: Field,
        _ day: Day?,
        _ names: Set<String> = ["day", "month", "year"]
    ) -> [Place: Written.Entry] {
        guard let day else { return [:] }
        let all = ["day": day.day, "month": day.month, "year": day.year]
        var parts: [Place: Written.Entry] = [:]
        for (name, number) in all where names.contains(name) {
            parts[Place(id: field.id, part: name)] = .text(String(number))
        }
        return parts
    }

    private func address(_ field: Field, _ dice: inout Dice) -> [Place: Written.Entry] {
        var all = ["addressLine1": "12 Mill Lane", "town": "Ashby", "postcode": "SW1A 1AA"]
        if dice.once(in: 2) { all["county"] = "Kent" }
        if dice.once(in: 2) { all["addressLine2"] = "Low End" }
        var parts: [Place: Written.Entry] = [:]
        for (name, text) in all { parts[Place(id: field.id, part: name)] = .text(text) }
        return parts
    }

    private func coordinate(_ part: String, _ dice: inout Dice) -> String {
        switch part {
        case "easting": String(dice.within(200_000...600_000))
        case "northing": String(dice.within(200_000...600_000))
        case "latitude": "5\(dice.within(0...5)).5123"
        default: "-\(dice.within(0...3)).1234"
        }
    }

    // MARK: Wrong answers

    private func wrong(_ field: Field, _ dice: inout Dice) -> [Place: Written.Entry] {
        let whole = Place(id: field.id, part: nil)
        if dice.once(in: 2) { return [:] }
        var entries = right(field, &dice)
        switch field.type {
        case .date, .address, .monthYear, .dateTime, .parts:
            if let place = entries.keys.min(by: { ($0.part ?? "") < ($1.part ?? "") }) {
                entries[place] = .text("")
            }
            return entries
        case .many: return [whole: .ticks(["no such thing"])]
        case .rows: return [:]
        default: return [whole: .text(dice.once(in: 2) ? "  " : "£ no @ such thing")]
        }
    }
}

extension String {
    fileprivate subscript(_ offset: Int) -> String { String(self[index(startIndex, offsetBy: offset)]) }
}
