import Ground
import Testing

@testable import Forms
@testable import Screens

/// Numbers, days, times and money as each language writes them.
@Suite struct AmountsTests {
    private func day(_ year: Int, _ month: Int, _ day: Int) throws -> CivilDate {
        try #require(CivilDate(year: year, month: month, day: day))
    }

    @Test(arguments: [
        ("en", "Monday 30 November 2026", "1 March 2027", "March 2027"),
        ("en-x-easy", "Monday 30 November 2026", "1 March 2027", "March 2027"),
        ("cy", "dydd Llun 30 Tachwedd 2026", "1 Mawrth 2027", "Mawrth 2027"),
        ("pl", "poniedziałek 30 listopada 2026", "1 marca 2027", "marzec 2027"),
    ])
    func aDayIsWrittenAsTheLanguageWritesIt(
        _ language: String,
        _ long: String,
        _ short: String,
        _ month: String
    ) throws {
        let words = try shipped(language)
        #expect(try words.date(day(2026, 11, 30), withWeekday: true) == long)
        #expect(try words.date(day(2027, 3, 1)) == short)
        #expect(words.month(3, of: 2027) == month)
        #expect(words.lines(of: .month(year: 2027, month: 3)) == [month])
    }

    /// Meets L10.
    @Test(arguments: [
        ("en", ["midnight", "12:05am", "9am", "midday", "5:30pm", "11:59pm"]),
        ("cy", ["hanner nos", "12:05yb", "9yb", "hanner dydd", "5:30yp", "11:59yp"]),
        ("pl", ["0:00", "0:05", "9:00", "12:00", "17:30", "23:59"]),
    ])
    func aTimeIsWrittenAsTheLanguageWritesIt(_ language: String, _ written: [String]) throws {
        let words = try shipped(language)
        let times = [(0, 0), (0, 5), (9, 0), (12, 0), (17, 30), (23, 59)]
        #expect(times.map { words.time($0, $1) } == written)
    }

    @Test(arguments: [
        ("en", ["£0", "£25", "£25.05", "£1,234", "£1,234,567.80"]),
        ("cy", ["£0", "£25", "£25.05", "£1,234", "£1,234,567.80"]),
        ("pl", ["0 £", "25 £", "25,05 £", "1\u{A0}234 £", "1\u{A0}234\u{A0}567,80 £"]),
    ])
    func moneyIsWrittenAsTheLanguageWritesIt(_ language: String, _ written: [String]) throws {
        let words = try shipped(language)
        #expect([0, 2_500, 2_505, 123_400, 123_456_780].map { words.pounds($0) } == written)
    }

    @Test(arguments: [
        ("en", ["7", "2026", "12,345", "0.5"]), ("cy", ["7", "2026", "12,345", "0.5"]),
        ("pl", ["7", "2026", "12\u{A0}345", "0,5"]),
    ])
    func aNumberIsWrittenAsTheLanguageWritesIt(_ language: String, _ written: [String]) throws {
        let words = try shipped(language)
        #expect([words.number(7), words.number(2026), words.number(12_345), words.number(0.5)] == written)
    }

    @Test(arguments: [
        ("en", [1: "1 page scanned", 2: "2 pages scanned"]),
        ("pl", [1: "Zeskanowano 1 stronę", 3: "Zeskanowano 3 strony", 5: "Zeskanowano 5 stron"]),
        ("cy", [1: "1 dudalen wedi'i sganio", 2: "2 dudalen wedi'u sganio", 3: "3 tudalen wedi'u sganio"]),
    ])
    func aNumberOfPagesTakesItsPlural(_ language: String, _ counts: [Int: String]) throws {
        let words = try shipped(language)
        for (count, text) in counts { #expect(words(.scans, count: count) == text) }
    }

    @Test func aMessageCountsInThePluralOfItsNumber() throws {
        let problem = { (rule: Rule) in
            Problem(question: "q", input: "q", rule: rule, label: "imię", message: nil)
        }
        let words = try shipped("pl")
        #expect(words.message(for: problem(.tooLong(1))) == "Imię: wpisz najwyżej 1 znak")
        #expect(words.message(for: problem(.tooLong(3))) == "Imię: wpisz najwyżej 3 znaki")
        #expect(words.message(for: problem(.tooLong(10))) == "Imię: wpisz najwyżej 10 znaków")
    }
}
