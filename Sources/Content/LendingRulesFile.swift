import Domain
import Ground

// Rules.
extension LendingFile {
    mutating func rules(_ json: JSON) -> LoanRules? {
        let nodes = reader.elements(json, "rules")
        let rules = nodes.map { rule($0) }
        do throws(LoanRules.Refusal) { return try LoanRules(rules) } catch {
            switch error {
            case .twice(let first, let second):
                let line = nodes[first].place.line
                reader.fault(
                    "The rule on line \(line) is for the same model, group and hub. Make one of both.",
                    nodes[second]
                )
            case .outOfBounds(let index):
                reader.fault("The numbers of a rule are from 0 to \(LoanRules.most).", nodes[index])
            }
            return nil
        }
    }

    private static let ruleKeys = [
        "model", "group", "hub", "lent", "days", "counting", "renewals", "renewalDays", "renewsItself",
        "atOnceOfModel", "atOnce", "atOnceInHub", "countsUseInHub", "leastAge", "leadDays", "furthestDays",
        "preparationDays", "slackDays", "pickupDays", "holds", "residentsCancelReady", "wipedWithinDays",
    ]

    private mutating func rule(_ node: JSON) -> LoanRule {
        reader.know(Self.ruleKeys, in: node)
        var rule = LoanRule()
        if node["model"] != nil { rule.model = model(node) }
        if node["group"] != nil { rule.group = group(node) }
        if node["hub"] != nil {
            rule.hub = choice(node, "hub", Set(hubs.map(\.code)), "hub", in: "hubs")
        }
        rule.isLent = flag(node, "lent")
        rule.period = days(node, "days")
        rule.counting = counting(node)
        rule.renewals = limit(node, "renewals")
        rule.renewalPeriod = days(node, "renewalDays")
        rule.renewsItself = flag(node, "renewsItself")
        rule.atOnceOfModel = limit(node, "atOnceOfModel")
        rule.atOnce = limit(node, "atOnce")
        rule.atOnceInHub = limit(node, "atOnceInHub")
        rule.countsUseInHub = flag(node, "countsUseInHub")
        rule.leastAge = node["leastAge"] == nil ? nil : reader.number(node, "leastAge", 0...120)
        rule.leadDays = days(node, "leadDays")
        rule.furthestDays = days(node, "furthestDays")
        rule.preparationDays = days(node, "preparationDays")
        rule.slackDays = days(node, "slackDays")
        rule.pickupDays = days(node, "pickupDays")
        rule.wipedWithin = days(node, "wipedWithinDays")
        rule.holds = limit(node, "holds")
        rule.residentsCancelReady = flag(node, "residentsCancelReady")
        return rule
    }

    mutating func flag(_ node: JSON, _ key: String) -> Bool? {
        node[key] == nil ? nil : reader.flag(node, key)
    }

    private mutating func days(_ node: JSON, _ key: String) -> Int? {
        node[key] == nil ? nil : reader.number(node, key, 0...LoanRules.most)
    }

    private mutating func limit(_ node: JSON, _ key: String) -> LendingLimit? {
        guard let value = node[key] else { return nil }
        if value.string == "unlimited" { return .unlimited }
        if let number = value.integer, (0...LoanRules.most).contains(number) { return .atMost(number) }
        reader.fault("\"\(key)\" must be a number from 0 on, or \"unlimited\".", value)
        return nil
    }

    private mutating func counting(_ node: JSON) -> DueDate.Counting? {
        guard let value = node["counting"] else { return nil }
        if let counting = value.string.flatMap({ DueDate.Counting(rawValue: $0) }) { return counting }
        let known = DueDate.Counting.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
        reader.fault("\"counting\" must be one of \(known).", value)
        return nil
    }

    mutating func shares(_ json: JSON) -> [String: [String: Int]] {
        guard json["shares"] != nil else { return [:] }
        var shares: [String: [String: Int]] = [:]
        for node in reader.elements(json, "shares") {
            reader.know(["model", "group", "devices"], in: node)
            let (model, group) = (model(node), group(node))
            guard let count = reader.number(node, "devices", 0...9_999), let model, let group else {
                continue
            }
            if shares[model, default: [:]].updateValue(count, forKey: group) != nil {
                reader.fault("This model and group stand here twice. Make one of both.", node)
            }
        }
        return shares
    }

    mutating func floors(_ json: JSON) -> [String: Int] {
        guard json["walkIn"] != nil else { return [:] }
        var floors: [String: Int] = [:]
        for node in reader.elements(json, "walkIn") {
            reader.know(["model", "devices"], in: node)
            let model = model(node)
            guard let count = reader.number(node, "devices", 0...9_999), let model else { continue }
            if floors.updateValue(count, forKey: model) != nil {
                reader.fault("This model stands here twice. Make one of both.", node)
            }
        }
        return floors
    }
}

// What comes of being late, and what is agreed.
extension LendingFile {
    mutating func ladder(_ json: JSON) -> OverdueLadder? {
        let nodes = reader.elements(json, "overdue")
        let steps = nodes.compactMap { step($0) }
        guard steps.count == nodes.count else { return nil }
        do throws(OverdueLadder.Refusal) { return try OverdueLadder(steps) } catch {
            let (day, what) =
                switch error {
                case .twice(let day): (day, "The same stands twice on this day. Remove one.")
                case .tooEarly(let day):
                    (day, "Nobody is late on this day. Only a \"reminder\" can stand here.")
                case .tooFar(let day): (day, "A step is at most \(OverdueLadder.furthest) days away.")
                }
            let node = nodes.last { $0["day"]?.integer == day } ?? json
            reader.fault(what, node["day"] ?? node)
            return nil
        }
    }

    private mutating func step(_ node: JSON) -> OverdueLadder.Step? {
        reader.know(["day", "does", "words"], in: node)
        let day = reader.integer(node, "day")
        let kind = reader.text(node, "does").flatMap { OverdueLadder.Kind(rawValue: $0) }
        if kind == nil, node["does"]?.string?.isEmpty == false {
            let known = OverdueLadder.Kind.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
            reader.fault("\"does\" must be one of \(known). Nobody pays.", node["does"] ?? node)
        }
        let words = node["words"] == nil ? nil : reader.text(node, "words")
        guard let day, let kind else { return nil }
        return OverdueLadder.Step(day: day, kind: kind, words: words)
    }

    mutating func agreements(_ json: JSON) -> [LoanAgreement] {
        var agreements: [LoanAgreement] = []
        for node in reader.elements(json, "agreements") {
            reader.know(["version", "from", "title", "lines", "translations"], in: node)
            let version = reader.number(node, "version", 1...9_999)
            let (from, title) = (reader.day(node, "from"), reader.text(node, "title"))
            let lines = reader.texts(node, "lines")
            guard let version, let from, let title else { continue }
            if let last = agreements.last, last.version >= version || last.from >= from {
                reader.fault("A later version has a greater number and a later day. Put it in order.", node)
            }
            agreements.append(
                LoanAgreement(
                    version: version,
                    from: from,
                    title: reader.translation(node, "title", in: language) ?? title,
                    lines: reader.translations(node, "lines", in: language) ?? lines
                )
            )
        }
        return agreements
    }

    mutating func slip(_ json: JSON) -> LoanSlip.Words? {
        guard let node = json["slip"] else {
            reader.fault("\"slip\" is missing. Say what stands on the slip of a loan.", json)
            return nil
        }
        let keys = ["title", "youHave", "inTheBag", "bringBack", "bringTo", "askUs", "found"]
        reader.know(keys + ["translations"], in: node)
        let texts = keys.map { key in
            let text = reader.text(node, key) ?? ""
            return reader.translation(node, key, in: language) ?? text
        }
        if let found = node["found"], found.string?.contains("{phone}") == false {
            reader.fault("\"found\" must say {phone}, where the number of the hub then stands.", found)
        }
        return LoanSlip.Words(
            title: texts[0],
            youHave: texts[1],
            inTheBag: texts[2],
            bringBack: texts[3],
            bringTo: texts[4],
            askUs: texts[5],
            found: texts[6]
        )
    }
}
