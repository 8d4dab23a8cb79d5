import Content
import Domain
import Ground
import Store

/// `handrail store retain`: forgets what was kept long enough.
enum StoreRetain {
    static func run(_ places: Places, isRehearsal: Bool, isJSON: Bool) -> Int32 {
        let world = World()
        do {
            let pack = try ContentPack.read(places.content)
            World.useTimeZone(pack.hub.timeZone)
            let store = try Store.open(at: places.store, now: world.now)
            let forgotten = try store.retain(
                try pack.retention(),
                on: world.today,
                endOfDay: { World.start(of: $0.adding(days: 1)) - 1 },
                isRehearsal: isRehearsal,
                audit: { world.entry(.recordsForgotten, from: "retain") }
            )
            tell(forgotten, isRehearsal: isRehearsal, isJSON: isJSON)
            return Command.Code.done
        } catch let error as ContentError {
            for line in error.lines { Command.complain(line) }
        } catch { Command.complain("\(places.store): \(error)") }
        return Command.Code.failed
    }

    private static func tell(_ forgotten: [Forgotten], isRehearsal: Bool, isJSON: Bool) {
        if isJSON {
            let list = forgotten.map { line in
                JSONText.object(
                    [("kind", JSONText.string(line.kind.rawValue)), ("count", String(line.count))]
                        + (line.service.map { [("service", JSONText.string($0))] } ?? [])
                )
            }
            return Command.say(JSONText.array(list))
        }
        for line in forgotten {
            let what = [line.kind.rawValue, line.service].compactMap(\.self).joined(separator: " ")
            Command.say("\(what): \(line.count)" + (isRehearsal ? " would be forgotten" : " forgotten"))
        }
        if forgotten.isEmpty { Command.say("Nothing was kept too long.") }
    }
}
