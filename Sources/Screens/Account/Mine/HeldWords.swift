public import Domain
import Ground

// What is held on a person, in words: one file with headings, and the same as JSON.
extension HeldData {
    /// The rows of a table, each as lines with the name of a thing and what it is.
    func lines(of section: Section, _ surroundings: Surroundings) -> [[String]] {
        section.rows.map { row in
            row.map { "\(surroundings.words.heldName($0.name)): \(text($0, surroundings))" }
        }
    }

    private func text(_ field: Field, _ surroundings: Surroundings) -> String {
        let words = surroundings.words
        return switch field.value {
        case .text(let text):
            named(text, in: field.name, surroundings)
                ?? text.split(whereSeparator: \.isNewline).joined(separator: ", ")
        case .number(let number): String(number)
        case .instant(let instant): surroundings.date(instant)
        case .name(let name): name
        case .bytes: words(.heldScan)
        case .secret: words(.heldSecret)
        }
    }

    /// By what kinds of phrases the values of some columns are called.
    private static let kinds = [
        "kind": ["need", "consents"], "power": ["power"], "authority": ["authority"], "act": ["act"],
        "topic": ["topic"], "channel": ["way"], "fact": ["register.row"], "status": ["step"],
    ]

    /// What a value is called that the store keeps by its name.
    private func named(_ text: String, in column: String, _ surroundings: Surroundings) -> String? {
        if column == "service" { return surroundings.service(text)?.title }
        if let day = CivilDate(iso: text) { return surroundings.words.date(day) }
        let name = text.split(separator: "_").joined(separator: "-")
        return Self.kinds[column, default: []].lazy.compactMap { Phrase.byName["\($0).\(name)"] }.first
            .map { surroundings.words($0) }
    }

    /// Everything on paper.
    public func printout(_ surroundings: Surroundings, isLarge: Bool) -> Printout {
        let words = surroundings.words
        let parts = sections.flatMap { section in
            lines(of: section, surroundings).enumerated().map { index, lines in
                Printout.Part(heading: index == 0 ? words.heldTitle(section.table) : "", lines: lines)
            }
        }
        let left = isLessened ? [Printout.Part(heading: "", lines: [words(.heldLeftOut)])] : []
        return Printout(title: words(.mineHeld), parts: left + parts, isLarge: isLarge)
    }

    /// Everything as one plain text with headings, to be kept as a file.
    public func text(_ surroundings: Surroundings) -> String {
        var blocks = [surroundings.words(.mineHeld)]
        if isLessened { blocks.append(surroundings.words(.heldLeftOut)) }
        for section in sections {
            let title = surroundings.words.heldTitle(section.table)
            let underline = String(repeating: "-", count: title.count)
            let rows = lines(of: section, surroundings).map { $0.joined(separator: "\n") }
            blocks.append(([title, underline] + [rows.joined(separator: "\n\n")]).joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }
}

extension Catalogue {
    /// What a table is called for a resident; the whole where there is none.
    func heldTitle(_ table: String?) -> String {
        guard let table else { return self(.mineHeld) }
        return Phrase.byName["held.\(table)"].map { self($0) } ?? Self.plain(table)
    }

    /// What a column is called for a resident.
    func heldName(_ column: String) -> String {
        Phrase.byName["held.of.\(column)"].map { self($0) } ?? Self.plain(column)
    }

    /// A name of the store that has no words of its own yet.
    private static func plain(_ name: String) -> String {
        let text = name.split(separator: "_").joined(separator: " ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}
