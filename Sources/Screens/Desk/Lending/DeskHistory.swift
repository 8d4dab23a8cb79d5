import Domain

/// Everything that happened to a device: who had it, wipes, repairs, journeys, stock-takes, and the rest.
struct DeskHistory: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private var view: DeskHistoryView
    /// Whether something that was open over it may have changed it.
    private var isStale = false

    init(_ view: DeskHistoryView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    var isPassing: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for line in view.loans { list.add(line.elementID, line.past(surroundings)) }
        list.add("leave", desk(.historyBack))
        var reading: [Part] = []
        let total = view.loans.count + view.otherLoans
        reading.append(.paragraph(desk(.historyLoans, count: total)))
        if view.otherLoans > 0, total > view.otherLoans {
            reading.append(.paragraph(desk(.historyForgotten, count: view.otherLoans)))
        }
        let sections: [(DeskPhrase, [String])] = [
            (.historyWipes, events(Self.wipes, surroundings)),
            (.historyRepairs, events(Self.repairs, surroundings)),
            (.historyJourneys, view.journeys.map { $0.words(surroundings) }),
            (.historyCounts, view.counts.map { $0.words(surroundings) }),
            (.historyOthers, events(Self.others, surroundings)),
        ]
        for (heading, lines) in sections where !lines.isEmpty {
            list.parts += [.heading(desk(heading)), .points(lines)]
        }
        return page(
            "desk.history",
            title: desk(.historyTitle, ["device": view.device.title(surroundings)]),
            reading: reading,
            list,
            surroundings
        )
    }

    private static let wipes: Set<AssetEvent.Kind> = [.wiped]
    private static let repairs: Set<AssetEvent.Kind> = [.fault, .repair, .takenUp]
    /// What is told in another section, or says nothing to staff, is left out.
    private static let others = Set(AssetEvent.Kind.allCases).subtracting(wipes).subtracting(repairs)
        .subtracting([.sent, .received, .calledBack, .counted, .missed, .listed, .lent, .renewed])

    private func events(_ kinds: Set<AssetEvent.Kind>, _ surroundings: Surroundings) -> [String] {
        view.device.history.filter { kinds.contains($0.event.kind) }.map { $0.words(surroundings) }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = view.loans.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.lending(.loan(line.loan.id))))]
    }

    mutating func wanting() -> [Effect] {
        guard isStale else { return [] }
        isStale = false
        return [.desk(.lending(.history(view.device.asset.id)))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .loan(let line):
            isStale = true
            return [.open(DeskLoan(line, member))]
        case .history(let new):
            view = new
            return []
        default: break
        }
        return follow(news, surroundings)
    }
}

extension DeskDeviceEvent {
    /// What happened, when, and who signed it.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let detail = detail(desk)
        let values = [
            "what": desk("device-event", named: event.kind.rawValue), "when": surroundings.words(at: when),
            "by": by, "detail": detail,
        ]
        if by.isEmpty { return desk(detail.isEmpty ? .deviceEventBare : .deviceEventUnsigned, values) }
        return desk(detail.isEmpty ? .deviceEventPlain : .deviceEvent, values)
    }

    /// What belongs to it: how the device looked before and after, how somebody was told, or words that are kept with it.
    private func detail(_ desk: DeskWords) -> String {
        if event.kind == .dataTold { return desk("data-told-short", named: event.detail) }
        guard let looks = ConditionChange(reading: event.detail) else { return event.detail }
        let words = [
            "from": desk("looks", named: looks.from.rawValue), "to": desk("looks", named: looks.to.rawValue),
            "note": looks.note,
        ]
        return desk(.deviceLooked, words)
    }
}

extension DeskLoanLine {
    /// Who had it, from when until when.
    func past(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        var values = ["name": name, "date": surroundings.words.date(loan.days.lowerBound)]
        guard let end = loan.end else { return desk(.historyHas, values) }
        values["end"] = surroundings.words.date(surroundings.day(end.at))
        values["how"] = desk("loan-end", named: end.ending.rawValue)
        let back = whatCameBack(surroundings)
        return desk(.historyHad, values) + (back.isEmpty ? "" : ". " + back.joined(separator: " "))
    }
}

extension DeskPastJourney {
    fileprivate func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        var values = [
            "from": from.isEmpty ? "?" : from, "to": to, "sender": sender, "receiver": receiver,
            "date": surroundings.words.date(sent),
        ]
        guard let ending = journey.ending, let ended else { return desk(.journeyUnderway, values) }
        values["end"] = surroundings.words.date(ended)
        return desk("journey", named: ending.rawValue, values)
    }
}

extension DeskPastFinding {
    fileprivate func words(_ surroundings: Surroundings) -> String {
        let values = ["hub": hub, "date": surroundings.words.date(day)]
        return surroundings.desk("count-was", named: kind.rawValue, values)
    }
}
