import Domain
import Forms

/// Asks somebody who could not finish, or found nothing, whether staff are to call her; nothing is kept but by her word.
struct AskToBeCalled: Scene {
    private enum Stage: Hashable {
        /// Her account has a number: is it that?
        case known
        /// Her name and her number are asked for.
        case asked
        /// It is kept.
        case done
    }

    private static let name: ElementID = "field:name"
    private static let phone: ElementID = "field:phone"
    /// A name this long is taken, in letters.
    private static let longestName = 200

    private let kind: FollowUp.Kind
    private let detail: String
    private let person: Person?
    private var stage: Stage
    private var nameTyped: String
    private var phoneTyped = ""
    private var mistake: AskedPage.Mistake?
    private var attempts = 0
    private var failed = false

    /// Begins to ask.
    ///
    /// - Parameters:
    ///   - kind: what was not finished.
    ///   - detail: where she stopped, for who calls.
    ///   - person: who is signed in; nil for nobody.
    init(_ kind: FollowUp.Kind, _ detail: String, _ person: Person?) {
        (self.kind, self.detail, self.person) = (kind, detail, person)
        let hasPhone = person.map { ContactCheck.isPhone($0.details.phone) } ?? false
        stage = hasPhone ? .known : .asked
        nameTyped = person?.details.name ?? ""
    }

    var isSafelyKept: Bool { stage == .done }

    func screen(_ surroundings: Surroundings) -> Screen {
        let words = surroundings.words
        let notices: [Part] = failed ? [.notice(words(.callFailed))] : []
        var screen =
            switch stage {
            case .known:
                ToldPage(
                    id: "call.known" + suffix,
                    title: words(.leaveTitle),
                    parts: notices + [.paragraph(words(.callText))],
                    choices: [
                        ("call", words(.leaveCall, ["phone": person?.details.phone ?? ""])),
                        ("other", words(.callOther)), ("return", words(.goBack)),
                    ]
                ).screen()
            case .asked: askedScreen(words, notices)
            case .done:
                ToldPage(
                    id: "call.done",
                    title: words(.callDoneTitle),
                    parts: [.paragraph(words(.callDoneText, ["phone": number]))],
                    choices: [("home", words(.somethingElse)), ("done", words(.finishNow))]
                ).screen()
            }
        screen.caption = surroundings.hub.name
        return screen
    }

    private var suffix: String { attempts == 0 ? "" : ".\(attempts)" }

    private func askedScreen(_ words: Catalogue, _ notices: [Part]) -> Screen {
        AskedPage(
            id: "call.asked" + (failed ? suffix : ""),
            title: words(.leaveTitle),
            before: notices + [.paragraph(words(.callText))],
            fields: [
                Part.Field(id: Self.name, label: words(.registerName), text: nameTyped),
                Part.Field(
                    id: Self.phone,
                    label: words(.registerPhone),
                    text: phoneTyped,
                    width: 20,
                    signs: .digits
                ),
            ],
            mistake: mistake,
            button: words(.callSend)
        ).screen(words)
    }

    mutating func write(_ text: String, in field: ElementID) {
        if field == Self.name { nameTyped = text }
        if field == Self.phone { phoneTyped = text }
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch stage {
        case .known:
            switch id {
            case "call": return wish(phone: person?.details.phone ?? "")
            case "other": (stage, failed) = (.asked, false)
            default: return [.close]
            }
        case .asked:
            if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
            if id == Self.name { return [.next] }
            return check() ? wish(phone: Self.trimmed(phoneTyped)) : []
        case .done: return [id == "done" ? .end : .home]
        }
        return []
    }

    /// Whether both are in order; else notes what is not.
    private mutating func check() -> Bool {
        let name = Self.trimmed(nameTyped)
        let wrong: (ElementID, Phrase, [String: String])? =
            if name.isEmpty {
                (Self.name, .registerNameEmpty, [:])
            } else if name.count > Self.longestName {
                (Self.name, .registerTooLong, ["count": String(Self.longestName)])
            } else if !ContactCheck.isPhone(Self.trimmed(phoneTyped)) {
                (Self.phone, .errorPhone, [:])
            } else {
                nil
            }
        mistake = wrong.map { field, phrase, values in
            attempts += 1
            return AskedPage.Mistake(field: field, phrase: phrase, values: values, count: attempts)
        }
        return wrong == nil
    }

    private func wish(phone: String) -> [Step] {
        let wish = AccountAct.CallWish(
            kind: kind,
            name: Self.trimmed(nameTyped),
            phone: phone,
            detail: detail
        )
        return [.perform(.account(.followUp(wish)))]
    }

    private static func trimmed(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// The number that is called.
    private var number: String {
        phoneTyped.isEmpty ? person?.details.phone ?? "" : Self.trimmed(phoneTyped)
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .account(let news) = outcome else { return [] }
        switch news {
        case .wishKept: stage = .done
        case .notNow:
            attempts += 1
            (failed, mistake) = (true, nil)
        default: break
        }
        return []
    }

    mutating func back(_ moment: Moment) -> [Step] { stage == .done ? [.home] : [.close] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.words(.callText)] }
}
