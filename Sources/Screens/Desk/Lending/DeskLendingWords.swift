import Domain
import Ground

extension Surroundings {
    /// A day on which somebody fetches something or brings it back: people plan by the weekday.
    func dueDay(_ day: CivilDate) -> String { words.date(day, withWeekday: true) }

    /// Why something is not lent, in words.
    func words(for refusal: BorrowingRefusal) -> String {
        var values = ["count": "", "limit": "", "date": ""]
        values["count"] = refusal.count.map { words.number($0) }
        values["limit"] = refusal.limit.map { words.number($0) }
        values["date"] = refusal.day.map(dueDay)
        return desk("borrow", named: refusal.code, values)
    }

    /// Why something cannot be done with equipment, in words.
    func words(for refusal: LendingRefusal) -> String {
        switch refusal {
        case .asset(let refusal): words(for: refusal)
        case .borrowing(let refusal): words(for: refusal)
        case .clockBehind(let day):
            desk("lending", named: refusal.name, ["date": words.date(day)])
        case .elsewhere(let hub): desk("lending", named: refusal.name, ["hub": hub])
        case .notYet(let day), .otherDay(let day):
            desk("lending", named: refusal.name, ["date": dueDay(day)])
        case .notAwayThen(let first, let last):
            desk("lending", named: refusal.name, ["first": dueDay(first), "last": dueDay(last)])
        case .serialTaken(let tag): desk("lending", named: refusal.name, ["tag": tag.description])
        case .expired(let day): desk("lending", named: refusal.name, ["date": words.date(day)])
        case .stockTooSmall(let count):
            desk("lending", named: refusal.name, ["count": words.number(count)])
        default: desk("lending", named: refusal.name)
        }
    }

    private func words(for refusal: AssetRefusal) -> String {
        switch refusal {
        case .notThere(let state): desk("asset-is", named: state.name)
        case .onLoan: desk("asset-is", named: AssetState.onLoan.name)
        case .retired: desk("asset-is", named: AssetState.retired.name)
        case .stepsMissing(let steps):
            desk(.assetSteps, ["steps": steps.map { desk("step", named: $0.name) }.joined(separator: ", ")])
        case .stepBefore(let step): desk(.assetStepBefore, ["step": desk("step", named: step.name)])
        case .stepNotNeeded: desk(.assetStepDone)
        case .testOverdue(let day): desk(.deviceTest, ["date": words.date(day)])
        case .wipeOverdue(.some(let day)): desk(.deviceWipe, ["date": words.date(day)])
        case .wipeOverdue(nil): desk(.deviceNeverWiped)
        case .dataOnIt: desk(.dataOnIt)
        case .ownerNotTold: desk(.dataToldNot)
        case .damaged: desk(.deviceDamaged)
        case .boundFor(let hub): desk(.assetBound, ["hub": hub])
        case .sameHub: desk(.assetSameHub)
        case .promised(let count): desk(.assetPromised, count: count)
        }
    }
}

extension LendingRefusal {
    fileprivate var name: String {
        switch self {
        case .noSuchAsset, .noSuchLoan, .noSuchReservation, .noSuchStock: "gone"
        case .noSuchStockTake: "no-count"
        case .labelTaken: "label-taken"
        case .serialTaken: "serial-taken"
        case .labelOfPerson: "label-of-person"
        case .elsewhere: "elsewhere"
        case .notTheirs: "not-theirs"
        case .reservationOver: "reservation-over"
        case .notYet: "not-yet"
        case .notAgreed: "not-agreed"
        case .kept: "kept"
        case .otherDay: "other-day"
        case .standsReady: "stands-ready"
        case .loanOver: "loan-over"
        case .alreadyWaiting: "already-waiting"
        case .notWaiting: "not-waiting"
        case .notAwayThen: "not-away-then"
        case .expired: "expired"
        case .stockTooSmall: "stock-too-small"
        case .batchTaken: "batch-taken"
        case .notExpired: "not-expired"
        case .sameSignature: "same-signature"
        case .notSigned: "not-signed"
        case .isFirst: "is-first"
        case .notLentThere: "not-lent-there"
        case .alreadySettled: "already-settled"
        case .clockBehind: "clock-behind"
        case .asset, .borrowing: "gone"
        }
    }
}

extension BorrowingRefusal {
    fileprivate var day: CivilDate? {
        switch self {
        case .accountEnded(let day), .accountEndsFirst(let day), .closed(let day), .notLonger(let day): day
        case .tooSoon(let day), .tooFarAhead(let day), .promised(let day), .away(let day): day
        default: nil
        }
    }
}

extension AssetState {
    /// Its name in the words of the desk.
    var name: String {
        switch self {
        case .ready: "ready"
        case .onLoan: "on-loan"
        case .preparing: "preparing"
        case .quarantine: "quarantine"
        case .repair: "repair"
        case .transit: "transit"
        case .lost: "lost"
        case .retired: "retired"
        }
    }
}

extension DeskDeviceView {
    /// Names it on a screen.
    var elementID: ElementID { ElementID("device:\(asset.id)") }

    /// Whether it comes here from another hub.
    var isOnTheWayHere: Bool { asset.state == .transit(to: here) }

    /// Whether it left this hub for another.
    var isOnItsWayFromHere: Bool {
        if case .transit(let bound) = asset.state { isHere && bound != here } else { false }
    }

    /// What can be changed of it.
    var form: DeskDeviceForm {
        DeskDeviceForm(asset, operation: operation, isNew: false, models: [], hubs: hubs, today: today)
    }

    /// How it stands, in words.
    func state(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        switch asset.state {
        case .preparing:
            let step = asset.missingSteps.first.map { desk("step", named: $0.name) } ?? ""
            return desk(.statePreparing, ["step": step])
        case .repair(.some(let day)):
            let phrase: DeskPhrase = day < today ? .stateRepairLate : .stateRepairUntil
            return desk(phrase, ["date": surroundings.words.date(day)])
        case .transit(let code):
            let bound = code == here ? hereName : hubs.first { $0.code == code }?.name
            return desk(.stateTransit, ["hub": bound ?? code])
        default: return desk("asset-is", named: asset.state.name)
        }
    }

    /// What became of it, where it stands otherwise than before; nil where it does not.
    func news(since before: DeskDeviceView, _ surroundings: Surroundings) -> String? {
        guard asset != before.asset || faults != before.faults else {
            if data?.told != before.data?.told { return surroundings.desk(.loanNoted) }
            return missing == before.missing ? nil : surroundings.desk(.partNoted)
        }
        if faults.count > before.faults.count { return surroundings.desk(.deviceFaultNoted) }
        return surroundings.desk(.deviceDone, ["state": state(surroundings)])
    }
}

extension DeskLoanLine {
    /// Names it on a screen.
    var elementID: ElementID { ElementID("loan:\(loan.id)") }

    /// Who has what, due when.
    func words(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let who = name.isEmpty ? desk(.loanForgotten) : name
        if let end = loan.end {
            return desk(
                .loanPast,
                [
                    "name": who, "model": model, "tag": loan.tag.description,
                    "from": surroundings.words.date(loan.days.lowerBound),
                    "how": desk("loan-end", named: end.ending.rawValue),
                    "end": surroundings.words.date(surroundings.day(end.at)),
                ]
            )
        }
        let values = [
            "name": who, "model": model, "tag": loan.tag.description,
            "date": surroundings.dueDay(loan.due),
        ]
        return late > 0 ? desk(.loanLate, count: late, values) : desk(.loanDue, values)
    }

    /// What else is to be known of it.
    func hint(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        if !loan.isOpen { return ([hub] + whatCameBack(surroundings)).joined(separator: ". ") }
        var hints = [hub, phone]
        if loan.isHardship { hints.append(desk(.loanWithCare)) }
        if isToCall { hints.append(desk(.loanToCall)) }
        if isBlocking { hints.append(desk(.loanBlocks)) }
        if let why = whyMoved(surroundings) { hints.append(why) }
        if !notes.isEmpty { hints.append(desk(.loanNotes, count: notes.count)) }
        return hints.filter { !$0.isEmpty }.joined(separator: ". ")
    }
}

extension DeskLoanLine {
    /// What was missing when it came back, and whether it looked worse, a sentence each; nothing where all was well.
    func whatCameBack(_ surroundings: Surroundings) -> [String] {
        guard let difference = loan.difference else { return [] }
        var lines: [String] = []
        if !difference.missing.isEmpty {
            let names = difference.missing.sorted().map { parts[$0] ?? $0 }
            lines.append(surroundings.desk(.loanCameWithout, ["parts": names.joined(separator: ", ")]))
        }
        if difference.isWorse, let back = loan.end?.back {
            let looks = [
                "from": surroundings.desk("looks", named: loan.out.condition.rawValue),
                "to": surroundings.desk("looks", named: back.condition.rawValue),
            ]
            lines.append(surroundings.desk(.loanCameWorse, looks))
        }
        return lines
    }

    /// Why it is due on another day than it was; nil where the day did not move.
    func whyMoved(_ surroundings: Surroundings) -> String? {
        movedFrom.map { surroundings.desk(.movedDue, ["date": surroundings.dueDay($0)]) }
    }
}

extension DeskPickupLine {
    /// Why its days are others than they were, a sentence each.
    func whyMoved(_ surroundings: Surroundings) -> [String] {
        let days: [(CivilDate?, DeskPhrase)] = [
            (moved.first, .movedFirst), (moved.collect, .movedCollect), (moved.due, .movedDue),
        ]
        return days.compactMap { day, phrase in
            day.map { surroundings.desk(phrase, ["date": surroundings.dueDay($0)]) }
        }
    }

    /// Names it on a screen.
    var elementID: ElementID { ElementID("pickup:\(reservation.reference)") }

    /// Who comes for it, and when.
    func waits(_ surroundings: Surroundings) -> String {
        surroundings.desk(
            .pickupWaits,
            [
                "name": name, "model": model,
                "date": surroundings.dueDay(reservation.days.lowerBound),
                "until": surroundings.dueDay(reservation.collectBy),
                "reference": reservation.reference.grouped,
            ]
        )
    }

    /// What is to be done for it.
    func hint(_ surroundings: Surroundings) -> String {
        let desk = surroundings.desk
        let work =
            if let tag, !isAtRisk {
                desk(isReady ? .pickupTake : .pickupPrepare, ["tag": tag.description])
                    + (phone.isEmpty ? "" : " " + desk(.pickupPhone, ["phone": phone]))
            } else { desk(.pickupAtRisk, ["phone": phone]) }
        return ([work] + whyMoved(surroundings)).joined(separator: " ")
    }
}
