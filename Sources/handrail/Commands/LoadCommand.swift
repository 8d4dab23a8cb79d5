import Domain
import Ground
import Store

/// `handrail load`: sends forms for measuring, and prints each reference once it is safe.
enum LoadCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(words, options: ["store", "submissions"], flags: [])
        guard let count = arguments["submissions"].flatMap({ Int($0) }), count > 0 else {
            throw Arguments.Misuse(reason: "Say how many: --submissions 100.")
        }
        let path = Places(arguments).store
        let world = World()
        do {
            let store = try Store.open(at: path, now: world.now)
            for number in 1...count {
                let receipt = try store.submit(
                    submission(world),
                    audit: world.entry(.submissionSent, from: "load")
                ) {
                    Reference(payload: World.values(below: 31, 8))
                }
                Command.say("\(number) \(receipt.reference)")
            }
            return Command.Code.done
        } catch {
            Command.complain("\(path): \(error.description)")
            return Command.Code.failed
        }
    }

    private static func submission(_ world: World) -> Submission {
        let answers = (1...6).map { number in
            Submission.Answer(
                page: "/page-\(number)",
                name: "answer",
                question: "Question \(number) of a form for measuring",
                value: String(repeating: "word ", count: 12)
            )
        }
        return Submission(
            operation: world.newID(),
            id: world.newID(),
            service: "load",
            formVersion: "load",
            terminal: "load",
            sentAt: world.now,
            promised: nil,
            answers: answers
        )
    }
}
