import Forms

/// One choice of a question, in words.
struct OfferedOption {
    var value: String
    var label: String
    var hint: String?
}

extension Question {
    /// Whether the answer is typed rather than chosen.
    var isTyped: Bool {
        switch kind {
        case .yesNo, .one, .many, .declaration, .upload, .slot, .hidden: false
        default: true
        }
    }

    /// Whether each choice is ticked by itself, and another key goes on.
    var isTicked: Bool {
        switch kind {
        case .many, .declaration: true
        default: false
        }
    }

    /// The values of the choices there are, in order.
    var values: [String] {
        switch kind {
        case .yesNo: [Entry.yes, Entry.no]
        case .one(let options, asList: _), .many(let options, _): options.map(\.entry)
        case .declaration: [Entry.yes]
        case .upload: [Evidence.desk]
        default: []
        }
    }

    /// The choices there are, in words.
    func options(_ words: Catalogue) -> [OfferedOption] {
        switch kind {
        case .yesNo:
            [
                OfferedOption(value: Entry.yes, label: words(.yes)),
                OfferedOption(value: Entry.no, label: words(.no)),
            ]
        case .one(let options, asList: _), .many(let options, _):
            options.map { OfferedOption(value: $0.entry, label: $0.text, hint: $0.hint) }
        case .declaration(_, let label):
            [OfferedOption(value: Entry.yes, label: label ?? words(.declarationAgree))]
        case .upload:
            [OfferedOption(value: Evidence.desk, label: words(.evidenceDesk), hint: words(.evidenceDeskHint))]
        default: []
        }
    }

    /// How many columns the answers of an input mostly take; nil for as many as there are.
    func width(of input: Input) -> Int? {
        switch input.part {
        case .day, .month: 9
        case .year, .hour, .minute: 4
        case .postcode, .easting, .northing, .latitude, .longitude: 10
        case .line1, .line2, .town, .county: nil
        case .whole:
            switch kind {
            case .number: 12
            case .phone: 20
            case .place(.gridReference, _), .place(.fieldNumber, _): 16
            default: nil
            }
        }
    }

    /// Whether digits are enough to answer an input.
    func signs(of input: Input) -> Part.Field.Signs {
        switch input.part {
        case .day, .month, .year, .hour, .minute, .easting, .northing: .digits
        case .line1, .line2, .town, .county, .postcode, .latitude, .longitude: .any
        case .whole:
            switch kind {
            case .phone: .digits
            // An amount of money has a point in it, and a number below nothing a sign.
            case .number(let rules):
                (rules.precision ?? 0) == 0 && (rules.min ?? 0) >= 0 && rules.prefix == nil ? .digits : .any
            default: .any
            }
        }
    }
}
