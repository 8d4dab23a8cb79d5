/// An expression as steps, with its repeats written out.
struct PatternProgram: Sendable {
    /// What to do; then the next step follows, if nothing else is said.
    enum Step: Sendable {
        /// Passes one character.
        case scalar(Unicode.Scalar)
        /// Passes one character of a set.
        case set(Int)
        /// Goes on both with the next step and with another.
        case fork(Int)
        case jump(Int)
        case edge(PatternEdge)
        case look(Int, isWanted: Bool)
        case found
    }

    private(set) var steps: [Step] = []
    /// Whether it is walked from the end of the text to its start.
    let isBackward: Bool
    private let room: Int

    /// Writes the steps of an expression.
    ///
    /// - Parameters:
    ///   - node: The expression.
    ///   - isBackward: Whether it is to be walked from its end to its start.
    ///   - room: The most steps.
    /// - Throws: That there are more steps, with the place of the outermost repeat that led there.
    init(_ node: PatternNode, isBackward: Bool, room: Int) throws(PatternFault) {
        self.isBackward = isBackward
        self.room = room
        try write(node, at: nil)
        try add(.found, at: nil)
    }

    /// Whether it can be found only where the walk begins.
    var isAnchored: Bool {
        guard !isBackward, case .edge(.start) = steps.first else { return false }
        return true
    }

    private mutating func add(_ step: Step, at index: Int?) throws(PatternFault) {
        guard steps.count < room else {
            throw PatternFault(position: (index ?? 0) + 1, reason: .tooManySteps)
        }
        steps.append(step)
    }

    private mutating func write(_ node: PatternNode, at index: Int?) throws(PatternFault) {
        switch node {
        case .scalar(let scalar): try add(.scalar(scalar), at: index)
        case .set(let number): try add(.set(number), at: index)
        case .edge(let edge): try add(.edge(edge), at: index)
        case .look(let number, let isWanted): try add(.look(number, isWanted: isWanted), at: index)
        case .sequence(let terms) where isBackward:
            for term in terms.reversed() { try write(term, at: index) }
        case .sequence(let terms):
            for term in terms { try write(term, at: index) }
        case .choice(let branches): try write(choice: branches, at: index)
        case .repeated(let body, let bounds): try write(body, bounds, at: index ?? bounds.index)
        }
    }

    private mutating func write(choice branches: [PatternNode], at index: Int?) throws(PatternFault) {
        var jumps: [Int] = []
        for branch in branches.dropLast() {
            let fork = steps.count
            try add(.fork(0), at: index)
            try write(branch, at: index)
            jumps.append(steps.count)
            try add(.jump(0), at: index)
            steps[fork] = .fork(steps.count)
        }
        if let last = branches.last { try write(last, at: index) }
        for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func write(
        _ body: PatternNode,
        _ bounds: PatternBounds,
        at index: Int
    ) throws(PatternFault) {
        for _ in 0..<bounds.least {
            let start = steps.count
            try write(body, at: index)
            // What has no steps has none however often it is repeated.
            if steps.count == start { return }
        }
        if let most = bounds.most {
            try write(body, upTo: most - bounds.least, at: index)
        } else {
            let fork = steps.count
            try add(.fork(0), at: index)
            try write(body, at: index)
            try add(.jump(fork), at: index)
            steps[fork] = .fork(steps.count)
        }
    }

    private mutating func write(
        _ body: PatternNode,
        upTo most: Int,
        at index: Int
    ) throws(PatternFault) {
        var forks: [Int] = []
        for _ in 0..<most {
            forks.append(steps.count)
            try add(.fork(0), at: index)
            try write(body, at: index)
        }
        for fork in forks { steps[fork] = .fork(steps.count) }
    }
}
