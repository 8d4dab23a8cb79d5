import Screens

// How each part is said while a whole screen is read out: its own words in the order in which they stand.
extension Narrator {
    func say(_ part: Part, on screen: Screen) -> [Utterance] {
        if let typed = screen.typed, part == .paragraph(typed.text) {
            guard typed.isSensitive else { return [Utterance(typed.text, privacy: .personal)] }
            return [Utterance(typed.text, privacy: .sensitive, cover: words(.speechHidden))]
        }
        return say(part)
    }

    private func say(_ part: Part) -> [Utterance] {
        switch part {
        case .heading(let text), .paragraph(let text), .notice(let text), .mistake(let text):
            [Utterance(text)]
        case .points(let points): points.map { Utterance($0) }
        case .problems(let title, let problems): [Utterance(title)] + problems.map { Utterance($0.message) }
        case .choice(let choice): say(choice)
        case .field(let field): say(field)
        case .answer(let answer):
            [Utterance("\(answer.number), \(answer.question), \(answer.change)")]
                + lines(of: answer)
        case .button(let button):
            [Utterance(SpokenList.of([number(button.number), button.label, words(.speechButton)]))]
        // Its signs one by one, as nobody can write down a word that is none.
        case .reference(let label, _, let spoken): [Utterance(label), Utterance(spoken)]
        case .picture(let picture): [Utterance(picture.spoken)]
        }
    }

    private func say(_ choice: Part.Choice) -> [Utterance] {
        let pieces = [number(choice.number), choice.label]
        let state =
            switch choice.mark {
            case .none, .radio(false): ""
            case .radio(true), .tick: mark(choice) ?? ""
            }
        return marked(pieces, state, choice) + (choice.hint.map { [Utterance($0)] } ?? [])
    }

    /// A choice with how it stands, which is left out where it is private.
    ///
    /// What is called something in another language is called so by a voice of that language.
    func marked(_ pieces: [String], _ state: String, _ choice: Part.Choice) -> [Utterance] {
        if let language = choice.language {
            return (pieces + [state]).filter { !$0.isEmpty }.map {
                Utterance($0, language: $0 == choice.label ? language : "")
            }
        }
        let whole = SpokenList.of(pieces + [state])
        guard choice.isSensitive else { return [Utterance(whole)] }
        return [Utterance(whole, privacy: .sensitive, cover: SpokenList.of(pieces))]
    }

    /// What was answered; where that is private, one word in its place.
    func lines(of answer: Part.Answered) -> [Utterance] {
        guard answer.isSensitive else { return answer.lines.map { Utterance($0, privacy: .personal) } }
        let whole = answer.lines.map { SpokenText.sentence($0) }.joined(separator: " ")
        return [Utterance(whole, privacy: .sensitive, cover: words(.speechHidden))]
    }

    private func say(_ field: Part.Field) -> [Utterance] {
        [field.label, field.hint, field.problem, field.prefix].compactMap(\.self).map { Utterance($0) }
            + value(field) + (field.suffix.map { [Utterance($0)] } ?? [])
    }

    /// What stands in a field; nothing where it is empty.
    func value(_ field: Part.Field) -> [Utterance] {
        guard !field.text.isEmpty else { return [] }
        if field.isSecret {
            let stars = field.text.map { _ in words(.speechStar) }.joined(separator: " ")
            return [Utterance(stars)]
        }
        return [Utterance(field.text, privacy: field.privacy)]
    }

    func say(_ tool: Tool) -> String {
        SpokenList.of([tool.key == "Esc" ? words(.speechEscape) : tool.key, tool.label])
    }

    func number(_ number: Int?) -> String { number.map { String($0) } ?? "" }

    /// Whether a choice is chosen; nil where choices keep no mark.
    func mark(_ choice: Part.Choice) -> String? {
        switch choice.mark {
        case .none: nil
        case .radio(let isOn), .tick(let isOn): words(isOn ? .linesChosen : .linesNotChosen)
        }
    }
}
