import Content
import Domain
import Store

// What staff sign in with, set on the machine itself. Secrets are read from the terminal or from standard input.
extension StaffCommand {
    static func setPassword(of login: String, _ places: Places) -> Int32 {
        act(on: places.store) { (store) throws(StoreError) in
            guard let member = try known(login, in: store) else { return Command.Code.no }
            guard let password = password(for: member, places) else { return Command.Code.no }
            try store.setPassword(
                password,
                ofStaff: member.id,
                salt: World.random(Store.saltLength),
                audit: entry(.staffChanged, member.id)
            )
            Command.say("\(member.login) has another password.")
            return Command.Code.done
        }
    }

    static func setCard(of login: String, _ places: Places) -> Int32 {
        act(on: places.store) { (store) throws(StoreError) in
            guard let member = try known(login, in: store) else { return Command.Code.no }
            let read = TypedSecret.lineTwice("Scan the card:", again: "Scan it again:")
            guard let card = read.flatMap({ CardNumber(reading: $0) }) else {
                Command.complain("A card has 4 to 32 letters and digits, the same twice.")
                return Command.Code.no
            }
            try store.setCard(
                card,
                ofStaff: member.id,
                salt: World.random(Store.saltLength),
                audit: entry(.staffChanged, member.id)
            )
            Command.say("\(member.login) has another card.")
            return Command.Code.done
        }
    }

    /// For who has lost all: a first PIN as on the first day, and no card.
    static func reset(_ login: String, _ places: Places) -> Int32 {
        act(on: places.store) { (store) throws(StoreError) in
            guard let member = try known(login, in: store) else { return Command.Code.no }
            let (pin, salt) = (PIN.drawn(), World.random(Store.saltLength))
            try store.setCard(nil, ofStaff: member.id, salt: salt, audit: entry(.staffChanged, member.id))
            try store.setPIN(
                pin,
                ofStaff: member.id,
                isGiven: true,
                salt: salt,
                audit: entry(.staffChanged, member.id)
            )
            Command.say("\(member.login) begins anew. The first PIN, shown only now: \(pin.digits)")
            return Command.Code.done
        }
    }

    private static func password(for member: StaffMember, _ places: Places) -> Password? {
        let pack = try? ContentPack.read(places.content)
        let names = [member.login, member.name, pack?.hub.name ?? ""]
        guard let text = TypedSecret.lineTwice("New password:", again: "New password again:") else {
            Command.complain("The two passwords are different.")
            return nil
        }
        do throws(Password.Refusal) {
            let common = (try? pack?.commonPasswords()) ?? []
            return try Password(choosing: text, common: common, names: names)
        } catch {
            Command.complain(words(for: error))
            return nil
        }
    }

    private static func words(for refusal: Password.Refusal) -> String {
        switch refusal {
        case .tooShort: "The password must be \(Password.lengths.lowerBound) characters or more."
        case .tooLong: "The password must be \(Password.lengths.upperBound) characters or less."
        case .tooCommon: "Many people use this password. Choose another one."
        case .ownName: "This is a name that others know. Choose another password."
        }
    }
}
