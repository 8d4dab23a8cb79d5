import Domain

// The screens.
extension DeskHandOut {
    var title: [String: String] { ["name": view.person.details.name, "model": view.model] }

    func deviceScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        addStops(to: &list, surroundings)
        return page(
            "desk.hand-out",
            title: desk(view.model.isEmpty ? .handOutAnyTitle : .handOutTitle, title),
            reading: about(surroundings),
            field: .handOutScan,
            list,
            surroundings
        )
    }

    func kitScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if !isStopped { kit.add(to: &list, .kitAllGoes, .kitGoOn, surroundings) }
        addStops(to: &list, surroundings)
        let tag = view.asset?.tag.description ?? ""
        return page(
            "desk.hand-out.kit",
            title: desk(.handOutKitTitle, title.merging(["tag": tag]) { $1 }),
            reading: about(surroundings),
            field: .lendLine,
            list,
            surroundings
        )
    }

    /// What speaks against it and what is known already.
    func about(_ surroundings: Surroundings) -> [Part] {
        let desk = surroundings.desk
        var parts: [Part] = view.refusals.map { refusal in
            .notice(surroundings.words(for: refusal))
        }
        if isOverLimit { parts.append(.paragraph(desk(.handOutOverLimit, ["reason": reason]))) }
        for line in view.late { parts.append(.paragraph(line.words(surroundings))) }
        if isStopped, !member.may(.keepLending) { parts.append(.paragraph(desk(.handOutAskOthers))) }
        if view.refusals.isEmpty, let due = view.due {
            parts.append(.paragraph(desk(.handOutDue, ["date": surroundings.dueDay(due)])))
        }
        if !view.missing.isEmpty {
            let names = view.missing.joined(separator: ", ")
            parts.append(.notice(desk(.handOutMissing, ["parts": names])))
        }
        if let agreed = view.agreed {
            parts.append(.paragraph(desk(.handOutAgreed, ["date": surroundings.words.date(agreed.on)])))
        }
        if !helper.isEmpty { parts.append(.paragraph(desk(.handOutHelper, ["name": helper]))) }
        return parts
    }

    /// What staff may do beside going on.
    func addStops(to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        if isStopped, mayOverride { list.add("reason", desk(.handOutOverride)) }
        for line in view.late where line.loan.isOpen && member.may(.keepLending) {
            list.add(line.elementID, desk(.handOutWaive, ["model": line.model]))
        }
        if !isStopped {
            list.add("helper", desk(.handOutOther))
            if view.reservation == nil {
                list.add("in-hub", desk(.handOutInHub), mark: .tick(isInHub))
            }
        }
        if member.may(.findPeople) { list.add("account", desk(.alertAccount)) }
        list.add("stop", desk(.handOutStop))
    }

    func wordsScreen(_ name: String, _ title: DeskPhrase, _ surroundings: Surroundings) -> Screen {
        var list = DeskList()
        if name == "helper" { for name in view.helpers { list.add(ElementID("helper:\(name)"), name) } }
        list.add(view.asset == nil ? "stop" : "kit-change", surroundings.desk(.handOutNot))
        return page(
            "desk.hand-out.\(name)",
            title: surroundings.desk(title),
            field: .lendWords,
            list,
            surroundings
        )
    }

    func agreementScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        list.add("agree", desk(.agreeYes))
        list.add("kit-change", desk(.agreeNo))
        var reading: [Part] = [
            .paragraph(desk(.agreeText, title)), .heading(view.agreement.title),
            .points(view.agreement.lines),
        ]
        if !view.agreement.deskLines.isEmpty {
            reading += [.heading(desk(.agreeForDesk)), .points(view.agreement.deskLines)]
        }
        if let due = view.due {
            reading.append(.paragraph(desk(.handOutDue, ["date": surroundings.dueDay(due)])))
        }
        return page(
            "desk.hand-out.agreement",
            title: desk(.agreeTitle, title),
            reading: reading,
            field: .agreeField,
            list,
            surroundings
        )
    }

    func lentScreen(_ line: DeskLoanLine, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        let date = surroundings.dueDay(line.loan.due)
        var reading: [Part] = [
            .notice(desk(.lentDue, ["date": date, "name": line.name])),
            .paragraph(desk(.lentText, ["tag": line.loan.tag.description])),
        ]
        if let slip { reading.append(.paragraph(desk(slip))) }
        var list = DeskList()
        list.add("done", desk(.lendNext))
        if surroundings.equipment.hasPrinter { list.add("print", desk(.lendPrintAgain)) }
        return page(
            "desk.lent",
            title: desk(.lentTitle, ["model": line.model]),
            reading: reading,
            list,
            surroundings
        )
    }

    /// The slip that she takes home.
    mutating func printSlip(_ surroundings: Surroundings) -> [Step] {
        guard case .lent(let line) = stage else { return [] }
        slip = .lendPrinting
        guard let own = line.slip else {
            slip = .lendNotPrinted
            return []
        }
        var parts = own.parts.map { Printout.Part(heading: $0.heading, lines: $0.lines) }
        parts.append(Printout.Part(heading: view.agreement.title, lines: view.agreement.lines))
        return [.perform(.print(Printout(title: own.title, parts: parts, isLarge: true)))]
    }
}
