import Content
import Domain
import Ground
import Store

/// `handrail messages`: hand messages over, list them, put in reminders, check their templates.
enum MessagesCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["store", "content", "accessibility", "log", "later"],
            flags: ["once", "watch", "all", "json", "clock-is-right"]
        )
        let places = Places(arguments)
        switch arguments.words {
        case ["send"]: return try send(arguments, places)
        case ["list"]: return list(places, all: arguments.has("all"), isJSON: arguments.has("json"))
        case ["remind"]:
            // Who tries what happens later knows that the clock is ahead.
            let later = try later(arguments)
            return remind(places, later: later, isClockRight: later > 0 || arguments.has("clock-is-right"))
        case ["check"]: return check(places)
        default: throw Arguments.Misuse(reason: "Use: handrail messages send, list, remind or check.")
        }
    }

    /// By how much the clock is taken to be ahead, in milliseconds, to try what happens later.
    private static func later(_ arguments: Arguments) throws(Arguments.Misuse) -> Int64 {
        guard let text = arguments["later"] else { return 0 }
        guard let seconds = Int64(text), (0...31_536_000).contains(seconds) else {
            throw Arguments.Misuse(reason: "--later needs seconds, up to a year.")
        }
        return seconds * 1_000
    }

    private static func send(
        _ arguments: Arguments,
        _ places: Places
    ) throws(Arguments.Misuse) -> Int32 {
        guard arguments.has("once") != arguments.has("watch") else {
            throw Arguments.Misuse(reason: "Say --once to hand over what is due, or --watch to go on.")
        }
        let log = StaffLog(path: arguments["log"] ?? places.log)
        let post = MessagesPost(places: places, later: try later(arguments), log: log)
        do throws(MessagesPost.Failure) { return try post.run(goesOn: arguments.has("watch")) } catch {
            for line in error.lines { Command.complain(line) }
            return error.isOccupied ? Command.Code.no : Command.Code.failed
        }
    }

    private static func check(_ places: Places) -> Int32 {
        do throws(ContentError) {
            let pack = try ContentPack.read(places.content)
            let templates = try pack.messageTemplates()
            let channels = try pack.messageSettings().channels.map(\.rawValue).sorted()
            for language in templates.names {
                let missing = Set(MessageKind.allCases).subtracting(templates.kinds(in: language))
                for kind in missing.map(\.rawValue).sorted() {
                    Command.say("\(language): \(kind) is told in English.")
                }
            }
            let ways = channels.isEmpty ? "the screen alone" : channels.joined(separator: ", ")
            Command.say("The messages are in order. They go out by: \(ways).")
            return Command.Code.done
        } catch {
            for line in error.lines { Command.complain(line) }
            return Command.Code.no
        }
    }

    private static func remind(_ places: Places, later: Int64, isClockRight: Bool) -> Int32 {
        let world = World()
        do {
            let pack = try ContentPack.read(places.content)
            World.useTimeZone(pack.hub.timeZone)
            let now = world.now + later
            let store = try Store.open(at: places.store, now: now)
            let teams = try pack.appointmentTeams()
            let reminding = Reminding(
                today: World.day(at: now),
                now: now,
                quiet: try pack.messageSettings().quiet,
                clock: World.wallClock,
                newID: { ID(milliseconds: now, random: World.random(10)) },
                words: { one in
                    let team = teams.first { $0.code == one.place.key.team }
                    return team.map { News.Appointment(one, $0) }
                }
            )
            let lending = try LendingRound(pack, store, reminding, isClockRight: isClockRight)
            let count = try store.remind(reminding)
            Command.say("\(count + lending.reminders) reminders are new.")
            for line in lending.lines { Command.say(line) }
            let ways = try pack.messageSettings().channels
            let calls = try store.callWhereNothingGoesOut(by: ways, at: now)
            if calls > 0 { Command.say("To be called, since nothing goes out to them: \(calls).") }
            return Command.Code.done
        } catch let error as ContentError {
            for line in error.lines { Command.complain(line) }
        } catch let ahead as ClockAhead { Command.complain(ahead.line) } catch {
            Command.complain("\(places.store): \(error)")
        }
        return Command.Code.failed
    }
}

// Listing.
extension MessagesCommand {
    /// Lists messages that are not over, or did not end well, or all of them; nothing of the person is shown.
    private static func list(_ places: Places, all: Bool, isJSON: Bool) -> Int32 {
        let states: Set<MessageState> =
            all ? Set(MessageState.allCases) : [.queued, .leased, .failed, .doubtful]
        do {
            let store = try Store.open(at: places.store, now: World().now)
            let messages = try store.messages(in: states, most: 100_000)
            if isJSON {
                Command.say(JSONText.array(messages.map(json)))
            } else {
                for message in messages { Command.say(line(message)) }
            }
            return Command.Code.done
        } catch {
            Command.complain("\(places.store): \(error.description)")
            return Command.Code.failed
        }
    }

    private static func line(_ message: Message) -> String {
        let tries = message.attempts == 1 ? "1 try" : "\(message.attempts) tries"
        let doubts = message.doubts == 0 ? "" : ", \(message.doubts) in doubt"
        let reason = message.reason.map { ": \($0)" } ?? ""
        let start = "\(message.id) \(message.kind.rawValue) by \(message.channel.rawValue)"
        return "\(start): \(message.state.rawValue), \(tries)\(doubts)\(reason)"
    }

    private static func json(_ message: Message) -> String {
        JSONText.object([
            ("id", JSONText.string(message.id.description)), ("key", JSONText.string(message.key)),
            ("kind", JSONText.string(message.kind.rawValue)),
            ("channel", JSONText.string(message.channel.rawValue)),
            ("state", JSONText.string(message.state.rawValue)), ("attempts", String(message.attempts)),
            ("doubts", String(message.doubts)), ("notBefore", String(message.notBefore)),
            ("reason", message.reason.map(JSONText.string) ?? "null"),
        ])
    }
}
