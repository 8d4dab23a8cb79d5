import Content
import Domain
import Glibc
import Store

/// The worker that hands messages over: one on a machine, one message after the other, safe to kill at any
/// moment.
struct MessagesPost {
    var places: Places
    /// By how much the clock is taken to be ahead, in milliseconds.
    var later: Int64
    var log: StaffLog

    /// Why it does not run.
    struct Failure: Error {
        var lines: [String]
        /// Whether another worker is at it.
        var isOccupied = false
    }

    /// How long it waits where nothing is due, in seconds.
    private static let pause = 5
    /// How much longer than its program a lease lasts, in milliseconds: a program that is stopped may tidy
    /// up.
    static let leaseMargin: Int64 = 10_000

    private var world: World { World() }
    private var now: Int64 { world.now + later }

    /// Hands over what is due, and with `goesOn` what becomes due, until it is asked to end.
    func run(goesOn: Bool) throws(Failure) -> Int32 {
        let lock = try MessagesLock.take(beside: places.store)
        defer { lock.letGo() }
        let stop = StopSignals()
        let store = try open()
        var told: [String] = []
        var tally = Tally()
        repeat {
            do throws(Failure) {
                try round(store, stop, &tally)
                told = []
            } catch {
                guard goesOn else { throw error }
                if told != error.lines { for line in error.lines { log(line) } }
                told = error.lines
            }
        } while goesOn && !stop.came(within: Self.pause)
        Command.say(tally.line)
        return Command.Code.done
    }

    private func open() throws(Failure) -> Store {
        try storing { () throws(StoreError) in try Store.open(at: places.store, now: now) }
    }

    /// Hands over everything that is due; the pack is read anew, so that a change of it counts at once.
    private func round(
        _ store: Store,
        _ stop: StopSignals,
        _ tally: inout Tally
    ) throws(Failure) {
        let desk = try reading { () throws(ContentError) in try MessagesDesk(places) }
        try storing { () throws(StoreError) in try settle(store, desk) }
        while !stop.came(within: 0) {
            let channels = desk.settings.channels(at: now, by: World.wallClock)
            let isDue = try storing { () throws(StoreError) in
                try store.isMessageDue(by: channels, at: now)
            }
            guard isDue else { return }
            try reading { () throws(ContentError) in try desk.openTemplates() }
            try storing { () throws(StoreError) in try handNext(store, desk, channels, &tally) }
        }
    }

    private func reading<Result>(_ body: () throws(ContentError) -> Result) throws(Failure) -> Result {
        do { return try body() } catch { throw Failure(lines: error.lines) }
    }

    private func storing<Result>(_ body: () throws(StoreError) -> Result) throws(Failure) -> Result {
        do { return try body() } catch { throw Failure(lines: ["\(places.store): \(error.description)"]) }
    }

    /// Rules on what a worker before this one left behind.
    private func settle(_ store: Store, _ desk: MessagesDesk) throws(StoreError) {
        let gone = try store.settleMessages(at: now) { message in
            ruling(message, .unknown("the worker broke off"), desk.settings)
        }
        for message in gone { log("Message \(message.id): the worker broke off while handing it over.") }
    }

    /// Leases the next message, hands it over, and writes how that ended.
    private func handNext(
        _ store: Store,
        _ desk: MessagesDesk,
        _ channels: Set<Channel>,
        _ tally: inout Tally
    ) throws(StoreError) {
        let end = now + Int64(desk.settings.longestSeconds) * 1_000 + Self.leaseMargin
        guard let message = try store.leaseMessage(by: channels, at: now, until: end) else { return }
        let choices = try store.contactChoices(of: message.person)
        let ruling: HandOverRuling
        if choices.needs.isPhoneOnly {
            ruling = message.rulingForPhoneOnly(at: now)
        } else {
            let end: HandOverEnd
            if let person = try store.addressee(of: message.person) {
                let clock = world
                end = desk.send(message, to: person, choices, at: now) { clock.steady }
            } else {
                end = .never("no such person")
            }
            ruling = self.ruling(message, end, desk.settings)
        }
        try write(ruling, of: message, store)
        tally.count(ruling)
        if let reason = ruling.followUp {
            log("Message \(message.id) needs somebody (\(reason.rawValue)): \(ruling.reason ?? "call her").")
        }
    }

    /// Writes the end; where that fails for a while, it goes on trying before it leaves the message in doubt.
    private func write(_ ruling: HandOverRuling, of message: Message, _ store: Store) throws(StoreError) {
        for attempt in 1...5 {
            do {
                _ = try store.end(message, ruling, at: now)
                return
            } catch {
                guard attempt < 5 else { throw error }
                World.pause(milliseconds: 500)
            }
        }
    }

    private func ruling(
        _ message: Message,
        _ end: HandOverEnd,
        _ settings: MessageSettings
    ) -> HandOverRuling {
        message.ruling(
            on: end,
            at: now,
            recognisesRepeats: settings.recognisesRepeats(message.channel),
            loud: { settings.loud(message.channel, from: $0, by: World.wallClock) }
        )
    }
}

extension MessagesPost {
    /// What came of the messages of a run.
    struct Tally {
        private var handedOver = 0
        private var later = 0
        private var ended = 0

        mutating func count(_ ruling: HandOverRuling) {
            switch ruling.state {
            case .handedOver, .doubtful: handedOver += 1
            case .queued, .leased: later += 1
            case .failed, .cancelled: ended += 1
            }
        }

        var line: String { "\(handedOver) handed over, \(later) later, \(ended) not." }
    }
}
