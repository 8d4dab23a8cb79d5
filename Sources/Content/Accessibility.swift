import Ground
public import Renderings
public import Screens

/// The folder of what makes Handrail usable: the words of each language, and the themes.
public struct Accessibility: Sendable {
    private let folder: String

    /// The themes there are, the one in use at the start first.
    public static let themes = ["white-on-black", "black-on-white"]

    /// Names the folder.
    public init(_ folder: String) {
        self.folder = folder.hasSuffix("/") ? folder : folder + "/"
    }

    /// The words of a language.
    public func words(_ language: String) throws(ContentError) -> Catalogue {
        let path = folder + "Languages/\(language).po"
        let bytes = try TextFile.read(path)
        do { return try Catalogue(po: bytes, language: language) } catch {
            throw ContentError(lines: ["\(path):\(error.line):1: \(error.reason)"])
        }
    }

    /// A theme by its name.
    public func theme(_ name: String) throws(ContentError) -> Theme {
        let path = folder + "Themes/\(name).json"
        var reader = FileReader(path)
        let json = try reader.parse()
        var styles: [Role: Style] = [:]
        for role in Role.allCases {
            guard let node = json[role.rawValue] else {
                reader.fault("The colours of \"\(role.rawValue)\" are missing.", json)
                continue
            }
            let foreground = reader.text(node, "foreground").flatMap(Colour.init(hex:))
            let background = reader.text(node, "background").flatMap(Colour.init(hex:))
            guard let foreground, let background else {
                reader.fault("A colour must be written like #ffff00.", node)
                continue
            }
            styles[role] = Style(
                foreground: foreground,
                background: background,
                bold: node["bold"]?.bool ?? false,
                underline: node["underline"]?.bool ?? false,
                reversed: node["reversed"]?.bool ?? false
            )
        }
        try reader.finish()
        guard let theme = Theme(name: name, styles: styles) else { throw ContentError(lines: [path]) }
        return theme
    }
}
