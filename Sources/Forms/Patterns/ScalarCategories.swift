/// Some of the thirty general categories of Unicode.
struct ScalarCategories: OptionSet, Sendable {
    let rawValue: UInt32

    /// Every category.
    static let all = Self(rawValue: 1 << 30 - 1)

    /// The categories of the first 128 characters: every class with a property asks for all of them.
    static let ofASCII = (UInt8(0)..<128).map { Self(of: Unicode.Scalar($0)) }

    /// The short and the long name of each (Unicode, PropertyValueAliases), in the order of their bits.
    private static let names: [(short: String, long: String)] = [
        ("Lu", "Uppercase_Letter"), ("Ll", "Lowercase_Letter"), ("Lt", "Titlecase_Letter"),
        ("Lm", "Modifier_Letter"), ("Lo", "Other_Letter"), ("Mn", "Nonspacing_Mark"),
        ("Mc", "Spacing_Mark"), ("Me", "Enclosing_Mark"), ("Nd", "Decimal_Number"),
        ("Nl", "Letter_Number"), ("No", "Other_Number"), ("Pc", "Connector_Punctuation"),
        ("Pd", "Dash_Punctuation"), ("Ps", "Open_Punctuation"), ("Pe", "Close_Punctuation"),
        ("Pi", "Initial_Punctuation"), ("Pf", "Final_Punctuation"), ("Po", "Other_Punctuation"),
        ("Sm", "Math_Symbol"), ("Sc", "Currency_Symbol"), ("Sk", "Modifier_Symbol"),
        ("So", "Other_Symbol"), ("Zs", "Space_Separator"), ("Zl", "Line_Separator"),
        ("Zp", "Paragraph_Separator"), ("Cc", "Control"), ("Cf", "Format"), ("Cs", "Surrogate"),
        ("Co", "Private_Use"), ("Cn", "Unassigned"),
    ]

    /// The long names of the groups, by the letter with which their categories begin.
    private static let groups: [(short: String, long: String)] = [
        ("L", "Letter"), ("M", "Mark"), ("N", "Number"), ("P", "Punctuation"), ("S", "Symbol"),
        ("Z", "Separator"), ("C", "Other"),
    ]

    init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// The categories that a name in `\p{…}` stands for; nil for another property.
    init?(named given: String) {
        var name = given[...]
        for prefix in ["General_Category=", "gc="] where name.hasPrefix(prefix) {
            name.removeFirst(prefix.count)
            break
        }
        if let index = Self.names.firstIndex(where: { $0.short == name || $0.long == name }) {
            self.init(rawValue: 1 << index)
        } else if let group = Self.groups.first(where: { $0.short == name || $0.long == name }) {
            self.init(allNamed: group.short)
        } else if name == "LC" || name == "Cased_Letter" {
            self.init(rawValue: 0b111)
        } else if let alias = ["punct": "P", "digit": "Nd", "cntrl": "Cc", "Combining_Mark": "M"][name] {
            self.init(named: alias)
        } else {
            return nil
        }
    }

    private init(allNamed letter: String) {
        var bits: UInt32 = 0
        for (index, name) in Self.names.enumerated() where name.short.hasPrefix(letter) { bits |= 1 << index }
        self.init(rawValue: bits)
    }

    /// The category of a character.
    init(of scalar: Unicode.Scalar) {
        self.init(rawValue: 1 << Self.bit(of: scalar.properties.generalCategory))
    }

    private static func bit(of category: Unicode.GeneralCategory) -> UInt32 {
        switch category {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .surrogate: 27
        case .privateUse: 28
        case .unassigned: 29
        @unknown default: 29
        }
    }
}
