import Domain

/// The desk is locked: whose it is stands here, and nothing that was open.
///
/// Her card alone opens it again, or her PIN where she has no card. She proved both things when this session began, and
/// it ends by itself soon after; badge systems at hospital desks do the same, since a lock that asks for everything is
/// one that people prop open. A password is not taken instead: it would be typed in front of whoever stands there. A
/// wrong card counts as any wrong try, so five of them lock the login.
struct DeskLocked: Scene {
    private let member: StaffMember
    private var sheet: DeskSheet

    init(_ member: StaffMember) {
        self.member = member
        let line =
            member.needsTwoThings
            ? DeskSheet.Line(name: "key", label: .doorCard, hint: .doorCardHint, isSecret: true, width: 24)
            : DeskSheet.Line(name: "key", label: .lockedPIN, signs: .digits, isSecret: true, width: 6)
        sheet = DeskSheet([line])
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let (desk, name) = (surroundings.desk, ["name": member.name])
        return sheet.screen(
            "desk.locked",
            title: desk(.lockedTitle),
            before: [.paragraph(desk(.lockedText, name))],
            button: desk(.lockedGo),
            after: [
                .button(Part.Button(id: "other", label: desk(.lockedOther))),
                .paragraph(desk(.lockedOtherHint, name)),
            ],
            surroundings
        )
    }

    mutating func write(_ text: String, in field: ElementID) { sheet.write(text, in: field) }

    func hiddenText(in field: ElementID) -> String? { sheet.hiddenText(in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "other" { return [.end] }
        if case .steps(let steps) = sheet.press(id) { return steps }
        return comeBack(with: sheet["key"])
    }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        member.needsTwoThings ? comeBack(with: text) : nil
    }

    private mutating func comeBack(with text: String) -> [Step] {
        sheet["key"] = ""
        if member.needsTwoThings, let card = CardNumber(reading: text) {
            return [.perform(.desk(.comeBack(.card(card))))]
        }
        if !member.needsTwoThings, let pin = try? PIN(trying: text) {
            return [.perform(.desk(.comeBack(.pin(pin))))]
        }
        sheet.note(member.needsTwoThings ? .cardWrong : .pinSixDigits, in: "key")
        return []
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.cameBack): return [.close]
        case .desk(.refused(.notSignedIn)): return [.end]
        case .desk(.refused(.wrong)): sheet.note(.lockedWrong, in: "key", ["name": member.name])
        case .desk(.refused(let why)):
            let (phrase, values) = DeskDoor.mistake(why, surroundings)
            sheet.note(phrase, in: "key", values)
        default: break
        }
        return []
    }

    func back(_ moment: Moment) -> [Step] { [] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.lockedHelp)] }
}

// The desk locks itself.
extension Visit {
    /// Whether the desk is locked.
    var isLocked: Bool { layers.contains { $0.scene is DeskLocked } }

    /// When the desk locks itself if no key comes; nil where it is locked, or where it is not the desk.
    ///
    /// Whoever asked for more time to read still has it: nothing is lost by a lock (WCAG 2.2, success criterion 2.2.1,
    /// allows the limit where it is essential), and what others must not read is not theirs to leave open.
    var lockEnds: Int64? {
        guard let lastKey, !isLocked, layers[0].scene is DeskFront || layers[0].scene is DeskDoor else {
            return nil
        }
        return lastKey + Int64(surroundings.hub.deskLock.afterSeconds) * 1000
    }

    func isLockDue(_ moment: Moment) -> Bool { lockEnds.map { moment.milliseconds >= $0 } ?? false }

    /// Hides what is open; before the work began there is nothing to come back to, and the session ends.
    mutating func lockDesk() -> [Effect] {
        guard let front = layers[0].scene as? DeskFront else { return end() }
        notice = nil
        open(DeskLocked(front.member))
        return [.desk(.lock)]
    }

    /// The layer that takes what came of an effect: while the desk is locked, what does not concern the lock is for the
    /// scene under it.
    func receiver(of outcome: Outcome) -> Int? {
        let isOfDesk = if case .desk = outcome { true } else { false }
        return layers.lastIndex { !$0.scene.isAside && (isOfDesk || !($0.scene is DeskLocked)) }
    }
}
