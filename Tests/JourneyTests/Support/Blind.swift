import Domain
import Forms
import Foundation
import Screens
import Support
import Testing

@testable import Renderings

/// What a resident wants to say at one screen, as she knows it before she comes: the question and her answers.
struct Wish {
    var title: String
    /// What she chooses or types, in reading order.
    var acts: [Act]

    enum Act {
        case choose(String)
        case type(String, into: String)
    }

    /// All that she wants to say on the way to a service and through its form, up to the check of her answers.
    static func all(for code: String) throws -> [Wish] {
        let answers = try goodAnswers(code, on: .localToday)
        var resident = try Resident(today: .localToday)
        var wishes: [Wish] = []
        for id in try resident.way(to: code) + ["start"] {
            wishes.append(Wish(title: resident.screen.title, acts: [.choose(try resident.label(of: id))]))
            resident.press(id)
        }
        for _ in 0..<40 where !resident.screen.id.hasSuffix(".check") {
            let screen = resident.screen
            wishes.append(Wish(title: screen.title, acts: resident.acts(answers)))
            resident.answer(answers)
            try #require(resident.screen.id != screen.id, "stuck at \(screen.id)")
        }
        wishes.append(
            Wish(title: resident.screen.title, acts: [.choose(try resident.label(of: "send"))])
        )
        return wishes
    }
}

extension Resident {
    fileprivate func label(of id: ElementID) throws -> String {
        for part in screen.parts {
            switch part {
            case .choice(let choice) where choice.id == id: return choice.label
            case .button(let button) where button.id == id: return button.label
            default: break
            }
        }
        throw Terminal.Unseen(what: id.description)
    }

    /// What the answers are in the words of the page on the screen.
    fileprivate func acts(_ answers: Answers) -> [Wish.Act] {
        screen.parts.compactMap { part in
            switch part {
            case .field(let field):
                let name = String(field.id.description.dropFirst("field:".count))
                guard case .text(let text) = answers[name], !text.isEmpty else { return nil }
                return .type(text, into: field.label.isEmpty ? screen.title : field.label)
            case .choice(let choice):
                let words = choice.id.description.split(separator: ":").map(String.init)
                guard words.count == 3, case .choices(let values) = answers[words[1]],
                    values.contains(words[2])
                else { return nil }
                return .choose(choice.label)
            default: return nil
            }
        }
    }
}

/// A resident who sees nothing: she presses keys, and knows only what speech-dispatcher was given to say.
final class Blind {
    let terminal: Terminal
    let server: SpeechServer
    /// How many sentences she has heard.
    private var count = 0
    /// What she heard last.
    private(set) var heard = ""
    /// The item that she is on, as it was said.
    private var here = ""
    private(set) var keys = 0

    init(columns: Int = 80, rows: Int = 24, options: [String] = []) throws {
        server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        terminal = try Terminal(columns: columns, rows: rows, options: ["--speech", server.socket] + options)
    }

    /// Comes to the kiosk, or to the desk, over a store that is there.
    init(store: String, atDesk: Bool) throws {
        server = try SpeechServer(.recorder(millisecondsPerWord: 0))
        let command = atDesk ? "desk" : "kiosk"
        terminal = try Terminal(
            columns: 80,
            rows: 24,
            store: store,
            options: ["--speech", server.socket],
            prepare: { _ in },
            running: { [command, "--store", $0.store, "--log", $0.log] }
        )
    }

    /// Presses a key and listens until all was said.
    func press(_ key: String) throws {
        try terminal.press(key)
        try listen("after \(key)")
    }

    func listen(_ what: String, within seconds: Double = 60) throws {
        keys += 1
        let end = Date().addingTimeInterval(seconds)
        var last = (count: count, at: Date())
        while true {
            let now = server.heard.count
            if now != last.count { last = (now, Date()) }
            if now > count, Date().timeIntervalSince(last.at) > 0.4 { break }
            guard Date() < end else {
                Issue.record("nothing was heard \(what); the last was: \(heard)")
                throw Terminal.Unseen(what: what)
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
        let sentences = server.heard
        heard = sentences[count...].map(\.text).joined(separator: " ")
        count = sentences.count
        here = heard.range(of: Self.arrival).map { String(heard[$0.upperBound...]) } ?? heard
    }

    /// Listens on until some words were said since the last key, and then nothing more.
    func hear(_ words: String) throws {
        let words = SpokenText.plain(words)
        var last = (count: server.heard.count, at: Date())
        let end = Date().addingTimeInterval(60)
        while true {
            let sentences = server.heard
            if sentences.count != last.count { last = (sentences.count, Date()) }
            let news = sentences[min(count, sentences.count)...].map(\.text).joined(separator: " ")
            let all = news.isEmpty ? heard : heard + " " + news
            if all.contains(words), Date().timeIntervalSince(last.at) > 0.2 {
                (heard, count) = (all, sentences.count)
                here =
                    heard.range(of: Self.arrival, options: .backwards)
                    .map { String(heard[$0.upperBound...]) } ?? here
                return
            }
            guard Date() < end else {
                Issue.record("\(words) was not heard; it was: \(all)")
                throw Terminal.Unseen(what: words)
            }
            Thread.sleep(forTimeInterval: 0.005)
        }
    }

    private static let arrival = "You are on: "

    private var hasArrived: Bool { heard.contains(Self.arrival) }

    /// Goes down until the item with a name is said.
    func find(_ name: String) throws {
        let name = SpokenText.plain(name)
        for _ in 0..<80 where !here.hasPrefix(name) { try press("Down") }
        try #require(here.hasPrefix(name), "\(name) was not heard")
    }

    /// Does at a screen what she came for, and leaves it.
    func fulfil(_ wish: Wish) throws {
        let title = SpokenText.plain(wish.title)
        try #require(heard.contains(title), "she waits for \(title), and heard: \(heard)")
        #expect(!heard.contains("Error:"))
        var isTyped = true
        for act in wish.acts {
            switch act {
            case .choose(let label):
                isTyped = false
                try find(label)
                try press("Enter")
                if hasArrived { return }
            case .type(let text, let label):
                try find(label)
                try terminal.type(text)
                try listen("while typing")
            }
        }
        if isTyped {
            for _ in 0..<12 {
                try press("Enter")
                if hasArrived { return }
            }
        }
        try find("Continue")
        try press("Enter")
        try #require(hasArrived, "Continue led nowhere: \(heard)")
    }

    /// The reference that she was told, sign by sign.
    func reference() throws -> Reference {
        let start = try #require(heard.range(of: "reference is."), "no reference was heard: \(heard)")
        let spelled = heard[start.upperBound...].prefix { $0 != "." }
        let signs = spelled.split(separator: ",").compactMap { $0.split(separator: " ").first?.first }
        return try Reference(reading: String(signs))
    }

    /// Whether there is nothing to see but that the screen is blank.
    func seesNothing() throws -> Bool {
        let words = try terminal.rows().flatMap { $0.split(separator: " ") }.joined(separator: " ")
        return try words == RealHub.words()(.speechCurtain)
    }
}
