import Domain
import Forms
import Ground

// What each press of a registration does.
extension Register {
    /// A name this long is taken, in letters.
    private static let longestName = 200
    /// A line of an address this long is taken, in letters.
    private static let longestLine = 100

    mutating func write(_ text: String, in field: ElementID) {
        texts.write(text, in: field)
        born.write(text, in: field)
        newPIN.write(text, in: field)
    }

    func hiddenText(in field: ElementID) -> String? { newPIN.hiddenText(in: field) }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch stage {
        case .asked(let question): return press(id, on: question, surroundings, moment)
        case .check:
            if id == "send" { return send() }
            guard let question = Question.allCases.first(where: { Self.change($0) == id }) else { return [] }
            isChanging = true
            arrive(.asked(question))
            return []
        case .known:
            switch id {
            case "sign-in": return [.home, .open(SignIn())]
            case "home": return [.home]
            default: arrive(.asked(.name))
            }
        case .refused:
            if id == "home" { return [.home] }
            arrive(.asked(.consent))
        case .notOpened:
            if id == "send" { return send() }
            arrive(.check)
        }
        return []
    }

    private mutating func press(
        _ id: ElementID,
        on question: Question,
        _ surroundings: Surroundings,
        _ moment: Moment
    ) -> [Step] {
        if let mistake, id == AskedPage.problem(of: mistake.field) { return [.focus(mistake.field)] }
        switch question {
        case .born:
            if let field = born.field(of: id) { return [.focus(field)] }
            guard id == "continue" || born.isLast(id) else { return [.next] }
            guard let date = born.date(surroundings.words, on: moment.today) else { return [] }
            bornOn = date
            return [.perform(.account(.look(name: texts[.name], born: date)))]
        case .home:
            hasAddress = id == "address"
            arrive(.asked(hasAddress == true ? .address : .phone))
            if hasAddress == false, isChanging { arrive(.check) }
        case .address where id != "continue" && id != RegisterTexts.Field.postcode.id:
            return [.next]
        case .pin:
            switch newPIN.press(id, born: bornOn) {
            case .steps(let steps): return steps
            case .chosen(let pin):
                self.pin = pin
                goOn(from: question)
            }
        case .consent: arrive(id == "yes" ? .check : .refused)
        case .name, .address, .phone, .email, .card: return take(question)
        }
        return []
    }

    /// Goes on from a page with texts, where they are in order.
    private mutating func take(_ question: Question) -> [Step] {
        mistake = nil
        switch question {
        case .name: check(.name, isEmpty: .registerNameEmpty, most: Self.longestName)
        case .address:
            check(.line1, isEmpty: .registerLineEmpty, most: Self.longestLine)
            check(.line2, isEmpty: nil, most: Self.longestLine)
            check(.town, isEmpty: .registerTownEmpty, most: Self.longestLine)
            check(.postcode, isEmpty: .errorPostcodeRequired, most: Self.longestLine)
            if ContactCheck.postcode(texts[.postcode]) == nil { note(.errorPostcodeFormat, .postcode) }
        case .phone:
            if !texts[.phone].isEmpty, !ContactCheck.isPhone(texts[.phone]) { note(.errorPhone, .phone) }
        case .email:
            if !texts[.email].isEmpty, !ContactCheck.isEmail(texts[.email]) { note(.errorEmail, .email) }
        case .card:
            if !texts[.card].isEmpty {
                guard let card = CardNumber(reading: texts[.card]) else {
                    note(.registerCardShape, .card)
                    return []
                }
                return [.perform(.account(.lookFor(card)))]
            }
        case .born, .home, .pin, .consent: break
        }
        if mistake == nil { goOn(from: question) }
        return []
    }

    private mutating func check(_ field: RegisterTexts.Field, isEmpty: Phrase?, most: Int) {
        if texts[field].isEmpty, let isEmpty {
            note(isEmpty, field)
        } else if texts[field].count > most {
            note(.registerTooLong, field, ["count": String(most)])
        }
    }

    /// Notes what is wrong; the first thing on a page stays.
    private mutating func note(
        _ phrase: Phrase,
        _ field: RegisterTexts.Field,
        _ values: [String: String] = [:]
    ) {
        guard mistake == nil else { return }
        attempts += 1
        mistake = AskedPage.Mistake(field: field.id, phrase: phrase, values: values, count: attempts)
    }

    private mutating func goOn(from question: Question) {
        let next = Question(rawValue: question.rawValue + 1)
        arrive(isChanging ? .check : next.map { .asked($0) } ?? .check)
    }

    private mutating func arrive(_ stage: Stage) {
        (self.stage, mistake) = (stage, nil)
        if stage == .check { isChanging = false }
    }

    mutating func back(_ moment: Moment) -> [Step] {
        switch stage {
        case .asked(let question): return back(from: question)
        case .check: arrive(.asked(.consent))
        case .known: arrive(.asked(.name))
        case .refused: arrive(.asked(.consent))
        case .notOpened: arrive(.check)
        }
        return []
    }

    private mutating func back(from question: Question) -> [Step] {
        if question == .pin, newPIN.back() { return [] }
        if isChanging {
            // An address that was begun must be whole, so there is no way out in the middle.
            arrive(question == .address ? .asked(.home) : .check)
            return []
        }
        guard var before = Question(rawValue: question.rawValue - 1) else {
            return callWish.map { [.open(LeavingAccount($0, leavesVisit: false))] } ?? [.close]
        }
        if before == .address, hasAddress == false { before = .home }
        arrive(.asked(before))
        return []
    }

    private func send() -> [Step] {
        guard let details, let pin else { return [] }
        let opening = AccountAct.Opening(
            operation: operation,
            details: details,
            card: CardNumber(reading: texts[.card]),
            pin: pin
        )
        return [.perform(.account(.open(opening)))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard case .account(let news) = outcome else { return [] }
        switch news {
        case .known(true): arrive(.known)
        // Where it cannot be found out now, opening the account looks again.
        case .known(false), .notNow:
            if case .asked(let question) = stage { goOn(from: question) }
        case .opened(let person):
            return [
                .home, .signIn(person, [:]),
                .open(AccountOpened(person, surroundings.equipment, moment, then: next)),
            ]
        case .notOpened:
            attempts += 1
            stage = .notOpened
        default: break
        }
        return []
    }
}
