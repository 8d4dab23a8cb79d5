import Screens

/// The row or rows of tools at the foot of every screen.
struct Footer {
    var rows: [Row] = []
    /// Where the cursor stands when a tool has the focus.
    var cursor: Frame.Cursor?

    /// Lays the tools out, as many to a row as fit.
    init(_ tools: [Tool], columns: Int, margin: Int, focus: ElementID?) {
        var spans: [Span] = []
        var taken = 0
        for tool in tools {
            let name = tool.key.isEmpty ? tool.label : "\(tool.key) \(tool.label)"
            let label = String(name.shown.prefix(max(1, columns - 1)))
            let width = label.columns
            let space = spans.isEmpty ? min(margin, 2) : columns < 60 ? 2 : 3
            if !spans.isEmpty, taken + space + width > columns {
                rows.append(Row(spans, fill: .tools))
                (spans, taken) = ([], 0)
            }
            let lead = spans.isEmpty ? min(margin, max(0, columns - width)) : space
            if lead > 0 { spans.append(Span(String(repeating: " ", count: lead), .tools)) }
            if tool.id == focus { cursor = Frame.Cursor(row: rows.count, column: taken + lead) }
            spans.append(Span(label, tool.id == focus ? .focused : .tools))
            taken += lead + width
        }
        if !spans.isEmpty { rows.append(Row(spans, fill: .tools)) }
    }
    /// The tools in no more than a number of rows: the first of them, or those up to the one with the focus.
    func limited(to most: Int) -> Footer {
        if rows.count <= most { return self }
        var short = self
        let end = max(most, (cursor?.row ?? 0) + 1)
        let first = end - most
        short.rows = Array(rows[first..<end])
        short.cursor = most == 0 ? nil : cursor.map { Frame.Cursor(row: $0.row - first, column: $0.column) }
        return short
    }
}
