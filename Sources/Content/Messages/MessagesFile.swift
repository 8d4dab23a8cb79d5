import Domain
import Ground

/// Reads the templates of one language.
enum MessagesFile {
    typealias Line = MessageTemplates.Line

    /// What is too long for a line of a subject, in characters.
    private static let longestSubject = 70

    static func read(
        _ path: String,
        isWhole: Bool
    ) throws(ContentError) -> [MessageKind: MessageTemplates.Template] {
        var reader = FileReader(path)
        let json = try reader.parse()
        var templates: [MessageKind: MessageTemplates.Template] = [:]
        for member in json.members ?? [] {
            guard let kind = MessageKind(rawValue: member.key) else {
                reader.fault(
                    "There is no message \"\(member.key)\". Use one of: \(names(of: MessageKind.allCases)).",
                    JSON(.null, at: member.keyPlace)
                )
                continue
            }
            templates[kind] = template(member.value, of: kind, &reader)
        }
        let missing = MessageKind.allCases.filter { json[$0.rawValue] == nil }
        if isWhole, !missing.isEmpty {
            reader.fault("English must tell everything. Write: \(names(of: missing)).", json)
        }
        try reader.finish()
        return templates
    }

    private static func template(
        _ node: JSON,
        of kind: MessageKind,
        _ reader: inout FileReader
    ) -> MessageTemplates.Template? {
        let known = kind.fields.union(MessageField.common)
        let subject = reader.text(node, "subject").flatMap { text in
            line(text, node["subject"] ?? node, known, &reader)
        }
        if let subject { check(subject, node["subject"] ?? node, of: kind, &reader) }
        let lines = reader.elements(node, "lines").compactMap { element -> Line? in
            guard let text = element.string, !text.isEmpty else {
                reader.fault("This must be a text in \" \". Write it here.", element)
                return nil
            }
            return line(text, element, known, &reader)
        }
        guard let subject, !lines.isEmpty else { return nil }
        return MessageTemplates.Template(subject: subject, lines: lines)
    }

    /// A subject is one short line, and names only what is always known.
    private static func check(
        _ subject: Line,
        _ node: JSON,
        of kind: MessageKind,
        _ reader: inout FileReader
    ) {
        let unsure = subject.fields.subtracting(kind.fields.union([.name, .hub]))
            .union(subject.fields.intersection([.promised, .outcome, .question]))
        for field in unsure.map(\.rawValue).sorted() {
            reader.fault("A subject cannot name {\(field)}: it is not always known. Name it in a line.", node)
        }
        let text = node.string ?? ""
        if text.count > longestSubject || text.contains(where: \.isNewline) {
            reader.fault(
                "A subject is one line of \(longestSubject) characters or fewer. Make it shorter.",
                node
            )
        }
    }

    /// Takes a text apart at its braces.
    private static func line(
        _ text: String,
        _ node: JSON,
        _ known: Set<MessageField>,
        _ reader: inout FileReader
    ) -> Line? {
        var parts: [Line.Part] = []
        for (index, piece) in text.split(separator: "{", omittingEmptySubsequences: false).enumerated() {
            if index == 0 {
                if piece.contains("}") { return unbalanced(node, &reader) }
                if !piece.isEmpty { parts.append(.text(String(piece))) }
                continue
            }
            let halves = piece.split(separator: "}", omittingEmptySubsequences: false)
            guard halves.count == 2 else { return unbalanced(node, &reader) }
            guard let field = MessageField(rawValue: String(halves[0])), known.contains(field) else {
                let names = known.map { "{\($0.rawValue)}" }.sorted().joined(separator: ", ")
                reader.fault("{\(halves[0])} is not known in this message. Use: \(names).", node)
                return nil
            }
            parts.append(.field(field))
            if !halves[1].isEmpty { parts.append(.text(String(halves[1]))) }
        }
        return Line(parts: parts)
    }

    private static func unbalanced(_ node: JSON, _ reader: inout FileReader) -> Line? {
        reader.fault("Each { needs its }, with one name between them, like {reference}.", node)
        return nil
    }

    private static func names(of kinds: [MessageKind]) -> String {
        kinds.map(\.rawValue).joined(separator: ", ")
    }
}
