import Domain
import Ground
import Store

/// `handrail staff`: the people who work at the hub, for whoever sets up the machine.
enum StaffCommand {
    static func run(_ words: some Sequence<String>) throws(Arguments.Misuse) -> Int32 {
        let arguments = try Arguments(
            words,
            options: ["store", "content", "name", "role", "team"],
            flags: ["json"]
        )
        let path = Places(arguments).store
        let rest = arguments.words
        switch (rest.first, rest.count) {
        case ("add", 2):
            let member = try member(rest[1], arguments)
            return act(on: path) { (store) throws(StoreError) in try add(member, to: store) }
        case ("list", 1):
            let isJSON = arguments.has("json")
            return act(on: path) { (store) throws(StoreError) in try list(store, isJSON: isJSON) }
        case ("unlock", 2):
            return act(on: path) { (store) throws(StoreError) in try unlock(rest[1], in: store) }
        case ("password", 2): return setPassword(of: rest[1], Places(arguments))
        case ("card", 2): return setCard(of: rest[1], Places(arguments))
        case ("reset", 2): return reset(rest[1], Places(arguments))
        default:
            throw Arguments.Misuse(
                reason: "Use: handrail staff list, or add, unlock, password, card or reset with a LOGIN."
            )
        }
    }

    private static func member(
        _ login: String,
        _ arguments: Arguments
    ) throws(Arguments.Misuse) -> StaffMember {
        guard let login = StaffMember.login(reading: login) else {
            throw Arguments.Misuse(reason: "A login has 2 to 24 letters, digits, dots or hyphens.")
        }
        guard let name = arguments["name"], name.contains(where: \.isLetter) else {
            throw Arguments.Misuse(reason: "--name is needed: how residents and colleagues read the name.")
        }
        guard let role = arguments["role"].flatMap({ Role(rawValue: $0) }) else {
            let roles = Role.allCases.map(\.rawValue).joined(separator: ", ")
            throw Arguments.Misuse(reason: "--role is needed, one of: \(roles).")
        }
        return StaffMember(id: World().newID(), login: login, name: name, role: role, team: arguments["team"])
    }

    static func act(
        on path: String,
        _ body: (Store) throws(StoreError) -> Int32
    ) -> Int32 {
        do throws(StoreError) {
            return try body(try Store.open(at: path, now: World().now))
        } catch {
            Command.complain(error.description)
            let isTaken = [.loginTaken, .cardTaken, .staffCardTaken].contains(error)
            return isTaken ? Command.Code.no : Command.Code.failed
        }
    }

    private static func add(_ member: StaffMember, to store: Store) throws(StoreError) -> Int32 {
        let pin = PIN.drawn()
        try store.add(
            member,
            pin: pin,
            salt: World.random(Store.saltLength),
            at: World().now,
            audit: entry(.staffAdded, member.id)
        )
        Command.say("\(member.login) is added. The first PIN, shown only now: \(pin.digits)")
        return Command.Code.done
    }

    private static func list(_ store: Store, isJSON: Bool) throws(StoreError) -> Int32 {
        let staff = try store.staff()
        if isJSON {
            let rows = staff.map { one in
                JSONText.object([
                    ("login", JSONText.string(one.login)), ("name", JSONText.string(one.name)),
                    ("role", JSONText.string(one.role.rawValue)),
                    ("team", one.team.map { JSONText.string($0) } ?? "null"),
                    ("active", one.isActive ? "true" : "false"),
                ])
            }
            Command.say(JSONText.array(rows))
        } else {
            for one in staff {
                let state = one.isActive ? "active" : "stopped"
                Command.say(
                    [one.login, one.role.rawValue, one.team ?? "-", state, one.name].joined(separator: "\t")
                )
            }
        }
        return Command.Code.done
    }

    private static func unlock(_ login: String, in store: Store) throws(StoreError) -> Int32 {
        guard let member = try known(login, in: store) else { return Command.Code.no }
        try store.unlock(staff: member.id, audit: entry(.staffUnlocked, member.id))
        return Command.Code.done
    }

    /// Somebody by her login; says so where nobody has it.
    static func known(_ login: String, in store: Store) throws(StoreError) -> StaffMember? {
        let member = try store.staff(login: login.lowercased())
        if member == nil { Command.complain("Nobody has the login \"\(login)\".") }
        return member
    }

    static func entry(_ act: AuditEntry.Act, _ subject: ID) -> AuditEntry {
        World().entry(act, on: subject, from: "command")
    }
}

extension PIN {
    /// A PIN by chance that nobody would guess first.
    static func drawn() -> PIN {
        while true {
            let digits = World.values(below: 10, length).map { String($0) }.joined()
            if let pin = try? PIN(choosing: digits, born: nil) { return pin }
        }
    }
}
