import Domain

/// Asks that records are taken out in bulk, for a purpose, which a second person must agree to.
struct DeskExport: DeskScene {
    private var sheet = DeskSheet([
        DeskSheet.Line(name: "purpose", label: .exportPurpose, hint: .exportPurposeHint)
    ])
    private var records: BulkExport.Records?
    private var isAsked = false
    var refusal: DeskRefusal?

    var holdsAnswers: Bool { !isAsked && !sheet.isEmpty }

    private static func id(_ records: BulkExport.Records) -> ElementID {
        ElementID("records:\(records.rawValue)")
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        guard let records, !isAsked else { return isAsked ? asked(surroundings) : choice(surroundings) }
        return sheet.screen(
            "desk.export-purpose",
            title: desk("export", named: records.rawValue),
            before: refused(surroundings) + [.paragraph(desk(.approvalSecond))],
            button: desk(.exportAsk),
            surroundings
        )
    }

    private func choice(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList([.paragraph(desk(.exportText))])
        for records in BulkExport.Records.allCases {
            list.add(
                Self.id(records),
                desk("export", named: records.rawValue),
                hint: desk("export-hint", named: records.rawValue)
            )
        }
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.export",
            title: desk(.exportTitle),
            caption: surroundings.hub.name,
            parts: list.parts
        )
    }

    private func asked(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList([.notice(desk(.exportAsked)), .paragraph(desk(.exportNext))])
        list.button("return", desk(.backToFront))
        return Screen(
            id: "desk.export-asked",
            title: desk(.exportTitle),
            caption: surroundings.hub.name,
            parts: list.parts,
            focus: "return"
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        refusal = nil
        guard let records, !isAsked else {
            records = BulkExport.Records.allCases.first { Self.id($0) == id }
            return records == nil || isAsked ? [.close] : []
        }
        if case .steps(let steps) = sheet.press(id) { return steps }
        guard let export = BulkExport(records, purpose: sheet["purpose"]) else {
            sheet.note(.exportPurposeHint, in: "purpose")
            return []
        }
        return [.perform(.desk(.ask(.bulkExport(export))))]
    }

    mutating func back(_ moment: Moment) -> [Step] {
        guard records != nil, !isAsked else { return [.close] }
        records = nil
        return []
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .done: isAsked = true
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.exportText)] }
}
