public import Ground

/// One question of a form.
public struct Question: Sendable, Identifiable {
    /// The id in the file; its name where the file gives none.
    public let id: String
    /// The name under which the answer is kept.
    public internal(set) var name: String
    /// The question as it is asked.
    public internal(set) var title: String
    /// One short line of help under the question.
    public internal(set) var hint: String?
    /// What kind of answer it takes.
    public internal(set) var kind: Kind
    /// Whether it must be answered.
    public let isRequired: Bool
    /// The question in short, for checking the answers.
    public let shortTitle: String
    /// What the answer is called in messages, as in "Enter your full name".
    public let errorLabel: String
    /// What the hub adds.
    public let notes: QuestionNotes
    /// The author's own messages, by the key of the rule; under "" one for every rule.
    var messages: [String: String]
    /// A pattern of the author's beside the rules of the kind.
    let pattern: Pattern?
    /// The choice of another question of the page with which this one appears; nil for always.
    var reveal: Reveal?

    /// A choice that another question hangs on.
    struct Reveal: Sendable {
        var question: String
        var entry: String
    }

    /// The places to type or choose that make up the answer.
    public var inputs: [Input] {
        guard let parts = kind.parts else {
            return [Input(name: name, part: .whole, isRequired: isRequired)]
        }
        return parts.map { part in
            let isNeeded = isRequired && part != .line2 && part != .county
            return Input(name: "\(name)__\(part.rawValue)", part: part, isRequired: isNeeded)
        }
    }

    /// The question with its answers kept under longer names.
    func inside(_ prefix: String) -> Self {
        var question = self
        question.name = prefix + name
        if let reveal { question.reveal?.question = prefix + reveal.question }
        return question
    }

    /// Whether it is asked, by what is chosen on the same page.
    public func isAsked(_ answers: Answers) -> Bool {
        guard let reveal else { return true }
        guard case .choices(let entries) = answers[reveal.question] else { return false }
        return entries.contains(reveal.entry)
    }
}

/// One place to type or choose.
public struct Input: Hashable, Sendable {
    /// Which part of an answer is typed there.
    public enum Part: String, Hashable, Sendable {
        case whole
        case day
        case month
        case year
        case hour
        case minute
        case line1 = "addressLine1"
        case line2 = "addressLine2"
        case town
        case county
        case postcode
        case easting
        case northing
        case latitude
        case longitude
    }

    /// The name under which it is kept, such as `born__day`.
    public let name: String
    /// Which part of the answer it is.
    public let part: Part
    /// Whether it must be filled in.
    public let isRequired: Bool
}

/// What kind of answer a question takes, with the rules of its author.
public enum Kind: Sendable {
    case text(TextRules)
    case longText(TextRules)
    case number(NumberRules)
    case date(DateRules)
    case monthYear(MonthRules)
    case time
    case dateTime(DateRules)
    case email
    case website(TextRules)
    case phone(PhoneFormat?)
    case address
    case yesNo
    case one([Option], asList: Bool)
    case many([Option], CountRules)
    /// Words to agree to, and what the tick says; nil for "I understand and agree".
    case declaration([TextBlock], label: String?)
    /// Papers to show, by scanner or at the desk.
    case upload(CountRules)
    /// A place on the map, typed as a reference; and the least and most of its two numbers, where it has two.
    case place(PlaceKind, [ClosedRange<Double>])
    /// A day and time from a calendar of the hub with room left.
    case slot(calendar: String)
    /// Filled in by the program, never asked.
    case hidden

    /// The parts it is typed in; nil where there is only one place.
    var parts: [Input.Part]? {
        switch self {
        case .date: [.day, .month, .year]
        case .monthYear: [.month, .year]
        case .time: [.hour, .minute]
        case .dateTime: [.day, .month, .year, .hour, .minute]
        case .address: [.line1, .line2, .town, .county, .postcode]
        case .place(.eastingNorthing, _): [.easting, .northing]
        case .place(.latitudeLongitude, _): [.latitude, .longitude]
        default: nil
        }
    }

    /// Whether nothing is shown of it.
    public var isHidden: Bool { if case .hidden = self { true } else { false } }
}

/// How a place on the map is written.
public enum PlaceKind: Hashable, Sendable {
    /// Metres east and north in the British National Grid.
    case eastingNorthing
    /// Degrees.
    case latitudeLongitude
    /// Two letters and an even number of digits, such as TQ 123 456.
    case gridReference
    /// Two letters and eight digits, as on a map of fields.
    case fieldNumber
    /// The place in words.
    case words
}

/// Between which months a month must lie.
public struct MonthRules: Hashable, Sendable {
    /// The first day of the earliest month.
    public var earliest: CivilDate?
    /// The first day of the latest month.
    public var latest: CivilDate?
}

/// What a text must be like.
///
/// Lengths count characters as a person sees them.
public struct TextRules: Sendable {
    /// The fewest characters.
    public var min: Int?
    /// The most characters.
    public var max: Int?
    /// The exact number of characters.
    public var length: Int?
    /// The most words.
    public var maxWords: Int?
    /// A pattern that must be found in the text.
    var pattern: Pattern?
}

/// What a number must be like.
public struct NumberRules: Sendable {
    /// The smallest.
    public var min: Double?
    /// The largest.
    public var max: Double?
    /// The most digits after the point; 0 for a whole number.
    public var precision: Int?
    /// The fewest digits after the point.
    public var minPrecision: Int?
    /// The fewest digits.
    public var minLength: Int?
    /// The most digits.
    public var maxLength: Int?
    /// What stands before the answer, such as £.
    public var prefix: String?
    /// What stands after the answer, such as kg.
    public var suffix: String?
}

/// Between which days a date must lie.
public struct DateRules: Hashable, Sendable {
    /// The most days before today.
    public var maxDaysInPast: Int?
    /// The most days after today.
    public var maxDaysInFuture: Int?
    /// The earliest day.
    public var earliest: CivilDate?
    /// The latest day.
    public var latest: CivilDate?
}

/// Which telephone numbers are taken.
public enum PhoneFormat: String, Sendable {
    case uk
    case international
}

/// How many choices must be ticked.
public struct CountRules: Hashable, Sendable {
    /// The fewest.
    public var min: Int?
    /// The most.
    public var max: Int?
    /// The exact number.
    public var length: Int?
}

/// One choice of a list.
public struct Option: Hashable, Sendable {
    /// The id in the file; its value where the file gives none.
    public let id: String
    /// What is kept when it is chosen.
    public let entry: String
    /// What it is called.
    public let text: String
    /// More about it.
    public let hint: String?
    /// The id of the condition under which it is offered; nil for always.
    let condition: String?

    init(id: String, entry: String, text: String, hint: String?, condition: String? = nil) {
        self.id = id
        self.entry = entry
        self.text = text
        self.hint = hint
        self.condition = condition
    }
}
