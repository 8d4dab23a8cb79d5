import Domain
import Forms
import Ground

// How each question of a registration is asked.
extension Register {
    func screen(of question: Question, _ words: Catalogue) -> Screen {
        let id = "register.\(question)"
        switch question {
        case .name:
            return page(id, .registerName, [field(.name)], before: words(.registerOnce), words)
        case .born: return born.screen(id, button: words(.goOn), words)
        case .home:
            return ToldPage(
                id: id,
                title: words(.registerHome),
                parts: [],
                choices: [("address", words(.registerHomeYes)), ("none", words(.registerHomeNo))]
            ).screen()
        case .address: return page(id, .registerAddress, addressFields(words), words)
        case .phone: return page(id, .registerPhone, [field(.phone, words, width: 20, signs: .digits)], words)
        case .email: return page(id, .registerEmail, [field(.email, words)], words)
        case .card:
            let hint = words(.accountNumberHint)
            return page(
                id,
                .registerCard,
                [field(.card, words, hint: hint, width: 20, signs: .digits)],
                words
            )
        case .pin: return newPIN.screen(id, [], words)
        case .consent:
            return ToldPage(
                id: id,
                title: words(.consentTitle),
                parts: [.points([words(.consentKeep), words(.consentUse), words(.consentEnd)])],
                choices: [("yes", words(.consentYes)), ("no", words(.consentNo))]
            ).screen()
        }
    }

    private func page(
        _ id: String,
        _ title: Phrase,
        _ fields: [Part.Field],
        before text: String? = nil,
        _ words: Catalogue
    ) -> Screen {
        let isOptional = [Phrase.registerPhone, .registerEmail, .registerCard].contains(title)
        return AskedPage(
            id: id,
            title: words(title),
            before: (isOptional ? words(.registerSkip) : text).map { [.paragraph($0)] } ?? [],
            fields: fields,
            mistake: mistake,
            button: words(.goOn)
        ).screen(words)
    }

    private func field(_ field: RegisterTexts.Field) -> Part.Field {
        Part.Field(id: field.id, label: "", text: texts.typed(field))
    }

    /// A field that may be left empty.
    private func field(
        _ field: RegisterTexts.Field,
        _ words: Catalogue,
        hint: String? = nil,
        width: Int? = nil,
        signs: Part.Field.Signs = .any
    ) -> Part.Field {
        Part.Field(
            id: field.id,
            label: words(.optionalMark),
            hint: hint,
            text: texts.typed(field),
            width: width,
            signs: signs,
            takesCode: field == .card
        )
    }

    private func addressFields(_ words: Catalogue) -> [Part.Field] {
        let labels: [(RegisterTexts.Field, Phrase)] = [
            (.line1, .line1), (.town, .town), (.postcode, .postcode),
        ]
        return labels.map { field, label in
            Part.Field(
                id: field.id,
                label: words(label),
                text: texts.typed(field),
                width: field == .postcode ? 10 : nil
            )
        }
    }

    func checkScreen(_ words: Catalogue) -> Screen {
        var parts: [Part] = [.paragraph(words(.checkText))]
        let rows = rows(words)
        for (index, row) in rows.enumerated() {
            parts.append(
                .answer(
                    Part.Answered(
                        id: Self.change(row.question),
                        number: index + 1,
                        question: words(row.label),
                        lines: row.lines,
                        change: words(.change)
                    )
                )
            )
        }
        parts.append(
            .button(Part.Button(id: "send", number: rows.count + 1, label: words(.registerSend)))
        )
        return Screen(id: "register.check", title: words(.checkTitle), parts: parts)
    }

    static func change(_ question: Question) -> ElementID { ElementID("change:\(question)") }

    private struct Row {
        var question: Question
        var label: Phrase
        var lines: [String]
    }

    private func rows(_ words: Catalogue) -> [Row] {
        func line(_ text: String) -> [String] { [text.isEmpty ? words(.notProvided) : text] }
        let home = (hasAddress ?? false) ? details.map { $0.address + [$0.postcode] } : nil
        return [
            Row(question: .name, label: .rowName, lines: line(texts[.name])),
            Row(question: .born, label: .rowBorn, lines: line(bornOn.map { words.date($0) } ?? "")),
            Row(question: .home, label: .rowAddress, lines: home ?? [words(.registerHomeNo)]),
            Row(question: .phone, label: .rowPhone, lines: line(texts[.phone])),
            Row(question: .email, label: .rowEmail, lines: line(texts[.email])),
            Row(question: .card, label: .rowCard, lines: line(texts[.card])),
            Row(question: .pin, label: .rowPIN, lines: [words(.rowPINHidden)]),
        ]
    }

    /// What she told of herself; nil before her date of birth is in order.
    var details: PersonDetails? {
        bornOn.map { born in
            let isAt = hasAddress ?? false
            return PersonDetails(
                name: texts[.name],
                born: born,
                address: isAt ? [texts[.line1], "", texts[.town]] : [],
                postcode: isAt ? ContactCheck.postcode(texts[.postcode]) ?? "" : "",
                phone: texts[.phone],
                email: texts[.email]
            )
        }
    }
}
