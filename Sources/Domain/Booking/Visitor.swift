/// Somebody without an account who has an appointment or came to see somebody.
public struct Visitor: Hashable, Sendable {
    /// How many signs a name may have.
    public static let mostSignsOfName = 80
    /// How many signs a telephone number or an e-mail address may have.
    public static let mostSignsOfReach = 120

    /// Stands for her where an appointment or a visit names a person.
    public let id: ID
    /// What she is called; empty where she did not say.
    public let name: String
    /// A telephone number or an e-mail address; empty where none was asked for.
    public let reach: String
    /// The language in which she is told, by the name of its catalogue.
    public let language: String

    /// Names a visitor; what is too long is cut.
    public init(id: ID, name: String, reach: String, language: String = "en") {
        func tidy(_ text: String, _ most: Int) -> String {
            String(text.split(whereSeparator: \.isWhitespace).joined(separator: " ").prefix(most))
        }
        self.id = id
        self.name = tidy(name, Self.mostSignsOfName)
        self.reach = tidy(reach, Self.mostSignsOfReach)
        self.language = language
    }

    /// Whether a name that was typed is hers: the same words, however they are written, or all but the first ones.
    public func isCalled(_ typed: String) -> Bool { PersonDetails.isCalled(name, typed) }
}

// How she is told.
extension Visitor {
    /// Her e-mail address; empty where she gave none.
    public var email: String { MailAddress.isAddress(reach) ? reach : "" }

    /// Her telephone number; empty where she gave none.
    public var phone: String {
        !reach.contains("@") && PersonDetails.phoneKey(reach).count >= 5 ? reach : ""
    }

    /// How a message of a kind reaches her; nil for one of which she is not told.
    ///
    /// She chose nothing but the one way that she gave. Where only a call can reach her, staff call, and only about
    /// what she must know: she was at the terminal for all else.
    public func way(for kind: MessageKind) -> ContactChoices.Way? {
        if !email.isEmpty { return ContactChoices.Way(.email) }
        if PersonDetails.isMobile(phone) { return ContactChoices.Way(.text) }
        return !phone.isEmpty && kind.mustBeRead ? ContactChoices.Way(.screen, needsCall: true) : nil
    }
}

/// How somebody without an account shows that an appointment is hers.
///
/// She knows its reference, and the way to be reached that she gave with it.
public struct VisitorProof: Hashable, Sendable {
    /// The reference of the appointment.
    public var reference: Reference
    /// A telephone number or an e-mail address, as she types it.
    public var reach: String

    /// Makes a proof.
    public init(_ reference: Reference, reach: String) { (self.reference, self.reach) = (reference, reach) }
}

extension Visitor {
    /// Whether she gave this way to be reached, however it is written; never where she gave none.
    public func isReached(at typed: String) -> Bool {
        let plain = typed.filter { !$0.isWhitespace }.lowercased()
        if reach.contains("@") { return reach.lowercased() == plain }
        return !phone.isEmpty && PersonDetails.phoneKey(phone) == PersonDetails.phoneKey(plain)
    }
}
