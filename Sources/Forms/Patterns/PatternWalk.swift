/// One walk of a program over a text, from one end to the other.
///
/// At every place it holds all steps the program can stand at, each once. So a place costs at most as many
/// turns as the program has steps, and nothing is ever walked again.
struct PatternWalk {
    private let steps: [PatternProgram.Step]
    private let isBackward: Bool
    private let isAnchored: Bool
    private let text: [Unicode.Scalar]
    private let sets: [ScalarSet]
    private let looks: [[Bool]]

    /// The steps that wait for the next character, and those that waited for the one before.
    private var waiting: [Int] = []
    private var passed: [Int] = []
    /// Steps still to be followed at this place.
    private var open: [Int] = []
    /// At which turn each step was last followed.
    private var turns: [Int]
    private var turn = 1
    private var isFoundHere = false

    /// Makes ready for a walk.
    ///
    /// - Parameters:
    ///   - program: What to walk.
    ///   - text: The characters to walk over.
    ///   - sets: The sets that the steps name.
    ///   - looks: For each lookahead and lookbehind the steps name, at which places it is found.
    init(_ program: PatternProgram, over text: [Unicode.Scalar], sets: [ScalarSet], looks: [[Bool]]) {
        self.steps = program.steps
        self.isBackward = program.isBackward
        self.isAnchored = program.isAnchored
        self.text = text
        self.sets = sets
        self.looks = looks
        self.turns = Array(repeating: 0, count: program.steps.count)
    }

    /// Whether the program is found anywhere.
    mutating func isFound() -> Bool {
        follow(0, at: 0)
        for place in text.indices where !isFoundHere {
            if isAnchored && waiting.isEmpty { return false }
            pass(text[place], to: place + 1)
            if !isAnchored { follow(0, at: place + 1) }
        }
        return isFoundHere
    }

    /// At which places, between the characters, a find ends that begins at any place walked before.
    mutating func places() -> [Bool] {
        var places = Array(repeating: false, count: text.count + 1)
        for walked in 0...text.count {
            let place = isBackward ? text.count - walked : walked
            if walked > 0 { pass(text[isBackward ? place : place - 1], to: place) }
            follow(0, at: place)
            places[place] = isFoundHere
        }
        return places
    }

    /// Takes every waiting step over one character that it passes.
    private mutating func pass(_ scalar: Unicode.Scalar, to place: Int) {
        swap(&waiting, &passed)
        waiting.removeAll(keepingCapacity: true)
        turn += 1
        isFoundHere = false
        for step in passed {
            switch steps[step] {
            case .scalar(let wanted) where wanted == scalar: follow(step + 1, at: place)
            case .set(let number) where sets[number].contains(scalar): follow(step + 1, at: place)
            default: break
            }
        }
    }

    /// Follows a step to all that wait for a character.
    private mutating func follow(_ first: Int, at place: Int) {
        open.append(first)
        while let step = open.popLast() {
            guard turns[step] != turn else { continue }
            turns[step] = turn
            switch steps[step] {
            case .scalar, .set: waiting.append(step)
            case .fork(let other):
                open.append(other)
                open.append(step + 1)
            case .jump(let target): open.append(target)
            case .edge(let edge): if isHeld(edge, at: place) { open.append(step + 1) }
            case .look(let number, let isWanted):
                if looks[number][place] == isWanted { open.append(step + 1) }
            case .found: isFoundHere = true
            }
        }
    }

    private func isHeld(_ edge: PatternEdge, at place: Int) -> Bool {
        switch edge {
        case .start: return place == 0
        case .end: return place == text.count
        case .word, .notWord:
            let before = place > 0 && ScalarSet.word.contains(text[place - 1])
            let after = place < text.count && ScalarSet.word.contains(text[place])
            return (before != after) == (edge == .word)
        }
    }
}
