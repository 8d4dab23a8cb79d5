import Domain

/// A device is handed out: scan it, look at its kit, let her agree.
struct DeskHandOut: DeskLendingScene {
    /// What is asked just now.
    enum Stage {
        case device
        case kit
        /// Staff say why she may have more than the limits say.
        case reason
        /// Somebody else fetches it.
        case helper
        /// The borrower reads what she agrees to.
        case agreement
        case lent(DeskLoanLine)
    }

    let member: StaffMember
    var entry: DeskScanEntry
    private(set) var view: DeskHandOutView
    private(set) var stage: Stage
    private(set) var kit = DeskKit()
    private(set) var reason = ""
    private(set) var helper = ""
    private(set) var isInHub = false
    /// Whether something was put right elsewhere, so that all is looked at again.
    private var isStale = false
    /// What became of the slip; nil where nothing is printed.
    var slip: DeskPhrase?

    init(_ view: DeskHandOutView, _ member: StaffMember, _ entry: DeskScanEntry) {
        (self.view, self.member, self.entry) = (view, member, entry.after())
        stage = view.asset == nil ? .device : .kit
        kit = DeskKit(view.kit, view.asset?.condition ?? .good)
    }

    var isPassing: Bool { if case .lent = stage { true } else { false } }

    /// What staff may put right here; nil where nothing speaks against the loan.
    var isStopped: Bool { !view.refusals.isEmpty && !isOverLimit }

    var isOverLimit: Bool { !reason.isEmpty }

    /// Whether all that speaks against it are limits, which staff with the right may set aside.
    var mayOverride: Bool {
        member.may(.approve) && !view.refusals.isEmpty && view.refusals.allSatisfy(\.isLimit)
    }

    var usual: ElementID? {
        switch stage {
        case .device, .reason, .helper: nil
        case .kit: isStopped ? nil : "kit"
        case .agreement: "agree"
        case .lent: "done"
        }
    }

    var takesWords: Bool {
        switch stage {
        case .reason, .helper: true
        default: false
        }
    }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] {
        if case .reason = stage { reason = words } else { helper = words }
        stage = view.asset == nil ? .device : .kit
        return []
    }

    mutating func retreat() -> Bool {
        switch stage {
        case .device, .kit, .lent: return false
        case .agreement: stage = .kit
        case .reason, .helper: stage = view.asset == nil ? .device : .kit
        }
        return true
    }

    var holdsAnswers: Bool { if case .agreement = stage { true } else { false } }

    func screen(_ surroundings: Surroundings) -> Screen {
        switch stage {
        case .device: deviceScreen(surroundings)
        case .kit: kitScreen(surroundings)
        case .reason: wordsScreen("reason", .handOutReason, surroundings)
        case .helper: wordsScreen("helper", .handOutHelperName, surroundings)
        case .agreement: agreementScreen(surroundings)
        case .lent(let line): lentScreen(line, surroundings)
        }
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "kit":
            if view.agreed != nil { return lend(surroundings) }
            stage = .agreement
        case "kit-change": stage = .kit
        case "reason": stage = .reason
        case "helper": stage = .helper
        case "in-hub": isInHub.toggle()
        case "stop", "done": return [.close]
        case "agree": return lend(surroundings)
        case "print": return printSlip(surroundings)
        default: return chooseOther(id)
        }
        return []
    }

    private mutating func chooseOther(_ id: ElementID) -> [Step] {
        if id == "account" { return [.perform(.desk(.look(view.person.id)))] }
        if let line = view.late.first(where: { $0.elementID == id }) {
            isStale = true
            return [.open(DeskLoan(line, member))]
        }
        if let name = view.helpers.first(where: { id == ElementID("helper:\($0)") }) {
            (helper, stage) = (name, view.asset == nil ? .device : .kit)
        }
        kit.choose(id)
        return []
    }

    /// What was put right on another screen counts here at once.
    mutating func wanting() -> [Effect] {
        guard isStale else { return [] }
        isStale = false
        return [.desk(.lending(.prepare(ask(view.asset?.tag.description))))]
    }

    private func ask(_ scanned: String?) -> DeskHandOutAsk {
        DeskHandOutAsk(person: view.person.id, reservation: view.reservation?.id, scanned: scanned)
    }

    private func lend(_ surroundings: Surroundings) -> [Step] {
        guard let asset = view.asset else { return [] }
        let desk = surroundings.desk
        var check = kit.check
        check.remark = [
            reason.isEmpty ? "" : desk(.handOutOverLimit, ["reason": reason]),
            helper.isEmpty ? "" : desk(.handOutHelper, ["name": helper]),
            kit.remark,
        ].filter { !$0.isEmpty }.joined(separator: " ")
        let out = DeskHandingOut(
            operation: view.operation,
            person: view.person.id,
            asset: asset.id,
            reservation: view.reservation?.id,
            kit: check,
            due: view.due,
            agreement: view.agreement.code,
            use: view.reservation?.use ?? (isInHub ? .inHub : .atHome),
            isOverLimit: isOverLimit
        )
        return [.perform(.desk(.lending(.lend(out))))]
    }

    /// What is scanned is a device: the first, or another one instead of it.
    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        switch stage {
        case .device: return [.perform(.desk(.lending(.prepare(ask(text)))))]
        case .reason, .helper: return []
        case .kit, .agreement:
            // The label of the same device again says no more than it did.
            guard AssetTag(reading: text) != view.asset?.tag else { return [] }
            return [.perform(.desk(.lending(.prepare(ask(text)))))]
        case .lent: return [.perform(.desk(.lending(.scan(text))))]
        }
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .handOut(let new):
            if case .lent = stage { return follow(news, surroundings) }
            if let old = view.asset, let other = new.asset, other.id != old.id {
                guard exchange(old, other, surroundings) else { return [] }
            }
            view = new
            kit = DeskKit(new.kit, new.asset?.condition ?? .good)
            if new.asset != nil { stage = .kit }
        case .lent(let line):
            stage = .lent(line)
            return surroundings.equipment.hasPrinter ? printSlip(surroundings) : []
        default: return follow(news, surroundings)
        }
        return []
    }

    /// Says that another device goes out; false where it is of another model, so that nothing changes.
    private mutating func exchange(_ old: Asset, _ new: Asset, _ surroundings: Surroundings) -> Bool {
        let desk = surroundings.desk
        let tags = ["tag": new.tag.description, "before": old.tag.description]
        guard old.model == new.model else {
            let words = ["text": new.tag.description]
            entry.tell(desk("wrong-scan", named: DeskWrongScan.otherModel.rawValue, words))
            return false
        }
        entry.tell(desk(.handOutExchanged, tags))
        return true
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .printed: slip = .lendPrinted
        case .printFailed: slip = .lendNotPrinted
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(let why)):
            if case .agreement = stage { stage = .kit }
            if case .lending(.otherDay(let day)) = why { view.due = day }
            refusal = why
        case .desk(.lending(let news)): return heard(news, surroundings)
        case .desk(let news): return take(news)
        default: break
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.handOutHelp)] }
}
