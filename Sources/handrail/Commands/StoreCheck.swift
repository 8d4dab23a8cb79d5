import Ground
import Store

/// `handrail store check`: looks a store over, and the chain of its record of acts.
enum StoreCheck {
    static func run(_ path: String, seal words: String?, isJSON: Bool) throws(Arguments.Misuse) -> Int32 {
        let noted = words.flatMap { Seal(reading: $0) }
        if let words, noted == nil {
            throw Arguments.Misuse(reason: "\(words) is not a seal, such as 120-3f07…")
        }
        do {
            let store = try Store.open(at: path, now: World().now)
            var faults = try store.check()
            var seal: Seal?
            switch try store.checkChain(noted: noted) {
            case .success(let found): seal = found
            case .failure(let fault): faults.append(fault.description)
            }
            tell(faults, seal, try store.stats(), isJSON: isJSON)
            return faults.isEmpty ? Command.Code.done : Command.Code.no
        } catch {
            Command.complain("\(path): \(error.description)")
            return Command.Code.failed
        }
    }

    private static func tell(_ faults: [String], _ seal: Seal?, _ stats: Store.Stats, isJSON: Bool) {
        if isJSON {
            let object = JSONText.object([
                ("faults", JSONText.array(faults.map(JSONText.string))),
                ("version", String(stats.version)), ("submissions", String(stats.submissions)),
                ("drafts", String(stats.drafts)), ("audit", String(stats.auditEntries)),
                ("seal", seal.map { JSONText.string($0.description) } ?? "null"),
            ])
            return Command.say(object)
        }
        for fault in faults { Command.say(fault) }
        if faults.isEmpty { Command.say("The store is in order.") }
        Command.say("\(stats.submissions) forms sent, \(stats.drafts) not finished, version \(stats.version)")
        if let seal { Command.say("\(seal.count) acts recorded, each as it was written. Seal: \(seal)") }
    }
}
