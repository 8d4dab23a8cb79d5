import Screens

@testable import Renderings

/// Makes screens of every kind of part by chance, of words that nothing else says.
struct RandomScreen {
    private var chance: Seeded
    /// How many words were made: no word comes twice.
    private var count = 0

    private static let syllables = "bdfgklmnprtvwz".flatMap { letter in "aeiou".map { "\(letter)\($0)" } }

    init(seed: UInt64) { chance = Seeded(seed) }

    /// A screen with up to ten parts; the focus stands on no field.
    mutating func next() -> Screen {
        var parts: [Part] = []
        var number = 0
        for index in 0..<Int.random(in: 0...9, using: &chance) { parts += part(index, &number) }
        parts.append(.button(Part.Button(id: "go", number: nil, label: words(1...3))))
        let stops = Screen(id: "s", title: "", parts: parts).stops
        // Lines name a field with the focus again at their end, to ask for it.
        let fields = Set(parts.compactMap { if case .field(let field) = $0 { field.id } else { nil } })
        let focus = stops.filter { !fields.contains($0) }.randomElement(using: &chance) ?? "go"
        return Screen(
            id: "s\(UInt64.random(in: 0...UInt64.max, using: &chance))",
            title: words(1...8),
            caption: maybe { $0.words(1...4) },
            parts: parts,
            tools: commonTools.map { tool in
                var tool = tool
                tool.label = words(1...1)
                return tool
            },
            focus: focus
        )
    }

    /// Words that begin as no word does that a rendering adds of its own.
    private mutating func words(_ count: ClosedRange<Int>) -> String {
        (0..<Int.random(in: count, using: &chance)).map { _ in word() }.joined(separator: " ")
    }

    private mutating func word() -> String {
        count += 1
        var rest = count
        var word = "x"
        while word.count < 4 || rest > 0 {
            word += Self.syllables[rest % Self.syllables.count]
            rest /= Self.syllables.count
        }
        return word
    }

    private mutating func maybe<Value>(_ make: (inout Self) -> Value) -> Value? {
        Bool.random(using: &chance) ? make(&self) : nil
    }

    private mutating func part(_ index: Int, _ number: inout Int) -> [Part] {
        switch Int.random(in: 0..<12, using: &chance) {
        case 0: return [.heading(words(1...4))]
        case 1: return [.paragraph(words(1...30))]
        case 2: return [.points((0..<3).map { _ in words(1...9) })]
        case 3: return [.notice(words(1...9))]
        case 4:
            return [
                .problems(
                    title: words(1...3),
                    [.init(id: ElementID("problem:\(index)"), message: words(2...9))]
                )
            ]
        case 5: return [.mistake(words(2...9))]
        case 6: return [.field(field(index))]
        case 7:
            number += 1
            return [
                .answer(
                    .init(
                        id: ElementID("answer:\(index)"),
                        number: number,
                        question: words(1...6),
                        lines: (0..<Int.random(in: 1...3, using: &chance)).map { _ in words(1...6) },
                        change: words(1...1)
                    )
                )
            ]
        case 8: return [.reference(label: words(1...4), code: "AB12", spoken: words(3...6))]
        case 9:
            var picture = Part.Picture(rows: ["\u{2588} \u{2588}", " \u{2588} "], spoken: words(2...8))
            picture.isAside = Bool.random(using: &chance)
            return [.picture(picture)]
        default: return choices(index, &number)
        }
    }

    private mutating func field(_ index: Int) -> Part.Field {
        Part.Field(
            id: ElementID("field:\(index)"),
            label: words(0...4),
            hint: maybe { $0.words(1...8) },
            text: words(0...1),
            prefix: maybe { _ in "£" },
            suffix: maybe { _ in "kg" },
            problem: maybe { $0.words(2...8) }
        )
    }

    private mutating func choices(_ index: Int, _ number: inout Int) -> [Part] {
        let kind = Int.random(in: 0...2, using: &chance)
        return (0..<Int.random(in: 1...5, using: &chance)).map { place in
            number += 1
            let isOn = Bool.random(using: &chance)
            return .choice(
                .init(
                    id: ElementID("choice:\(index):\(place)"),
                    number: number,
                    label: words(1...6),
                    hint: maybe { $0.words(1...8) },
                    mark: [.none, .radio(isOn), .tick(isOn)][kind]
                )
            )
        }
    }
}

extension Sequence where Element == String {
    /// The words that no rendering adds of its own, without the signs around them.
    var ownWords: [String] {
        flatMap { line in line.split { !$0.isLetter }.map(String.init) }
            .filter { $0.count >= 4 && $0.hasPrefix("x") }
    }
}

extension LineWords {
    /// What the line rendering adds of its own as signs, so that only the words of the screen are words.
    static let signs = LineWords(
        chosen: "+",
        notChosen: "-",
        typeAnswer: ">",
        keepAnswer: ">",
        typeNumber: ">",
        notUnderstood: "?"
    )
}
