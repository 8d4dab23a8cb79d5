public import Domain
public import Ground

/// What only the shell can do on the pages of "my account": for who is signed in, or for whom she acts.
public enum MineAct: Hashable, Sendable {
    /// Look up the details; answered by `details`.
    case details
    /// Change the details, once for each operation, and note whom to tell; answered by `changed`.
    case change(PersonDetails, operation: ID)
    /// Look up what was sent; answered by `requests`.
    case requests
    /// Withdraw a request; answered by `requests`.
    case withdraw(ID)
    /// Answer what the hub asked about a request; answered by `requests`.
    case reply(ID, String)
    /// Ask that another person looks at a complaint, with why or without; answered by `requests`.
    case lookAgain(ID, String)
    /// Look up what she was told; answered by `messages`.
    case messages
    /// Note that she read a message.
    case read(ID)
    /// Look up the forms that are kept with the account; answered by `forms`.
    case forms
    /// Open one of them; answered by `Outcome.resumed` or `unavailable`.
    case openForm(ID)
    /// Look up what she needs and how she is reached; answered by `reach`.
    case reach
    /// Keep what she needs; answered by `reach`.
    case keepNeeds(SupportNeeds)
    /// Keep how she is reached; answered by `reach`.
    case keepWishes(ContactWishes)
    /// Look up what she allows; answered by `consents`.
    case consents
    /// Keep that she allows something, or does so no more; answered by `consents`.
    case decide(Consent.Kind, isGiven: Bool)
    /// Look up who acts for whom; answered by `people`.
    case people
    /// End a representation; answered by `people`.
    case endActing(ID)
    /// Act for another; answered by `acting`.
    case act(ID)
    /// Act for oneself again; answered by `acting`.
    case actForMyself
    /// Look up who of the staff looked at the record; answered by `looks`.
    case looks
    /// Gather everything that is held; answered by `held`.
    case held
    /// Look up whether she asked to be forgotten; answered by `forgetting`.
    case forgetting
    /// Ask to be forgotten, or take that back; answered by `forgetting`.
    case wishForgetting(Bool)
}

/// What came of it.
public enum MineNews: Sendable {
    /// The details as they are; a change of them is this operation.
    case details(PersonDetails, operation: ID)
    /// They are changed, and these services are told, by their codes.
    case changed(Person, told: [String], operation: ID)
    /// Everything she sent.
    case requests([OwnRequest])
    /// What she was told, the newest first.
    case messages([Letter])
    /// The forms that are kept with the account.
    case forms([KeptForm])
    /// What she needs, how she is reached, and what is known of her.
    case reach(Reach)
    /// Every consent, those taken back too.
    case consents([Consent])
    /// Who acts for whom, and what was done so.
    case people([Partner], done: [DoneFor])
    /// Whom she acts for from now on; nil for herself.
    case acting(Acting?)
    /// Who looked at the record, the newest first.
    case looks([RecordView], loans: [LoanAct] = [])
    /// Everything that is held.
    case held(HeldData)
    /// The last wish to be forgotten.
    case forgetting(ForgettingWish?)
    /// It may not be done for another.
    case refused(Representation.Refusal)
    /// It could not be found out or done now; nothing is changed.
    case notNow

    /// Something she was told.
    public struct Letter: Hashable, Sendable {
        /// The message.
        public var id: ID
        /// When, in milliseconds since 1 January 1970, UTC.
        public var at: Int64
        /// What it is about, in one line.
        public var subject: String
        /// What it says.
        public var lines: [String]
        /// Whether she read it on a screen, or it went out to her.
        public var isKnown: Bool

        /// Makes a letter.
        public init(id: ID, at: Int64, subject: String, lines: [String], isKnown: Bool) {
            (self.id, self.at, self.subject) = (id, at, subject)
            (self.lines, self.isKnown) = (lines, isKnown)
        }
    }

    /// A form that is kept with an account.
    public struct KeptForm: Hashable, Sendable {
        /// The journey it belongs to.
        public var id: ID
        /// The code of its service.
        public var service: String
        /// The last day on which it can be opened.
        public var lastDay: CivilDate

        /// Names a form.
        public init(id: ID, service: String, lastDay: CivilDate) {
            (self.id, self.service, self.lastDay) = (id, service, lastDay)
        }
    }

    /// What decides how a person is reached.
    public struct Reach: Hashable, Sendable {
        /// What is known of her.
        public var details: PersonDetails
        /// What she needs.
        public var needs: SupportNeeds
        /// What she chose.
        public var wishes: ContactWishes
        /// Whether she agreed to be told what is new.
        public var allowsNews: Bool

        /// Gathers it.
        public init(details: PersonDetails, needs: SupportNeeds, wishes: ContactWishes, allowsNews: Bool) {
            (self.details, self.needs) = (details, needs)
            (self.wishes, self.allowsNews) = (wishes, allowsNews)
        }
    }

    /// A representation in which she has a part.
    public struct Partner: Hashable, Sendable {
        /// What is recorded.
        public var representation: Representation
        /// The name of the other of the two.
        public var name: String
        /// Whether she acts for the other; else the other acts for her.
        public var isActing: Bool

        /// Names one.
        public init(_ representation: Representation, name: String, isActing: Bool) {
            (self.representation, self.name, self.isActing) = (representation, name, isActing)
        }
    }
}

/// Somebody for whom a resident acts, on which ground.
public struct Acting: Hashable, Sendable {
    /// Whom she acts for.
    public var person: Person
    /// What she may do, and until when.
    public var representation: Representation

    /// Names one.
    public init(person: Person, representation: Representation) {
        (self.person, self.representation) = (person, representation)
    }
}

extension Surroundings {
    /// Whose account is in use: of whom she acts for, else her own.
    var owner: Person? { acting?.person ?? person }

    /// Why something is not begun for another; nil where it may be.
    func refusal(of effect: Effect, on today: CivilDate) -> Phrase? {
        guard let acting else { return nil }
        switch effect {
        case .begin, .send, .appointment(.book):
            let isAllowed = (try? acting.representation.allow(.sendForm, on: today)) != nil
            return isAllowed ? nil : .actingNoForms
        default: return nil
        }
    }
}
