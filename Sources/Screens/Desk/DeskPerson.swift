import Domain
import Ground

/// The single view of a resident: who she is, her account, her requests, and what may be done for her.
struct DeskPerson: DeskScene {
    private var view: DeskPersonView
    private let member: StaffMember
    private var notice: DeskPhrase? { didSet { if notice != nil { news += 1 } } }
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private var news = 0
    /// Whether something that was open over it may have changed what it shows.
    private var isStale = false
    var refusal: DeskRefusal? { didSet { if refusal != nil { news += 1 } } }
    /// What was asked of the shell, to be told once it is done.
    private var asked: DeskPhrase?

    init(_ view: DeskPersonView, _ member: StaffMember) { (self.view, self.member) = (view, member) }

    mutating func wanting() -> [Effect] {
        guard isStale else { return [] }
        isStale = false
        return [.desk(.look(view.person.id))]
    }

    private var mayChange: Bool { member.may(.changePeople) }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList(notices(surroundings))
        addDetails(to: &list, surroundings)
        list.parts.append(.heading(desk(.personRequests, count: view.requests.count)))
        if view.requests.isEmpty { list.parts.append(.paragraph(desk(.personNoRequests))) }
        for request in view.requests {
            list.add(
                request.elementID,
                request.title(surroundings),
                hint: request.hint(surroundings, withName: false)
            )
        }
        view.lending.add(to: &list, surroundings)
        list.parts.append(.heading(desk(.personDo)))
        if mayChange {
            if view.lockedUntil != nil { list.add("unlock", desk(.personUnlock)) }
            list.add("pin", desk(view.hasPIN ? .personNewPIN : .personFirstPIN))
        }
        list.add("call", desk(.personCall))
        list.add("appointments", desk(.personAppointments))
        if view.lending.group != nil { list.add("borrow", desk(.personBorrow)) }
        if mayChange {
            list.add("acting", desk(.personActing))
            list.add("notices", desk(.personNotices, count: view.around.notices))
        }
        if member.may(.mergePeople) { list.add("same", desk(.personSame)) }
        if member.may(.askForErasure), view.around.wish != nil { list.add("wish", desk(.personWish)) }
        if mayChange { list.add("take-out", desk(.personTakeOut)) }
        if member.may(.askForErasure) { list.add("erase", desk(.personErase)) }
        list.add("back-to-desk", desk(.backToFront))
        list.parts += view.around.parts(surroundings)
        return Screen(
            id: "desk.person" + (news == 0 ? "" : "!\(news)"),
            title: view.person.details.name,
            caption: desk(.personCaption, ["number": view.person.number.grouped]),
            parts: list.parts
        )
    }

    private func notices(_ surroundings: Surroundings) -> [Part] {
        var parts: [Part] = []
        if let notice { parts.append(.notice(surroundings.desk(notice))) }
        parts += refused(surroundings)
        if let needed = view.around.needed(surroundings) { parts.append(needed) }
        if let wish = view.around.wish {
            let date = surroundings.date(wish.askedAt)
            parts.append(.notice(surroundings.desk(.personWished, ["date": date])))
        }
        if let until = view.lockedUntil {
            let time = surroundings.words.time(until.hour, until.minute)
            parts.append(.notice(surroundings.desk(.personLocked, ["time": time])))
        }
        if !view.hasPIN { parts.append(.notice(surroundings.desk(.personNoPIN))) }
        return parts
    }

    private func addDetails(to list: inout DeskList, _ surroundings: Surroundings) {
        let desk = surroundings.desk
        let none = desk(.none)
        for (name, label, lines) in details(surroundings) {
            let lines = lines.filter { !$0.isEmpty }
            if mayChange {
                let change = surroundings.words(.change)
                list.add(
                    ElementID("change:\(name)"),
                    desk(label),
                    lines.isEmpty ? [none] : lines,
                    change: change
                )
            } else {
                let text = lines.isEmpty ? none : lines.joined(separator: ", ")
                list.parts.append(.paragraph(desk(.detail, ["label": desk(label), "text": text])))
            }
        }
    }

    private func details(_ surroundings: Surroundings) -> [(String, DeskPhrase, [String])] {
        let details = view.person.details
        return [
            ("name", .name, [details.name]), ("born", .born, [surroundings.words.date(details.born)]),
            ("address", .address, details.address + [details.postcode]), ("phone", .phone, [details.phone]),
            ("email", .email, [details.email]), ("card", .card, [view.person.card?.description ?? ""]),
        ]
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        (notice, refusal) = (nil, nil)
        let person = view.person
        switch id {
        case "unlock":
            asked = .personUnlocked
            return [.perform(.desk(.unlock(person.id)))]
        case "pin": return [.open(DeskNewPIN(person))]
        case "erase": return [.open(DeskAskErasure(person))]
        case "call": return [.open(DeskAskForCall(person))]
        case "acting", "notices", "same", "wish": return openRecords(id)
        case "take-out": return [.open(DeskTakeOut(person))]
        case "change:card": return [.open(DeskCard(person))]
        case "appointments": return [.open(MyAppointments(.desk(person.id, name: person.details.name)))]
        case "back-to-desk": return [.home]
        default: break
        }
        if let request = view.requests.first(where: { $0.elementID == id }) {
            return [.perform(.desk(.read(request.listing.file.id)))]
        }
        if let steps = view.lending.press(id, of: person, member) {
            isStale = id == "borrower-group"
            return steps
        }
        if id.description.hasPrefix("change:") {
            return [.open(DeskDetails(changing: person, at: String(id.description.dropFirst(7))))]
        }
        return []
    }

    /// Opens what keeps her record in order; the view is asked for anew when it is seen again.
    private mutating func openRecords(_ id: ElementID) -> [Step] {
        isStale = true
        switch id {
        case "acting": return [.open(DeskRepresenting(view.person))]
        case "notices": return [.open(DeskNotices(member, of: view.person))]
        case "same": return [.open(DeskSameAs(view.person))]
        default: return [.open(DeskWishes(member, opening: view.around.wish?.id))]
        }
    }

    /// A card on the reader leads on to the next resident, a label to a loan to this one.
    func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        guard member.may(.lend) else { return [.home, .perform(.desk(.find(text)))] }
        return [.perform(.desk(.lending(.scanFor(view.person.id, text))))]
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        switch news {
        case .person(let new): (view, notice, asked) = (new, asked, nil)
        case .newPIN: (view.hasPIN, view.lockedUntil) = (true, nil)
        case .request(let request): return [.open(DeskCase(request, member))]
        case .done: notice = .personErasureAsked
        case .lending(.handOut(let view)): return [.open(DeskHandOut(view, member, DeskScanEntry()))]
        case .lending(.loan(let line)):
            isStale = true
            return [.open(DeskLoan(line, member))]
        case .lending(.pastLoans(let lines)):
            return [.open(DeskPastLoans(lines, of: view.person.details.name, member))]
        case .lending(.shelf(let shelf)):
            isStale = true
            return [.open(DeskReserve(shelf, for: view.person, member))]
        case .lending(.device(let view)): return [.open(DeskLending.scene(for: view, member))]
        case .lending(.wrongScan(_, let text)): return [.home, .perform(.desk(.lending(.scan(text))))]
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.personHelp)] }
}
