import Domain
import Ground

/// One device that nobody has: how it stands, the next step, and what else may be done.
struct DeskDevice: DeskLendingScene {
    let member: StaffMember
    var entry: DeskScanEntry
    private var view: DeskDeviceView

    init(_ view: DeskDeviceView, _ member: StaffMember, _ entry: DeskScanEntry = DeskScanEntry()) {
        (self.view, self.member, self.entry) = (view, member, entry.after())
    }

    var isPassing: Bool { true }

    private var asset: Asset { view.asset }

    var usual: ElementID? {
        switch asset.state {
        case .transit(let hub) where hub == view.here && view.sender != member.id: "receive"
        default: nil
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        let ids = lines(view.today).filter { id in
            member.may(Self.right(id)) && (id != "label" || surroundings.equipment.hasPrinter)
        }
        // What is missing stands before what is not of the next step.
        let after = ids.first { ["details", "label", "history"].contains($0) }
        for id in ids {
            if id == after { view.addMissing(to: &list, surroundings) }
            list.add(id, label(id, surroundings), mark: mark(id))
        }
        let title = ["model": view.model, "tag": asset.tag.description]
        return page(
            "desk.device",
            title: desk(.deviceTitle, title),
            reading: about(surroundings),
            field: asset.state == .ready ? .deviceScanCard : .lendScan,
            list,
            surroundings
        )
    }

    /// How it stands, in words, and what to do next.
    private func about(_ surroundings: Surroundings) -> [Part] {
        let desk = surroundings.desk
        let state = view.state(surroundings)
        // What was done just now says how it stands already.
        let isTold = entry.told.contains(desk(.deviceDone, ["state": state]))
        var parts: [Part] = isTold ? [] : [.paragraph(state)]
        if !view.isHere { parts.append(.notice(desk(.deviceForeign, ["hub": view.hub]))) }
        if view.isGift { parts.append(.notice(desk(.deviceGiven))) }
        if view.isOnTheWayHere, view.sender == member.id { parts.append(.notice(desk(.deviceYouSent))) }
        parts += view.notes(surroundings)
        if let step = asset.missingSteps.first, asset.state == .preparing, view.isHere {
            parts.append(.paragraph(desk("step-how", named: step.name)))
            if step == .wipe, !view.wiping.isEmpty { parts.append(.points(view.wiping)) }
        }
        if let next = view.next { parts.append(.paragraph(next.waits(surroundings))) }
        if let wanted = view.wantedAt, sendable.contains(wanted) {
            parts.append(.notice(desk(.deviceWanted, ["hub": wanted.name])))
        }
        return parts
    }

    /// What may be done to it as it stands; the rules say.
    private func lines(_ today: CivilDate) -> [ElementID] {
        guard view.isHere || view.isOnTheWayHere else { return foreignLines }
        var ids: [ElementID] = []
        if let usual { ids.append(usual) }
        if asset.state == .preparing, asset.condition != .damaged { ids += steps.map(\.elementID) }
        if handedOut != nil { ids.append("hand-out") }
        let hubs = sendable
        if let wanted = view.wantedAt, hubs.contains(wanted) { ids.append(sending(wanted)) }
        if view.isOnItsWayFromHere { ids.append("call-back") }
        if let data = view.data, data.told == nil { ids += ["told-owner", "told-coordinator"] }
        if asset.state == .preparing, asset.condition != .damaged { ids.append("damaged") }
        if may(.takeUp), asset.state != .ready, view.data?.told != nil || view.data == nil {
            ids.append("take-up")
        }
        if asset.state == .ready, asset.isWipeDue(on: today, within: view.wipedWithin) {
            ids.append("wipe-again")
        }
        if asset.testDue.map({ $0 < today }) ?? false, asset.state != .retired { ids.append("tested") }
        if asset.state != .retired { ids.append("fault") }
        if may(.quarantine) || asset.state == .quarantine, view.data == nil { ids.append("data") }
        if may(.repair(until: nil)), view.data == nil { ids.append("repair") }
        if may(.quarantine), asset.state != .quarantine { ids.append("quarantine") }
        ids += hubs.filter { $0 != view.wantedAt }.map(sending)
        if may(.lose) { ids.append("lost") }
        if may(.retire), member.may(.approve), view.data == nil { ids.append("retire") }
        if asset.state == .ready, member.may(.approve) { ids.append("gift") }
        if asset.state == .retired, !view.isGift, member.may(.approve) { ids.append("restore") }
        ids += ["details", "label", "history", "leave"]
        return ids
    }

    private func may(_ move: AssetMove) -> Bool {
        var copy = asset
        return (try? copy.make(move, on: view.today)) != nil
    }

    /// The hubs to which it may be sent as it stands: to none with somebody's data on it.
    private var sendable: [DeskNamed] {
        view.data == nil ? view.hubs.filter { may(.send(to: $0.code)) } : []
    }

    private func sending(_ hub: DeskNamed) -> ElementID { ElementID("send:\(hub.code)") }

    /// The steps between two loans, each signed on a line and under a number of its own.
    private var steps: [PreparationStep] { PreparationStep.allCases.filter { asset.needs.contains($0) } }

    private func mark(_ id: ElementID) -> Part.Choice.Mark {
        steps.first { $0.elementID == id }.map { .tick(asset.prepared.contains($0)) } ?? .none
    }

    /// What her role must have a right to.
    private static func right(_ id: ElementID) -> Right {
        switch id {
        case "retire", "restore", "gift", "details", "tested", "keep-here": .keepLending
        case "told-owner", "told-coordinator": .findPeople
        default: .lend
        }
    }

    /// What may be done to a device of another hub that stands here.
    private var foreignLines: [ElementID] {
        switch asset.state {
        case .ready, .preparing, .quarantine: ["send-home", "keep-here", "history", "leave"]
        default: ["history", "leave"]
        }
    }

    /// The loan that begins with it: of the reservation that it is kept for, from its first day on.
    private var handedOut: DeskHandOutAsk? {
        guard asset.state == .ready, view.isHere, let next = view.next?.reservation,
            let person = next.person, next.days.lowerBound <= view.today
        else { return nil }
        return DeskHandOutAsk(person: person, reservation: next.id, scanned: asset.tag.description)
    }

    private func label(_ id: ElementID, _ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let name = id.description
        if id == "hand-out" { return desk(.deviceHandOut, ["name": view.next?.name ?? ""]) }
        if name.hasPrefix("send:") {
            let code = String(name.dropFirst(5))
            return desk(.deviceSend, ["hub": view.hubs.first { $0.code == code }?.name ?? code])
        }
        if let step = steps.first(where: { $0.elementID == id }) { return desk("sign", named: step.name) }
        if id == "send-home" { return desk(.deviceSendHome, ["hub": view.hub]) }
        if id == "take-up", view.data != nil { return desk(.dataWipeNow) }
        return desk("device-do", named: name)
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        func make(_ move: AssetMove) -> [Step] {
            [.perform(.desk(.lending(.move(asset.id, move, detail: ""))))]
        }
        switch id {
        case "hand-out": return handedOut.map { [.perform(.desk(.lending(.prepare($0))))] } ?? []
        case "receive": return make(.receive(at: view.here))
        case "take-up": return make(.takeUp)
        case "quarantine": return make(.quarantine)
        case "damaged": return [.perform(.desk(.lending(.look(asset.id, .damaged))))]
        case "data": return [.open(DeskDataFound(view, member))]
        case "fault": return [.open(DeskDeviceWords(.fault, view, member))]
        case "lost": return [.open(DeskDeviceWords(.lost, view, member))]
        case "repair": return [.open(DeskDeviceWords(.repair, view, member))]
        case "retire": return [.open(DeskDeviceWords(.retire, view, member))]
        case "restore": return [.open(DeskDeviceWords(.restore, view, member))]
        case "label": return [.perform(.desk(.lending(.printLabel(asset.id))))]
        case "history": return [.perform(.desk(.lending(.history(asset.id))))]
        case "details", "tested":
            return [.open(DeskDeviceSheet(view.form, member, at: id == "tested" ? .test : nil))]
        case "gift": return [.open(DeskGift(view, member))]
        case "call-back": return make(.receive(at: view.here))
        case "wipe-again": return make(.takeUp)
        case "send-home": return [.perform(.desk(.lending(.sendHome(asset.id))))]
        case "keep-here": return [.perform(.desk(.lending(.keepHere(asset.id))))]
        case "told-owner": return [.perform(.desk(.lending(.dataTold(asset.id, .owner))))]
        case "told-coordinator": return [.perform(.desk(.lending(.dataTold(asset.id, .coordinator))))]
        case "leave": return [.close]
        default:
            if let step = steps.first(where: { $0.elementID == id }) { return make(.sign(step)) }
            if let act = view.part(id) { return [.perform(.desk(.lending(act)))] }
            if id.description.hasPrefix("send:") {
                return make(.send(to: String(id.description.dropFirst(5))))
            }
        }
        return []
    }

    /// On a device that stands ready, the card of whoever is to have it begins the loan.
    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        // The label of the same device again says no more than it did.
        guard AssetTag(reading: text) != asset.tag else { return [] }
        return [.perform(.desk(.lending(.scan(text))))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        guard case .person(let person) = news else { return [] }
        guard asset.state == .ready else { return [.close, .open(DeskPerson(person, member))] }
        let ask = DeskHandOutAsk(
            person: person.person.id,
            reservation: person.lending.reservations.first { $0.reservation.model == asset.model }?
                .reservation.id,
            scanned: asset.tag.description
        )
        return [.perform(.desk(.lending(.prepare(ask))))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .printed: entry.tell(surroundings.desk(.labelPrinted))
        case .printFailed: entry.tell(surroundings.desk(.labelNotPrinted))
        default: return receive(news: outcome, surroundings)
        }
        return []
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .device(let new) where new.asset.id == asset.id:
            if let done = new.news(since: view, surroundings) { entry.tell(done) }
            view = new
            return []
        case .history(let history): return [.open(DeskHistory(history, member))]
        case .borrower(let person) where asset.state == .ready: return take(.person(person))
        default: return follow(news, surroundings)
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.deviceHelp)] }
}

extension PreparationStep {
    /// Names its line on a screen.
    fileprivate var elementID: ElementID { ElementID("sign:\(name)") }
}
