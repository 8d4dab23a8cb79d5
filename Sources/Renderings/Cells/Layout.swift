import Screens

/// A screen laid out for a width: its lines from top to bottom, of which a terminal shows a part at a time.
///
/// It is the same wherever the focus is, so that moving about in a screen lays nothing out again.
struct Layout {
    /// One line of a screen, and the element it belongs to.
    struct Line {
        /// The part of a line that shows the focus.
        struct Bar {
            /// The element that has the focus then.
            var id: ElementID
            /// Which span of the row it is.
            var span: Int
            /// How many columns it takes when it has the focus.
            var columns: Int
        }

        var row: Row
        /// Where the cursor stands when this line's element has the focus and this is the line it stands on.
        var cursor: Int?
        var bar: Bar?
        /// The row of a picture that stands beside it.
        var drawn: Aside.Piece?

        /// The row as it is while an element has the focus: its bar is as wide as the text, any other only its words.
        func row(focus: ElementID?) -> Row {
            var row = row
            if let bar, bar.id == focus {
                row.spans[bar.span].text.fill(to: bar.columns)
                row.spans[bar.span].role = .focused
            }
            return drawn.map { row.with($0) } ?? row
        }
    }

    /// The lines that an element takes.
    struct Stop {
        var id: ElementID
        var lines: Range<Int>
        /// The line on which the cursor stands: it must be seen even where not all lines can be.
        var anchor: Int
    }

    /// How much white space there is.
    enum Spacing: CaseIterable {
        /// A blank line around every choice.
        case wide
        /// A blank line between blocks.
        case normal
        /// A blank line only after the title.
        case tight
    }

    /// How large a picture may be, and what stands in the place of a larger one.
    struct Easel: Hashable {
        var rows = Int.max
        var noRoom = ""
        /// Whether a picture is shown that only goes with the words beside it.
        var showsAside = false

        /// The room on a screen: the tools, a button, and that there is more before need some of it.
        init(in size: Frame.Size, noRoom: String) {
            rows = size.rows - (size.columns < 60 ? 4 : 3)
            self.noRoom = noRoom
        }

        /// Room for any picture.
        init() {}
    }

    var lines: [Line] = []
    var stops: [Stop] = []

    let margin: Int
    /// How many columns the text takes at most: about 60 characters are easiest to read.
    let measure: Int
    /// How many columns the terminal has.
    let columns: Int
    /// The picture that stands beside the words.
    var aside: Aside?
    private let spacing: Spacing
    private let numberWidth: Int
    let easel: Easel
    /// Where the picture before this part begins: it is in view with the element that follows.
    private var picture: Int?

    private static let widestText = 64
    /// Under this many columns every one is needed for words.
    private static let narrow = 32
    private let isNarrow: Bool

    /// Lays a screen out.
    init(_ screen: Screen, columns: Int, spacing: Spacing, easel: Easel = Easel()) {
        (self.easel, self.columns) = (easel, columns)
        isNarrow = columns < Self.narrow
        measure = max(2, min(isNarrow ? columns : columns - 2, Self.widestText))
        margin = isNarrow ? 0 : columns < 60 ? 1 : (columns - measure) / 2
        self.spacing = spacing
        numberWidth = String(screen.numbered.keys.max() ?? 0).count
        if let caption = screen.caption { say(caption) }
        say(screen.title, .title)
        gap(.tight)
        var previous: Part?
        for part in screen.parts {
            if let previous, !Self.together(previous, part) { gap(.normal) }
            add(part)
            if case .picture = part {} else { picture = nil }
            previous = part
        }
        drawAside()
    }

    /// Whether two parts stand as one block.
    private static func together(_ first: Part, _ second: Part) -> Bool {
        switch (first, second) {
        case (.choice, .choice), (.mistake, _), (.heading, _): true
        default: false
        }
    }

    private mutating func gap(_ least: Spacing) {
        let isWanted =
            switch least {
            case .wide: spacing == .wide
            case .normal: spacing != .tight
            case .tight: true
            }
        if isWanted, lines.last.map({ !$0.row.spans.isEmpty }) ?? false { lines.append(Line(row: Row())) }
    }

    private mutating func add(_ part: Part) {
        switch part {
        case .heading(let text): say(text, .heading)
        case .paragraph(let text): say(text)
        case .points(let points): for point in points { say(point, lead: "- ") }
        case .notice(let text): say(text, .heading, lead: "  ")
        case .mistake(let text): say(text, .error)
        case .problems(let title, let problems): add(problems, under: title)
        case .choice(let choice): add(choice)
        case .field(let field): add(field)
        case .answer(let answer): add(answer)
        case .button(let button): add(button)
        case .reference(let label, let code, let spoken):
            say(label)
            say(code, .title)
            say(spoken)
        case .picture(let picture): add(picture)
        }
    }

    /// Adds wrapped words, with a lead before the first line and as much space before the others.
    private mutating func say(_ text: String, _ role: Role = .text, lead: String = "") {
        let indent = String(repeating: " ", count: lead.columns)
        for (index, line) in Wrap.words(text, to: width - lead.columns).enumerated() {
            append([Span((index == 0 ? lead : indent) + line, role)])
        }
    }

    /// Adds the words of a picture, and the picture where there is room for all of it.
    private mutating func add(_ picture: Part.Picture) {
        if picture.isAside { keepRoom(beside: picture) }
        say(picture.spoken)
        if picture.isAside { return }
        let across = picture.rows.first?.columns ?? 0
        guard across <= measure, picture.rows.count <= easel.rows else {
            say(easel.noRoom)
            return
        }
        self.picture = lines.count
        for row in picture.rows { append([Span(row.shown, .picture)]) }
    }

    private mutating func append(_ spans: [Span], cursor: Int? = nil, bar: Line.Bar? = nil) {
        var line = Line(row: Row(spans), cursor: cursor.map { $0 + margin }, bar: bar)
        if margin > 0 {
            line.row.spans.insert(Span(String(repeating: " ", count: margin), .text), at: 0)
            line.bar?.span += 1
        }
        lines.append(line)
    }
}

// The parts that can have the focus.
extension Layout {
    /// Adds the lines of an element, the first of which carries the cursor.
    private mutating func stop(
        _ id: ElementID,
        _ text: String,
        lead: String,
        role: Role,
        end: String = ""
    ) {
        let (start, width) = (lines.count, width)
        let indent = String(repeating: " ", count: lead.columns)
        let room = width - lead.columns
        var wrapped = Wrap.words(text, to: room)
        if !end.isEmpty {
            let free = room - (wrapped.last?.columns ?? 0)
            if free > end.columns + 1 {
                wrapped[wrapped.count - 1] += String(repeating: " ", count: free - end.columns) + end.shown
            } else {
                wrapped += Wrap.words(end, to: room)
            }
        }
        for (index, line) in wrapped.enumerated() {
            let whole = (index == 0 ? lead : indent) + line
            let bar = Line.Bar(id: id, span: 0, columns: width)
            append([Span(whole, role)], cursor: index == 0 ? lead.columns : nil, bar: bar)
        }
        stops.append(Stop(id: id, lines: start..<lines.count, anchor: start))
    }

    private func lead(_ number: Int?) -> String {
        guard let number else { return "" }
        let digits = String(number)
        return String(repeating: " ", count: max(0, numberWidth - digits.count)) + digits
            + (isNarrow ? " " : "  ")
    }

    private mutating func add(_ problems: [Part.Problem], under title: String) {
        say(title, .error)
        for problem in problems {
            stop(problem.id, problem.message, lead: "", role: .error)
        }
    }

    private mutating func add(_ choice: Part.Choice) {
        gap(.wide)
        let mark =
            switch choice.mark {
            case .none: ""
            case .radio(let isOn): isOn ? "(x) " : "( ) "
            case .tick(let isOn): isOn ? "[x] " : "[ ] "
            }
        let lead = lead(choice.number) + mark
        stop(choice.id, choice.label, lead: lead, role: .text)
        if let hint = choice.hint {
            say(hint, lead: String(repeating: " ", count: lead.columns))
            stops[stops.count - 1].lines = stops[stops.count - 1].lines.lowerBound..<lines.count
        }
    }

    private mutating func add(_ answer: Part.Answered) {
        let lead = lead(answer.number)
        stop(answer.id, answer.question, lead: lead, role: .heading, end: answer.change)
        for line in answer.lines {
            say(line, lead: String(repeating: " ", count: lead.columns))
        }
        stops[stops.count - 1].lines = stops[stops.count - 1].lines.lowerBound..<lines.count
    }

    private mutating func add(_ button: Part.Button) {
        gap(.normal)
        stop(button.id, button.label, lead: lead(button.number), role: .heading)
        if let picture { stops[stops.count - 1].lines = picture..<lines.count }
    }

    private mutating func add(_ field: Part.Field) {
        let start = lines.count
        if !field.label.isEmpty { say(field.label, .heading) }
        if let hint = field.hint { say(hint) }
        if let problem = field.problem { say(problem, .error) }
        let before = field.prefix.map { $0.shown + " " } ?? ""
        let after = field.suffix.map { " " + $0.shown } ?? ""
        let room = max(2, width - before.columns - after.columns)
        let box = min(field.width.map { $0 + 1 } ?? room, room)
        let text = field.visibleText
        let typed = Wrap.exactly(text, to: box - 1)
        let insertion = field.text.count - field.after
        let cursorLine = (typed.lastIndex { $0.start <= insertion }) ?? 0
        for (index, line) in typed.enumerated() {
            let lead = index == 0 ? before : String(repeating: " ", count: before.columns)
            let filled = line.text + String(repeating: " ", count: max(0, box - line.text.columns))
            var spans = [Span(filled, .field)]
            spans[0].isTyped = true
            if !lead.isEmpty { spans.insert(Span(lead, .text), at: 0) }
            let bar = Line.Bar(id: field.id, span: spans.count - 1, columns: box)
            if index == typed.count - 1, !after.isEmpty { spans.append(Span(after, .text)) }
            guard index == cursorLine else {
                append(spans, bar: bar)
                continue
            }
            let typedBefore = text.dropFirst(line.start).prefix(insertion - line.start)
            append(spans, cursor: lead.columns + typedBefore.columns, bar: bar)
        }
        let first = lines.count - typed.count
        stops.append(Stop(id: field.id, lines: start..<lines.count, anchor: first + cursorLine))
    }
}
