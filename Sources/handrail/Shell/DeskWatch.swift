import Content
import Domain
import Screens
import Store

// Warnings, people to call, and the staff themselves.
extension Shell {
    func watch(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .alerts: return .alerts(try alertLines())
        case .markSeen(let alert):
            try noted(.alertSeen, member, on: alert) { (store, audit) throws(StoreError) in
                try store.seeAlert(alert, by: member.id, at: audit.at, audit: audit)
            }
            return .alerts(try alertLines())
        case .askForCall(let person, let about): try askForCall(person, about, member)
        case .noAnswer(let id):
            try noted(.callMade, member, on: id) { (store, audit) throws(StoreError) in
                try store.noteCall(id, audit: audit)
            }
        case .settleMessage(let id):
            try noted(.callMade, member, on: id) { (store, audit) throws(StoreError) in
                try store.settleFollowUp(of: id, by: member.id, at: audit.at)
                try store.note(audit)
            }
        case .endFollowUp(let id, let ending):
            try noted(.followUpEnded, member, on: id) { (store, audit) throws(StoreError) in
                try store.end(id, ending, by: member.id, audit: audit)
            }
        default: break
        }
        if case .askForCall = act { return .done }
        return .followUps(try followUpLines())
    }

    private func alertLines() throws(DeskFault) -> [DeskAlertLine] {
        try stored { (store) throws(StoreError) in
            var lines: [DeskAlertLine] = []
            for alert in try store.openAlerts() {
                let subject = alert.subject
                let person =
                    alert.kind == .accountLocked || alert.kind == .maybeTwice
                    ? try subject.flatMap { (id) throws(StoreError) in try store.person(id) } : nil
                let member =
                    alert.kind == .staffLocked
                    ? try subject.flatMap { (id) throws(StoreError) in try store.staff(id) } : nil
                let line = DeskAlertLine(
                    alert,
                    person: person,
                    member: member?.name,
                    when: time(at: alert.at)
                )
                lines.append(line)
            }
            return lines
        }
    }

    /// By which ways this hub sends messages; nil where its content does not say.
    var channels: Set<Channel>? { (try? pack?.messageSettings())?.channels }

    private func followUpLines() throws(DeskFault) -> [DeskFollowUpLine] {
        try stored { (store) throws(StoreError) in
            var lines = try store.openFollowUps().map {
                DeskFollowUpLine($0, since: World.day(at: $0.madeAt))
            }
            for message in try store.messageFollowUps(at: world.now, sending: channels) {
                guard let person = try store.addressee(of: message.person) else { continue }
                var followUp = FollowUp(
                    id: message.message,
                    kind: .call,
                    name: person.name,
                    phone: person.phone,
                    detail: "",
                    madeAt: message.at
                )
                followUp.person = try store.person(message.person)?.id
                var line = DeskFollowUpLine(followUp, since: World.day(at: message.at))
                line.message = message
                lines.append(line)
            }
            return lines
        }
    }

    private func askForCall(_ id: ID, _ about: String, _ member: StaffMember) throws(DeskFault) {
        let person = try stored { (store) throws(StoreError) in try store.person(id) }
        guard let person else { throw .refused(.gone) }
        guard PersonDetails.phoneKey(person.details.phone).count >= 5 else { throw .refused(.noPhone) }
        var followUp = FollowUp(
            id: newID(),
            kind: .call,
            name: person.details.name,
            phone: person.details.phone,
            detail: about,
            madeAt: world.now
        )
        followUp.person = id
        try noted(.callAskedFor, member, on: followUp.id, for: id) { (store, audit) throws(StoreError) in
            try store.add(followUp, audit: audit)
        }
    }
}

// The staff.
extension Shell {
    func employ(_ act: DeskAct, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        switch act {
        case .addStaff(let login, let name, let role, let team):
            let new = StaffMember(id: newID(), login: login, name: name, role: role, team: team)
            return try add(new, member)
        case .setActive(let id, let isActive): try setActive(isActive, id, member)
        case .unlockStaff(let id):
            try noted(.staffUnlocked, member, on: id) { (store, audit) throws(StoreError) in
                try store.unlock(staff: id, audit: audit)
            }
        case .giveStaffPIN(let id): return try givePIN(toStaff: id, member)
        case .dropStaffCard(let id):
            try noted(.staffChanged, member, on: id) { (store, audit) throws(StoreError) in
                try store.setCard(nil, ofStaff: id, salt: [], audit: audit)
            }
        default: break
        }
        return .staff(try stored { (store) throws(StoreError) in try store.staff() })
    }

    private func add(_ new: StaffMember, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let (pin, now) = (PIN.drawn(), world.now)
        try noted(.staffAdded, member, on: new.id) { (store, audit) throws(StoreError) in
            try store.add(new, pin: pin, salt: World.random(Store.saltLength), at: now, audit: audit)
        }
        return .staffPIN(pin, new)
    }

    private func setActive(_ isActive: Bool, _ id: ID, _ member: StaffMember) throws(DeskFault) {
        let audit = entry(.staffChanged, by: member, on: id)
        let refusal = try stored { (store) throws(StoreError) in
            try store.setActive(isActive, of: id, audit: audit) { staff in
                guard !isActive, let other = staff.first(where: { $0.id == id }) else { return nil }
                do throws(StaffRefusal) {
                    try member.requireLettingGo(of: other, among: staff)
                    return nil
                } catch { return error }
            }
        }
        if let refusal { throw .refused(.rule(refusal)) }
        log.record(audit)
    }

    private func givePIN(toStaff id: ID, _ member: StaffMember) throws(DeskFault) -> DeskNews {
        let colleague = try stored { (store) throws(StoreError) in try store.staff(id) }
        guard let colleague else { throw .refused(.gone) }
        // Whoever reads out the PIN of somebody who opens records could open them in her name: two people give it.
        guard !colleague.needsTwoThings else { throw .refused(.approval(.notAgreed)) }
        let pin = PIN.drawn()
        try noted(.staffChanged, member, on: id) { (store, audit) throws(StoreError) in
            try store.setPIN(
                pin,
                ofStaff: id,
                isGiven: true,
                salt: World.random(Store.saltLength),
                audit: audit
            )
        }
        return .staffPIN(pin, colleague)
    }
}
