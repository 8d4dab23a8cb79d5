public import Ground

/// What an answer means, once it was found in order.
public enum Value: Hashable, Sendable {
    /// Nothing was answered, and nothing had to be.
    case none
    case text(String)
    /// The number, and the way it was typed.
    case number(Double, asTyped: String)
    case yesNo(Bool)
    case one(Option)
    case many([Option])
    case date(CivilDate)
    /// A month of a year.
    case month(year: Int, month: Int)
    case time(hour: Int, minute: Int)
    case dateTime(CivilDate, hour: Int, minute: Int)
    /// The lines that were filled in, postcode last.
    case address([String])
    /// The words were agreed to.
    case declared
    /// Papers: the ids of scans, or `Evidence.desk` for those that are brought.
    case evidence([String])
    /// A place as it is written.
    case place([String])
    /// The key of a day and time in a calendar.
    case slot(String)

    /// Whether nothing was answered.
    var isEmpty: Bool {
        switch self {
        case .none: true
        case .text(let text): text.isEmpty
        case .many(let options): options.isEmpty
        case .evidence(let ids): ids.isEmpty
        default: false
        }
    }

    /// Whether it counts as true where it stands by itself in a condition.
    var isTrue: Bool {
        switch self {
        case .yesNo(let isYes): isYes
        case .number(let number, asTyped: _): number != 0
        default: !isEmpty
        }
    }

    /// A month as 2027-03.
    static func iso(_ year: Int, _ month: Int) -> String {
        String(year) + (month < 10 ? "-0" : "-") + String(month)
    }
}

/// How papers are shown.
public enum Evidence {
    /// Kept in place of a scan: the papers are brought to the desk.
    public static let desk = "desk"
}

/// What is wrong with one answer.
public struct Problem: Hashable, Sendable, Error {
    /// The name of the question.
    public let question: String
    /// The name of the input to go to.
    public let input: String
    /// The rule that the answer breaks.
    public let rule: Rule
    /// What the answer is called, for messages.
    public let label: String
    /// The author's own message, which goes before ours.
    public let message: String?
}

/// All that is wrong with an answer.
public struct Problems: Error, Hashable {
    /// In the order of the inputs; never empty.
    public let list: [Problem]
}

/// A rule that an answer can break.
public enum Rule: Hashable, Sendable {
    case required
    case choiceRequired
    case yesNoRequired
    case tooLong(Int)
    case tooShort(Int)
    case lengthBetween(Int, Int)
    case lengthExactly(Int)
    case pattern
    case tooManyWords(Int)
    case notANumber
    case notWhole
    case below(Double)
    case above(Double)
    case tooManyDecimals(Int)
    case tooFewDecimals(Int)
    case dateIncomplete(missing: [Input.Part])
    case yearNotFourDigits
    case notARealDate
    case dateTooEarly(CivilDate)
    case dateTooLate(CivilDate)
    case notOffered
    case tooFewChosen(Int)
    case tooManyChosen(Int)
    case chosenExactly(Int)
    case email
    case phone
    case postcode
    case line1Required
    case townRequired
    case postcodeRequired
    case declarationRequired
    case evidenceRequired
    case notARealTime
    case website
    case gridReference
    case placeIncomplete
    case slotRequired
    case slotGone
    case tooFewItems(Int)
    case tooManyItems(Int)
    /// It holds control characters, or marks that turn the direction of writing.
    case unreadable

    /// The name by which an author gives a message of the form's own, as in `errors: {"too-long": "…"}`.
    public var key: String {
        switch self {
        case .required, .choiceRequired, .yesNoRequired, .line1Required, .townRequired, .postcodeRequired,
            .declarationRequired, .evidenceRequired, .placeIncomplete, .slotRequired:
            "required"
        case .tooLong, .lengthBetween, .lengthExactly: "too-long"
        case .tooShort: "too-short"
        case .pattern, .email, .phone, .postcode, .website, .gridReference: "format"
        case .tooManyWords: "too-many-words"
        case .notANumber: "not-a-number"
        case .notWhole: "not-whole"
        case .below: "below"
        case .above: "above"
        case .tooManyDecimals, .tooFewDecimals: "decimals"
        case .dateIncomplete, .yearNotFourDigits, .notARealDate: "not-a-date"
        case .dateTooEarly: "too-early"
        case .dateTooLate: "too-late"
        case .notARealTime: "not-a-time"
        case .slotGone: "slot-gone"
        case .notOffered: "not-offered"
        case .tooFewChosen, .chosenExactly, .tooFewItems: "too-few"
        case .tooManyChosen, .tooManyItems: "too-many"
        case .unreadable: "unreadable"
        }
    }

    /// The names that the format itself has for the rule, as in `customValidationMessages`.
    var formatKeys: [String] {
        switch self {
        // A field left blank is an empty text to other runners of the format.
        case .required: ["string.empty", "any.required"]
        case .choiceRequired, .yesNoRequired: ["any.required", "string.empty", "array.min"]
        case .line1Required, .townRequired, .postcodeRequired, .placeIncomplete, .slotRequired,
            .declarationRequired:
            ["any.required", "string.empty"]
        case .evidenceRequired: ["any.required", "array.min"]
        case .notARealTime: ["date.format", "date.base"]
        case .website: ["string.uri", "string.pattern.base"]
        case .gridReference: ["string.pattern.base"]
        case .slotGone: []
        case .tooLong, .lengthBetween: ["string.max"]
        case .tooShort: ["string.min"]
        case .lengthExactly: ["string.length"]
        case .pattern, .postcode, .phone: ["string.pattern.base"]
        case .tooManyWords: ["string.maxWords"]
        case .notANumber: ["number.base"]
        case .notWhole: ["number.integer"]
        case .below: ["number.min"]
        case .above: ["number.max"]
        case .tooManyDecimals, .tooFewDecimals: ["number.precision"]
        case .dateIncomplete, .yearNotFourDigits, .notARealDate: ["date.format", "date.base"]
        case .dateTooEarly: ["date.min"]
        case .dateTooLate: ["date.max"]
        case .notOffered: ["any.only"]
        case .tooFewChosen, .tooFewItems: ["array.min"]
        case .tooManyChosen, .tooManyItems: ["array.max"]
        case .chosenExactly: ["array.length"]
        case .email: ["string.email"]
        case .unreadable: []
        }
    }
}
