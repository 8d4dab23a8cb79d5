import Connections
import Content
import Domain
import Forms
import Foundation
import Ground
import Screens
import Testing

@testable import Renderings

/// The folder of the checkout.
let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

/// The real content pack and catalogue, as a session reads them.
enum RealHub {
    static func pack() throws -> ContentPack {
        try ContentPack.read(root.appending(path: "Kiosk/Content").path())
    }

    static func words() throws -> Catalogue {
        let file = root.appending(path: "Accessibility/Languages/en.po")
        return try Catalogue(po: Array(Data(contentsOf: file)), language: "en")
    }

    static func surroundings() throws -> Surroundings {
        let pack = try pack()
        return Surroundings(
            words: try words(),
            hub: pack.hub,
            categories: pack.categories,
            themes: ["white-on-black", "black-on-white"]
        )
    }
}

/// A resident at a terminal, in memory: the real flows over the real content, with a shell that keeps what it is told.
struct Resident {
    var visit: Visit
    /// Effects other than reading a form and sending one, in order.
    private(set) var effects: [Effect] = []
    private(set) var sent: [Effect.Sending] = []
    /// What is found for some words; nothing for all others.
    var found: [String: [String]] = [:]
    /// Whether the store refuses to take a form.
    var storeFails = false
    private(set) var time: Int64 = 1_000_000
    /// The scanner and the printer of the terminal.
    var devices: Devices?
    /// The scanned pages in the store, in order.
    private(set) var kept: [(id: ID, question: String, content: [UInt8])] = []
    /// Forms that stand in the place of those of the pack.
    var otherForms: [String: Form] = [:]
    /// What was drawn as QR codes.
    private(set) var coded: [String] = []
    private let pack: ContentPack
    private let day: CivilDate
    static let today = CivilDate(daysSinceEpoch: 20_778)  // Saturday 21 November 2026

    init(today: CivilDate = Self.today) throws {
        day = today
        pack = try RealHub.pack()
        visit = Visit(try RealHub.surroundings())
    }

    /// A resident at a hub that differs from the real one.
    init(at surroundings: Surroundings) throws {
        try self.init()
        visit = Visit(surroundings)
    }

    /// A resident at a terminal with a scanner and a printer, and a screen that has room for QR codes.
    init(
        scanner: (any Scanning)?,
        printer: (any Printing)?,
        today: CivilDate = Self.today,
        showsCodes: Bool = true
    ) throws {
        try self.init(today: today)
        let devices = Devices(scanner: scanner, printer: printer, report: { _ in })
        var surroundings = try RealHub.surroundings()
        surroundings.equipment = Equipment(
            hasScanner: devices.hasScanner,
            hasPrinter: devices.hasPrinter,
            showsCodes: showsCodes
        )
        self.devices = devices
        visit = Visit(surroundings)
    }

    var screen: Screen { visit.screen }

    var moment: Moment { Moment(milliseconds: time, today: day) }

    mutating func mean(_ intents: Intent..., after wait: Int64 = 400) {
        for intent in intents {
            time += wait
            perform(visit.update(.intent(intent), at: moment))
        }
    }

    mutating func wait(_ milliseconds: Int64) {
        time += milliseconds
        perform(visit.update(.tick, at: moment))
        look()
    }

    /// Looks at what is under way, as a session does.
    mutating func look() {
        for outcome in devices?.look(at: time) ?? [] {
            perform(visit.update(.outcome(outcome), at: moment))
        }
    }

    /// Does what concerns the scanner and the printer, with a store in memory.
    private mutating func serve(_ effect: Effect) {
        switch effect {
        case .scan: devices?.beginScan(at: time)
        case .stopScan: devices?.stopScan()
        case .dropPage: devices?.dropPage()
        case .keepPage(_, let question):
            guard !storeFails, let content = devices?.takePage() else {
                perform(visit.update(.outcome(.scanFailed(.notKept)), at: moment))
                return
            }
            let id = ID(milliseconds: time, random: Array(repeating: 3, count: 10))
            kept.append((id, question, content))
            perform(visit.update(.outcome(.pageKept(id)), at: moment))
        case .dropKept(_, let pages): kept.removeAll { pages.contains($0.id) }
        case .print(let printout):
            devices?.beginPrint(printout, at: time) { page, pages in "Page \(page) of \(pages)" }
        case .drawCode(let text):
            coded.append(text)
            let rows = QRCode.text(text, columns: 62, rows: 21, lightLetters: false)
            perform(visit.update(.outcome(.codeDrawn(rows)), at: moment))
        default: break
        }
    }

    /// Puts the focus on an element by its number or by moving, and presses Enter.
    ///
    /// A service that is not on the front is found in the list of all.
    mutating func press(_ id: ElementID) {
        if id.description.hasPrefix("service:"), !screen.stops.contains(id), screen.stops.contains("all") {
            press("all")
        }
        if let number = screen.numbered.first(where: { $0.value == id })?.key, screen.focusedField == nil {
            mean(.choose(number), .enter)
            return
        }
        var turns = screen.stops.count
        while screen.focus != id, turns > 0 {
            let stops = screen.stops
            let isAhead = (stops.firstIndex(of: id) ?? 0) > (stops.firstIndex(of: screen.focus) ?? 0)
            mean(isAhead ? .next : .previous)
            turns -= 1
        }
        mean(.enter)
    }

    private mutating func perform(_ wanted: [Effect]) {
        for effect in wanted {
            switch effect {
            case .begin(let service):
                let known = pack.categories.flatMap(\.services).first { $0.code == service }
                guard let known, let form = otherForms[service] ?? (try? pack.form(for: known).form) else {
                    perform(visit.update(.outcome(.unavailable(service: service)), at: moment))
                    continue
                }
                let journey = ID(milliseconds: time, random: Array(repeating: 7, count: 10))
                perform(visit.update(.outcome(.begun(service: service, form, journey: journey)), at: moment))
            case .send(let sending):
                guard !storeFails else {
                    perform(visit.update(.outcome(.notSent), at: moment))
                    continue
                }
                sent.append(sending)
                let receipt = Outcome.Receipt(reference: Self.reference, promised: day.adding(days: 9))
                perform(visit.update(.outcome(.sent(receipt)), at: moment))
            case .find(let words):
                let services = found[words] ?? []
                perform(visit.update(.outcome(.found(words: words, services: services)), at: moment))
            case .sayAgain, .show, .keep, .forget, .resume, .reopenStore:
                effects.append(effect)
            case .scan, .stopScan, .dropPage, .keepPage, .dropKept, .print, .drawCode:
                effects.append(effect)
                serve(effect)
            }
        }
    }

    /// The reference every form gets in memory.
    static let reference = Reference(payload: [5, 18, 0, 12, 7, 22, 30, 14])
}
