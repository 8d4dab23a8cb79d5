import Content
import Ground
import Store

/// `handrail find`: what residents find for some words, and what they did not find.
enum FindCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["content", "accessibility", "store", "month"],
            flags: ["unfound", "json"]
        )
        let places = Places(arguments)
        if arguments.has("unfound"), arguments.words.isEmpty {
            return unfound(try month(arguments), places, isJSON: arguments.has("json"))
        }
        guard !arguments.has("unfound"), arguments["month"] == nil, !arguments.words.isEmpty else {
            throw Arguments.Misuse(reason: "Use: handrail find WORDS, or handrail find --unfound.")
        }
        return find(arguments.words.joined(separator: " "), places, isJSON: arguments.has("json"))
    }

    /// A day of the month that is asked for; this month unless told.
    private static func month(_ arguments: Arguments) throws(Arguments.Misuse) -> CivilDate {
        guard let text = arguments["month"] else { return World().today }
        guard let day = CivilDate(iso: text + "-01") else {
            throw Arguments.Misuse(reason: "--month must be a month like 2027-03.")
        }
        return day
    }

    private static func find(_ typed: String, _ places: Places, isJSON: Bool) -> Int32 {
        do {
            let pack = try ContentPack.read(places.content)
            let words = try Accessibility(places.accessibility).words("en")
            let matches = try Finder(words).search(typed, in: pack)
            if isJSON {
                let list = matches.map { match in
                    JSONText.object([
                        ("code", JSONText.string(match.code)), ("score", String(match.score)),
                    ])
                }
                Command.say(JSONText.array(list))
            } else {
                for match in matches { Command.say(match.code) }
                if matches.isEmpty { Command.complain("Nothing is found for these words.") }
            }
            return matches.isEmpty ? Command.Code.no : Command.Code.done
        } catch let error as ContentError {
            for line in error.lines { Command.complain(line) }
        } catch { Command.complain("\(error)") }
        return Command.Code.failed
    }

    private static func unfound(_ day: CivilDate, _ places: Places, isJSON: Bool) -> Int32 {
        do {
            let store = try Store.open(at: places.store, now: World().now)
            let searches = try store.unfound(inMonthOf: day)
            if isJSON {
                let list = searches.map { search in
                    JSONText.object([
                        ("words", JSONText.string(search.words)), ("times", String(search.times)),
                    ])
                }
                Command.say(JSONText.array(list))
            } else {
                for search in searches {
                    Command.say("\(search.times) \(search.words.isEmpty ? "(words not kept)" : search.words)")
                }
            }
            return Command.Code.done
        } catch {
            Command.complain("\(places.store): \(error.description)")
            return Command.Code.failed
        }
    }
}
