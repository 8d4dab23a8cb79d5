import Screens

// The one thing that has the focus: what it is called, where it stands among its like, how it stands, how to go on.
extension Narrator {
    /// What is said at the end of a screen that was read out.
    func arrival(on screen: Screen) -> [Utterance] {
        let item = item(screen, isMove: false)
        guard let first = item.first else { return [] }
        return [Utterance(words(.speechYouAreOn, ["item": first.text]))] + item.dropFirst()
    }

    /// The focused item.
    ///
    /// A move says more of it: what the whole screen has just said need not be said twice.
    func item(_ screen: Screen, isMove: Bool) -> [Utterance] {
        for part in screen.parts where part.holds(screen.focus) {
            switch part {
            case .choice(let choice): return item(choice, of: screen, isMove)
            case .field(let field): return item(field, of: screen, isMove)
            case .answer(let answer): return item(answer, isMove)
            case .button(let button): return item(button, isMove)
            case .problems(title: _, let problems):
                let message = problems.first { $0.id == screen.focus }?.message ?? ""
                return [Utterance(message), Utterance(words(.speechGoToProblem))]
            case .heading, .paragraph, .points, .notice, .mistake, .reference, .picture: break
            }
        }
        return screen.tools.filter { $0.id == screen.focus }.map {
            Utterance(words(.speechKey, ["key": say($0)]))
        }
    }

    private func item(_ choice: Part.Choice, of screen: Screen, _ isMove: Bool) -> [Utterance] {
        let choices = screen.parts.compactMap { if case .choice(let choice) = $0 { choice } else { nil } }
        let place = (choices.firstIndex { $0.id == choice.id } ?? 0) + 1
        var pieces = [
            choice.label,
            words(.speechChoice, ["number": String(place), "count": String(choices.count)]),
        ]
        // The number to type is the place, unless something else is numbered before it.
        if place != choice.number { pieces.append(words(.speechNumber, ["number": String(choice.number)])) }
        let said = marked(pieces, mark(choice) ?? "", choice)
        if isMove { return said + (choice.hint.map { [Utterance($0)] } ?? []) }
        return said + [Utterance(words(.speechMoveAndChoose))]
    }

    private func item(_ field: Part.Field, of screen: Screen, _ isMove: Bool) -> [Utterance] {
        let fields = screen.parts.compactMap { if case .field(let field) = $0 { field } else { nil } }
        var pieces = [field.label.isEmpty ? screen.title : field.label]
        if fields.count > 1 {
            let place = (fields.firstIndex { $0.id == field.id } ?? 0) + 1
            pieces.append(words(.speechBox, ["number": String(place), "count": String(fields.count)]))
        }
        var said = [Utterance(SpokenList.of(pieces))]
        if isMove {
            said += [field.hint, field.problem, field.prefix, field.suffix].compactMap(\.self).map {
                Utterance($0)
            }
        }
        let value = value(field)
        if isMove || value.isEmpty {
            said.append(Utterance(words(value.isEmpty ? .speechEmpty : .speechYouTyped)))
            said += value
        }
        return isMove ? said : said + [Utterance(words(.linesTypeAnswer))]
    }

    private func item(_ answer: Part.Answered, _ isMove: Bool) -> [Utterance] {
        let name = Utterance(
            SpokenList.of([answer.question, words(.speechNumber, ["number": String(answer.number)])])
        )
        let how = Utterance(words(.speechPressToChange))
        return isMove ? [name] + lines(of: answer) + [how] : [name, how]
    }

    private func item(_ button: Part.Button, _ isMove: Bool) -> [Utterance] {
        var pieces = [button.label, words(.speechButton)]
        if let number = button.number { pieces.append(words(.speechNumber, ["number": String(number)])) }
        let name = Utterance(SpokenList.of(pieces))
        return isMove ? [name] : [name, Utterance(words(.speechPressEnter))]
    }
}

extension Part {
    /// Whether an element is this part, or a line of it.
    fileprivate func holds(_ id: ElementID) -> Bool {
        switch self {
        case .choice(let choice): choice.id == id
        case .field(let field): field.id == id
        case .answer(let answer): answer.id == id
        case .button(let button): button.id == id
        case .problems(title: _, let problems): problems.contains { $0.id == id }
        case .heading, .paragraph, .points, .notice, .mistake, .reference, .picture: false
        }
    }
}
