import Glibc
import Testing

@testable import Renderings

/// The letters that large text is drawn with, as the program reads them.
enum Letters {
    static let names = ["handrail-8x8", "terminal-6x12", "terminal-bold-8x16"]

    static func read(_ name: String) throws -> LetterFont {
        let folder = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
        return try #require(LetterFont(art: try bytes("/\(folder)/Accessibility/Fonts/\(name).txt")))
    }

    private static func bytes(_ path: String) throws -> [UInt8] {
        let file = unsafe open(path, O_RDONLY)
        try #require(file >= 0, "\(path) cannot be read")
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 1 << 20)
        let count = unsafe Glibc.read(file, &bytes, bytes.count)
        return Array(bytes.prefix(count))
    }
}

@Suite struct LetterFontTests {
    /// What English, Welsh, Polish and the other languages of western Europe are written with.
    private static let wanted =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        + "!\"#$%&'()*+,-./:;<=>?@[]_{}|~£€§©®°·½"
        + "ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿßŒœŠšŽžŸ"
        + "ŴŵŶŷĄąĆćĘęŁłŃńŚśŹźŻż–—‘’“”•…←↑→↓"

    @Test(arguments: Letters.names)
    func everyLetterOfTheLanguagesIsDrawn(_ name: String) throws {
        let font = try Letters.read(name)
        for character in Self.wanted {
            #expect(font.has(character), "\(character) is missing")
            #expect(font.rows(of: character).contains { $0 != 0 }, "\(character) is empty")
        }
    }

    @Test(arguments: Letters.names)
    func noTwoLettersLookAlike(_ name: String) throws {
        let font = try Letters.read(name)
        let letters = Self.wanted.map { (character: $0, rows: font.rows(of: $0)) }
        for (index, one) in letters.enumerated() {
            for other in letters[(index + 1)...] {
                #expect(
                    pixels(one.rows, other.rows) > 0,
                    "\(one.character) and \(other.character) are the same"
                )
            }
        }
    }

    /// The line under a place to type takes the last row, where some letters end.
    @Test(arguments: Letters.names)
    func noTwoLettersLookAlikeOverTheLineOfAPlaceToType(_ name: String) throws {
        let font = try Letters.read(name)
        var seen: [[UInt32]: Character] = [:]
        for character in Self.wanted {
            let other = seen.updateValue(character, forKey: font.rows(of: character).dropLast())
            #expect(other == nil, "\(character) and \(other ?? " ") are the same")
        }
    }

    @Test(
        arguments: Letters.names,
        [
            "Il", "I1", "l1", "O0", "l|", "S5", "B8", "Z2", "ao", "ce", "ea", "hn", "nu", "uv", "rn", "8&",
            "ij",
        ]
    )
    func lettersThatAreMistakenForEachOtherDifferInManyPixels(_ name: String, _ pair: String) throws {
        let font = try Letters.read(name)
        let letters = Array(pair)
        let differ = pixels(font.rows(of: letters[0]), font.rows(of: letters[1]))
        let ink = font.rows(of: letters[0]).reduce(0) { $0 + $1.nonzeroBitCount }
        #expect(differ >= 2 && differ * 10 >= ink, "\(pair) differ in \(differ) of \(ink) pixels")
    }

    @Test func noLetterOfOurOwnTouchesTheNext() throws {
        let font = try Letters.read("handrail-8x8")
        for character in font.characters {
            let rows = font.rows(of: character)
            #expect(rows[7] == 0, "\(character) touches the line below")
            #expect(rows.allSatisfy { $0 >> 7 == 0 }, "\(character) touches the letter after it")
        }
    }

    @Test func aLetterWithAMarkIsFoundHoweverItIsWritten() throws {
        let font = try Letters.read("handrail-8x8")
        #expect(font.rows(of: "e\u{301}") == font.rows(of: "é"))
        #expect(font.rows(of: "w\u{302}") == font.rows(of: "ŵ"))
    }

    @Test func aLetterThatIsNotDrawnIsShownWithoutItsMarkOrAsABox() throws {
        let font = try Letters.read("handrail-8x8")
        #expect(font.rows(of: "ǎ") == font.rows(of: "a"))
        #expect(font.rows(of: "Ǒ") == font.rows(of: "O"))
        #expect(font.rows(of: "語") == font.rows(of: LetterFont.missing))
        #expect(font.rows(of: LetterFont.missing).contains { $0 != 0 })
    }

    @Test(arguments: [
        "", "size 2 2\n", "size 0 4\n", "size 2 2\n\n0041 A\n##\n",
        "size 2 2\n\n0041 A\n##\n###\n\nFFFD ?\n##\n##\n",
        "size 2 2\n\n0041 A\n##\n##\n",
    ])
    func lettersThatAreNotWholeAreRefused(_ art: String) {
        #expect(LetterFont(art: Array(art.utf8)) == nil)
    }

    private func pixels(_ one: [UInt32], _ other: [UInt32]) -> Int {
        zip(one, other).reduce(0) { $0 + ($1.0 ^ $1.1).nonzeroBitCount }
    }
}
