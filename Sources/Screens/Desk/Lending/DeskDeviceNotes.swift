import Domain
import Ground

// What is to be known of a device before anything is done to it.
extension DeskDeviceView {
    /// Data, parts, faults, tests and wipes: whatever asks for somebody.
    func notes(_ surroundings: Surroundings) -> [Part] {
        let desk = surroundings.desk
        var parts: [Part] = []
        if let data {
            parts.append(.notice(desk(.dataOnIt)))
            if data.told == nil, lastBorrower == nil {
                parts += [.paragraph(desk(.dataOwnerNobody)), .paragraph(desk(.dataTellNobody))]
            } else {
                let told = desk("data-told", named: data.told?.rawValue ?? "not")
                parts += [.paragraph(told), .paragraph(whoHadIt(desk))]
            }
        }
        return parts + work(surroundings).map { .notice($0) }
    }

    /// Who had it last, to be called.
    private func whoHadIt(_ desk: DeskWords) -> String {
        guard let lastBorrower else { return desk(.dataOwnerNobody) }
        let values = ["name": lastBorrower.name, "phone": lastBorrower.phone]
        return desk(lastBorrower.phone.isEmpty ? .dataOwnerNoPhone : .dataOwner, values)
    }

    /// What is amiss with it, a sentence each.
    private func work(_ surroundings: Surroundings) -> [String] {
        let desk = surroundings.desk
        var lines: [String] = []
        if !missing.isEmpty { lines.append(desk(.deviceMissing, ["parts": names(missing)])) }
        for fault in faults { lines.append(desk(.deviceFault, ["text": fault])) }
        if asset.condition == .damaged { lines.append(desk(.deviceDamaged)) }
        if let due = asset.testDue, due < today {
            lines.append(desk(.deviceTest, ["date": surroundings.words.date(due)]))
        }
        if asset.isWipeDue(on: today, within: wipedWithin), asset.state == .ready {
            let date = asset.wipedOn.map { surroundings.words.date($0) }
            lines.append(desk(date == nil ? .deviceNeverWiped : .deviceWipe, ["date": date ?? ""]))
        }
        return lines
    }

    /// Why it is on the bench: how it stands, and what is amiss with it.
    func bench(_ surroundings: Surroundings) -> String {
        let data = data == nil ? [] : [surroundings.desk(.dataOnIt)]
        let work = data + work(surroundings)
        // That it is ready would say why it is on no bench.
        return (asset.state == .ready && !work.isEmpty ? work : [state(surroundings)] + work)
            .joined(separator: " ")
    }

    /// A line for each part that is missing: it is back, or another one takes its place.
    func addMissing(to list: inout DeskList, _ surroundings: Surroundings) {
        for part in missing {
            let values = ["part": names([part])]
            list.add(ElementID("part-back:\(part)"), surroundings.desk(.partBack, values))
            list.add(ElementID("part-new:\(part)"), surroundings.desk(.partNew, values))
        }
    }

    /// What such a line does; nil for another line.
    func part(_ id: ElementID) -> DeskLendingAct? {
        let words = id.description.split(separator: ":", maxSplits: 1)
        guard words.count == 2, words[0] == "part-back" || words[0] == "part-new" else { return nil }
        return .part(asset.id, String(words[1]), isNew: words[0] == "part-new")
    }
}
