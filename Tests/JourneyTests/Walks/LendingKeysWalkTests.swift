import Domain
import Foundation
import Ground
import Store
import Testing

@testable import handrail

/// How few keys lending takes at the desk.
@Suite(.enabled(if: Terminal.isHere, "the release program or tmux is not here"), .serialized)
struct LendingKeysWalkTests {
    private let desk: LendingDesk

    init() throws { desk = try LendingDesk() }

    /// Somebody who counts every key, those that a scanner types too where no scanner is used.
    private final class Counter {
        let terminal: Terminal
        private(set) var keys = 0

        init(_ hub: DeskHub) throws {
            let walk = try hub.desk(.cellsByNumbers, as: "coordinator")
            terminal = walk.terminal
        }

        func type(_ text: String) throws {
            try terminal.type(text)
            try terminal.press("Enter")
            keys += text.count + 1
        }

        /// A scanner types the code and Enter: no key is pressed.
        func scan(_ code: String) throws {
            try terminal.type(code)
            try terminal.press("Enter")
        }

        func see(_ words: String) throws {
            try terminal.wait(words) { rows in
                rows.flatMap { $0.split(separator: " ") }.joined(separator: " ").contains(words)
            }
        }
    }

    /// Joan reserved it at home and agreed there; it stands ready.
    private func prepare() throws -> Reference {
        try desk.add("PHO-1")
        try desk.queue(desk.joan)
        _ = try desk.hub.text(
            "UPDATE reservation SET agreement = '\(desk.lender.agreement.key)', agreed_on = '\(World().today.iso)'"
        )
        return try desk.promise(desk.joan).reference
    }

    @Test(arguments: [true, false])
    func aPreparedReservationGoesOutAndComesBackWithTwelveKeysEachInTenSeconds(_ scanned: Bool) throws {
        let reference = try prepare()
        let counter = try Counter(desk.hub)
        let begin = Date()
        if scanned {
            try counter.scan(reference.description)
            try counter.see("Smartphone for Joan Marker")
            try counter.scan("PHO-1")
        } else {
            try counter.type("PHO-1")
            try counter.see("Joan Marker fetches: Smartphone")
            try counter.type("1")
        }
        try counter.see("PHO-1 for Joan Marker")
        // The Enter of a scanner must not press what stands there.
        Thread.sleep(forTimeInterval: 0.4)
        try counter.type("")
        try counter.see("Smartphone is lent")
        let out = (keys: counter.keys, seconds: Date().timeIntervalSince(begin))
        #expect(out.keys <= 12 && out.seconds < 10, "\(out)")
        #expect(try desk.hub.text("SELECT count(*) FROM loan WHERE ended_at IS NULL") == "1")

        let middle = Date()
        if scanned { try counter.scan("PHO-1") } else { try counter.type("PHO-1") }
        try counter.see("Take back PHO-1")
        Thread.sleep(forTimeInterval: 0.4)
        try counter.type("")
        try counter.see("PHO-1 is back")
        let back = (keys: counter.keys - out.keys, seconds: Date().timeIntervalSince(middle))
        #expect(back.keys <= 12 && back.seconds < 10, "\(back)")
        #expect(try desk.hub.text("SELECT count(*) FROM loan WHERE ended_at IS NULL") == "0")
        print("by \(scanned ? "scanner" : "keys"): out \(out), back \(back)")
    }
}
