import Domain
import Forms
import Ground

// What is known from the account of who is signed in: shown in the place of an answer, and hers to change.
extension FormJourney {
    /// Fills in what is known, where nothing was answered and the form takes it.
    mutating func prefill(from person: Person) {
        for question in form.pages.flatMap(\.questions) {
            guard let fact = question.notes.prefill,
                question.inputs.allSatisfy({ answers[$0.name] == nil && typed[$0.name] == nil })
            else { continue }
            let texts = question.texts(of: fact, person.details)
            var filled = Answers()
            for (input, text) in texts { filled[input] = .text(text) }
            // What the form would not take is not said to be known.
            guard !texts.isEmpty, (try? question.value(in: filled, today: today)) != nil else { continue }
            for (input, text) in texts {
                prefilled[input] = text
                type(.text(text), in: input)
            }
        }
    }

    /// Whether an answer is as it was filled in.
    func isPrefilled(_ question: Question) -> Bool {
        let known = question.inputs.filter { prefilled[$0.name] != nil }
        return !known.isEmpty
            && question.inputs.allSatisfy { input in
                typed[input.name] == prefilled[input.name].map { .text($0) } && answers[input.name] == nil
            }
    }

    /// Whether an answer of several fields is told in lines, since it is as it was filled in.
    func isTold(_ question: Question) -> Bool {
        question.inputs.count > 1 && !changed.contains(question.name) && isPrefilled(question)
            && !problems.contains { $0.question == question.name }
    }

    static func tellID(_ question: Question) -> ElementID { ElementID("change-known:\(question.name)") }

    /// An answer told in lines, with a way to change it.
    func told(_ question: Question, number: Int, _ label: String, _ words: Catalogue) -> Part {
        let value = (try? question.value(in: typed, today: today)) ?? .none
        return .answer(
            Part.Answered(
                id: Self.tellID(question),
                number: number,
                question: label.isEmpty ? question.shortTitle : label,
                lines: words.lines(of: value),
                change: words(.change)
            )
        )
    }

    /// Whether anything was typed beside what was filled in.
    var hasTyped: Bool { typed.all.contains { $0.entry != prefilled[$0.input].map { .text($0) } } }
}

extension Question {
    /// What stands in each input for something known; nothing where it is not known, or is no answer to this.
    fileprivate func texts(of fact: KnownFact, _ details: PersonDetails) -> [(input: String, text: String)] {
        switch fact {
        case .name: whole(details.name)
        case .email: whole(details.email)
        case .phone: whole(details.phone)
        case .born: inputs.count == 1 ? [] : inputs.compactMap { born($0, details.born) }
        case .home:
            if inputs.count == 1 {
                whole((details.address + [details.postcode]).filter { !$0.isEmpty }.joined(separator: ", "))
            } else {
                details.address.isEmpty ? [] : inputs.compactMap { home($0, details) }
            }
        }
    }

    private func whole(_ text: String) -> [(input: String, text: String)] {
        guard isTyped, inputs.count == 1, !text.isEmpty else { return [] }
        return [(inputs[0].name, text)]
    }

    private func born(_ input: Input, _ date: CivilDate) -> (input: String, text: String)? {
        switch input.part {
        case .day: (input.name, String(date.day))
        case .month: (input.name, String(date.month))
        case .year: (input.name, String(date.year))
        default: nil
        }
    }

    /// The town is the last line of an address, and what stands between it and the first is the second.
    private func home(_ input: Input, _ details: PersonDetails) -> (input: String, text: String)? {
        let lines = details.address
        let text: String =
            switch input.part {
            case .line1: lines[0]
            case .line2: lines.dropFirst().dropLast().joined(separator: ", ")
            case .town: lines.count > 1 ? lines[lines.count - 1] : ""
            case .postcode: details.postcode
            default: ""
            }
        return text.isEmpty ? nil : (input.name, text)
    }
}
