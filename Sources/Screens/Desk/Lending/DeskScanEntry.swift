import Domain

/// The field of a screen of lending: what a scanner or a hand types, and the numbers of lines.
///
/// Every such screen has it, so that the second of two scans lands in a field and never presses anything.
struct DeskScanEntry: Sendable {
    static let field: ElementID = "field:scan"
    /// An Enter on the empty field so soon after a scan is the scanner's own, in milliseconds.
    static let echo: Int64 = 300

    var text = ""
    /// Counts what was told, so that each time is a screen of its own and is read from its start.
    private(set) var turn = 0
    private(set) var told: [String] = []
    private var scannedAt: Int64?
    var refusal: DeskRefusal? { didSet { if refusal != nil { turn += 1 } } }

    mutating func tell(_ words: String) {
        told = [words]
        turn += 1
    }

    mutating func add(_ words: String) {
        told.append(words)
        turn += 1
    }

    mutating func clear() { (told, refusal, text) = ([], nil, "") }

    /// Begins anew, in the field.
    mutating func begin() {
        clear()
        turn += 1
    }

    mutating func scanned(at moment: Moment) { scannedAt = moment.milliseconds }

    /// Whether an Enter now is one that a scanner adds.
    func isEcho(at moment: Moment) -> Bool {
        scannedAt.map { moment.milliseconds - $0 < Self.echo } ?? false
    }

    /// Takes over when the last scan was.
    func after() -> DeskScanEntry {
        var new = DeskScanEntry()
        new.scannedAt = scannedAt
        return new
    }
}

/// A screen of lending: one field takes scans and numbers, and Enter alone does what is usual.
protocol DeskLendingScene: DeskScene {
    var member: StaffMember { get }
    var entry: DeskScanEntry { get set }
    /// What Enter on the empty field does; nil for nothing.
    var usual: ElementID? { get }
    /// Whether it closes when something else is scanned.
    var isPassing: Bool { get }
    /// Whether short numbers are what is asked for, and no numbers of lines.
    var takesNumbers: Bool { get }
    /// Whether words are asked for now: a code is none, and is refused.
    var takesWords: Bool { get }
    /// Takes words that are no code.
    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step]
    /// Does what a line says.
    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step]
    /// Takes what was scanned or typed and is no number of a line.
    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step]
    /// Takes what came of an act.
    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step]
    /// Goes one screen back within it, and keeps what was told so far; false on the screen it began with.
    mutating func retreat() -> Bool
}

extension DeskLendingScene {
    var usual: ElementID? { nil }
    var isPassing: Bool { false }
    var takesNumbers: Bool { false }
    var takesWords: Bool { false }

    mutating func retreat() -> Bool { false }

    mutating func back(_ moment: Moment) -> [Step] {
        guard retreat() else { return [.close] }
        entry.begin()
        return []
    }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] { [] }

    /// What was typed in the field: words go by the store first, which knows whether they are a code.
    private mutating func taken(_ text: String, _ surroundings: Surroundings) -> [Step] {
        guard takesWords else { return scan(text, surroundings) }
        guard text.contains(where: \.isLetter) else {
            entry.tell(surroundings.desk(.handOutNoWords, ["text": text]))
            return []
        }
        return [.perform(.desk(.lending(.unused(text))))]
    }

    var refusal: DeskRefusal? {
        get { entry.refusal }
        set { entry.refusal = newValue }
    }

    mutating func write(_ text: String, in field: ElementID) {
        if field == DeskScanEntry.field { entry.text = text }
    }

    mutating func scanned(_ text: String, _ surroundings: Surroundings) -> [Step]? {
        entry.clear()
        guard !takesWords else {
            // What comes from a reader is never words, known or not.
            entry.tell(surroundings.desk(.handOutNoWords, ["text": text]))
            return []
        }
        return scan(text, surroundings)
    }

    mutating func press(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard id == DeskScanEntry.field else {
            // Whatever was chosen by hand, the next scan finds the field.
            entry.begin()
            return choose(id, surroundings, at: moment)
        }
        let typed = String(entry.text.drop(while: \.isWhitespace))
        guard !typed.isEmpty else {
            guard let usual, !entry.isEcho(at: moment) else { return [] }
            entry.clear()
            return choose(usual, surroundings, at: moment)
        }
        let lines = screen(surroundings).numbered
        entry.clear()
        if !takesNumbers, let number = Int(typed), typed.count <= 2 {
            if let line = lines[number] { return choose(line, surroundings, at: moment) }
            entry.tell(surroundings.desk(.lendNoLine, ["number": typed]))
            return []
        }
        entry.scanned(at: moment)
        return taken(typed, surroundings)
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        [.perform(.desk(.lending(.scan(text))))]
    }

    mutating func receive(_ outcome: Outcome, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        receive(news: outcome, surroundings)
    }

    /// Takes what came of an act; what a printer says is of no use here.
    mutating func receive(news outcome: Outcome, _ surroundings: Surroundings) -> [Step] {
        guard case .desk(let news) = outcome else { return [] }
        switch news {
        case .refused(.notSignedIn): return [.end]
        case .refused(let why):
            refusal = why
            return []
        case .lending(let news): return heard(news, surroundings)
        default: return take(news)
        }
    }

    /// Takes what came of an act; words that are no code are kept where they are asked for.
    mutating func heard(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard takesWords else { return hear(news, surroundings) }
        switch news {
        case .unused(let words): return keep(words: words, surroundings)
        case .wrongScan(.field, let text):
            entry.tell(surroundings.desk(.handOutNoWords, ["text": text]))
            return []
        default: return hear(news, surroundings)
        }
    }

    mutating func take(_ news: DeskNews) -> [Step] {
        guard case .person(let view) = news else { return [] }
        return leave(for: DeskPerson(view, member))
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        follow(news, surroundings)
    }

    /// Refuses what was scanned where something else is asked for.
    mutating func refuse(second text: String, _ surroundings: Surroundings) -> [Step] {
        entry.tell(surroundings.desk("wrong-scan", named: DeskWrongScan.second.rawValue, ["text": text]))
        return []
    }

    /// What a device is now is shown by the page below this one.
    mutating func leave(with news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .device = news { return [.close, .tell(.desk(.lending(news)))] }
        return follow(news, surroundings)
    }

    /// Goes where something that was scanned belongs.
    mutating func follow(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .wrongScan(let why, let text):
            entry.tell(surroundings.desk("wrong-scan", named: why.rawValue, ["text": text]))
            return []
        case .device(let view): return leave(for: DeskLending.scene(for: view, member, entry))
        case .newDevice(let form): return leave(for: DeskDeviceSheet(form, member))
        case .handOut(let view): return leave(for: DeskHandOut(view, member, entry))
        case .pickup(let line): return leave(for: DeskPickup(line, member))
        case .borrower(let view): return leave(for: DeskBorrower(view, member, entry))
        default: return []
        }
    }

    private func leave(for scene: any Scene) -> [Step] { (isPassing ? [.close] : []) + [.open(scene)] }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.lendHelp)] }

    /// A screen of lending: what must not be missed, what to read, the field, the lines.
    func page(
        _ id: String,
        title: String,
        reading: [Part] = [],
        field: DeskPhrase = .lendScan,
        values: [String: String] = [:],
        hint: String? = nil,
        _ list: DeskList,
        _ surroundings: Surroundings
    ) -> Screen {
        let notices = entry.told.map { Part.notice($0) } + refused(surroundings)
        // Enter alone does nothing where no line is usual, and nothing is said of it then.
        let first = Screen(id: "", title: "", parts: list.parts).numbered[1]
        let isPlain = field == .lendLine && (usual == nil || first != usual)
        let part = Part.Field(
            id: DeskScanEntry.field,
            label: surroundings.desk(isPlain ? .lendNumber : field, values),
            hint: hint,
            text: entry.text,
            takesCode: !takesWords
        )
        return Screen(
            id: id + (entry.turn == 0 ? "" : "!\(entry.turn)"),
            title: title,
            caption: surroundings.hub.name.isEmpty ? nil : surroundings.hub.name,
            parts: notices + reading + [.field(part)] + (takesNumbers ? list.unnumbered : list.parts),
            focus: DeskScanEntry.field
        )
    }
}

/// Where something of lending belongs.
enum DeskLending {
    /// The screen of a device: to take it back where somebody has it.
    static func scene(
        for view: DeskDeviceView,
        _ member: StaffMember,
        _ entry: DeskScanEntry = DeskScanEntry()
    ) -> any Scene {
        if view.loan != nil { return DeskTakeBack(view, member, entry) }
        return DeskDevice(view, member, entry)
    }
}
