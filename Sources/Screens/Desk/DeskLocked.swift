import Domain

/// The desk is locked: whose it is stands here, and nothing that was open.
///
/// Her card alone opens it again, or her PIN where she has no card. She proved both things when this session began, and
/// it ends by itself soon after; badge systems at hospital desks do the same, since a lock that asks for everything is
/// one that people prop open. A password is asked for only of who has neither: it would be typed in front of whoever
/// stands there. What she has the store says, not her role: whoever was lowered to volunteer keeps her card, and comes
/// back with it. A wrong card counts as any wrong try, so five of them lock the login.
struct DeskLocked: Scene {
    private let member: StaffMember
    /// What opens it; a guess by her role until the shell says what she has.
    private var key: StaffKeyKind
    private var sheet: DeskSheet

    init(_ member: StaffMember) {
        self.member = member
        key = member.needsTwoThings ? .card : .pin
        sheet = Self.sheet(for: key)
    }

    private static func sheet(for key: StaffKeyKind) -> DeskSheet {
        let line =
            switch key {
            case .card:
                DeskSheet.Line(name: "key", label: .doorCard, hint: .doorCardHint, isSecret: true, width: 24)
            case .pin:
                DeskSheet.Line(name: "key", label: .lockedPIN, signs: .digits, isSecret: true, width: 6)
            case .password:
                DeskSheet.Line(
                    name: "key",
                    label: .lockedPassword,
                    isSecret: true,
                    width: 24,
                    canBeSeen: true
                )
            }
        return DeskSheet([line])
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
        key == .card ? comeBack(with: text) : nil
    }

    private mutating func comeBack(with text: String) -> [Step] {
        sheet["key"] = ""
        sheet.show(false)
        let tried: StaffKey? =
            switch key {
            case .card: CardNumber(reading: text).map { .card($0) }
            case .pin: (try? PIN(trying: text)).map { .pin($0) }
            case .password: (try? Password(trying: text)).map { .password($0) }
            }
        if let tried { return [.perform(.desk(.comeBack(tried)))] }
        sheet.note(mistake, in: "key")
        return []
    }

    /// What is said of a text that cannot be what opens the desk.
    private var mistake: DeskPhrase {
        switch key {
        case .card: .cardWrong
        case .pin: .pinSixDigits
        case .password: .passwordMissing
        }
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch outcome {
        case .desk(.cameBack(let now)):
            // What her role of before had open is not for another role: she begins at the front.
            return now.role == member.role ? [.close] : [.begin(DeskFront(now))]
        case .desk(.locked(let now)) where now != key: (key, sheet) = (now, Self.sheet(for: now))
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
