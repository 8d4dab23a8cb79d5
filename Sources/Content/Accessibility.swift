public import Forms
import Ground
public import Renderings
public import Screens

/// The folder of what makes Handrail usable: the words of each language, and the themes.
public struct Accessibility: Sendable {
    private let folder: String

    /// The themes there are, the one in use at the start first.
    public static let themes = [
        "white-on-black", "black-on-white", "yellow-on-black", "black-on-yellow", "black-on-cream",
        "dark-on-cream", "white-on-blue", "yellow-on-blue",
    ]

    /// Names the folder.
    public init(_ folder: String) {
        self.folder = folder.hasSuffix("/") ? folder : folder + "/"
    }

    /// The language that says what the others have no words for.
    public static let firstLanguage = "en"

    /// The languages there are, by the names of their files, English first; the files are not read.
    public var languages: [String] {
        let found = TextFile.names(in: folder + "Languages").compactMap { name in
            name.hasSuffix(".po") ? String(name.dropLast(3)) : nil
        }
        return [Self.firstLanguage] + found.filter { $0 != Self.firstLanguage }.sorted()
    }

    /// The words of a language; those it has none for in English.
    public func words(_ language: String) throws(ContentError) -> Catalogue {
        let path = folder + "Languages/\(language).po"
        let bytes = try TextFile.read(path)
        let isFirst = language == Self.firstLanguage
        let words: Catalogue
        do { words = try Catalogue(po: bytes, language: language, mayMiss: !isFirst) } catch {
            throw ContentError(lines: ["\(path):\(error.line):1: \(error.reason)"])
        }
        return isFirst || words.missing.isEmpty ? words : words.over(try self.words(Self.firstLanguage))
    }

    /// The words of the desk; those it has none for in a language, in English.
    public func deskWords(_ language: String) throws(ContentError) -> DeskWords {
        let folder = folder + "Languages/Desk/"
        let names = TextFile.names(in: folder)
        let path = folder + (names.contains("\(language).po") ? language : Self.firstLanguage) + ".po"
        do { return try DeskWords(po: TextFile.read(path)) } catch let error as CatalogueError {
            throw ContentError(lines: ["\(path):\(error.line):1: \(error.reason)"])
        } catch let error as ContentError {
            throw error
        } catch {
            throw ContentError(lines: ["\(path): cannot be read."])
        }
    }

    /// The letters to draw large text with, by the name of their file; nil where they cannot be read.
    public func letters(_ name: String) -> LetterFont? {
        guard let art = try? TextFile.read(folder + "Fonts/\(name).txt") else { return nil }
        return LetterFont(art: art)
    }

    /// Where a file for the terminal's own letters lies.
    public func font(_ name: String) -> String { folder + "Fonts/" + name }

    /// The words that residents stumble over, for measuring the English of forms.
    public func plainWords() throws(ContentError) -> PlainWords {
        var reader = FileReader(folder + "Languages/plain-english.json")
        let json = try reader.parse()
        let lists = ["avoid", "metaphors", "latin", "position"].flatMap { reader.texts(json, $0) }
        let errors = reader.texts(json, "errors")
        try reader.finish()
        let allowed = Set(json["allowed"]?.members?.map(\.key) ?? [])
        return PlainWords(avoid: lists.filter { !allowed.contains($0) }, inErrors: errors)
    }

    /// A theme by its name.
    public func theme(_ name: String) throws(ContentError) -> Theme {
        let path = folder + "Themes/\(name).json"
        var reader = FileReader(path)
        let json = try reader.parse()
        var styles: [Role: Style] = [:]
        for role in Role.allCases {
            guard let node = json[role.rawValue] else {
                reader.fault("The colours of \"\(role.rawValue)\" are missing. Write them here.", json)
                continue
            }
            styles[role] = style(node, &reader)
        }
        try reader.finish()
        return try reader.whole(Theme(name: name, styles: styles))
    }

    private func style(_ node: JSON, _ reader: inout FileReader) -> Style? {
        let foreground = colour(node, "foreground", &reader)
        let background = colour(node, "background", &reader)
        let (bold, underline) = (reader.flag(node, "bold"), reader.flag(node, "underline"))
        let reversed = reader.flag(node, "reversed")
        guard let foreground, let background else { return nil }
        return Style(
            foreground: foreground,
            background: background,
            bold: bold,
            underline: underline,
            reversed: reversed
        )
    }

    private func colour(_ node: JSON, _ key: String, _ reader: inout FileReader) -> Colour? {
        guard let text = reader.text(node, key) else { return nil }
        if let colour = Colour(hex: text) { return colour }
        reader.fault("A colour must be written like \"#ffff00\".", node[key] ?? node)
        return nil
    }
}
