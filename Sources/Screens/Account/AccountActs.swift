public import Domain

/// What only the shell can do for an account.
public enum AccountAct: Hashable, Sendable {
    /// Begin to open an account; answered by `begun`.
    case begin
    /// Open an account; answered by `opened` or `notOpened`.
    ///
    /// Somebody who may have an account already gets one too, and staff are warned: the screens tell nobody.
    case open(Opening)
    /// Try a PIN; answered by `signedIn`, `refused` or `notNow`, slowly where it was wrong.
    case signIn(SignInName, PIN)
    /// Forget who is signed in.
    case signOut
    /// Change the PIN of who is signed in, who says the old one unless staff gave it; answered by `pinChanged`,
    /// `refused` or `notNow`.
    case changePIN(old: PIN?, new: PIN)
    /// Keep how she wants to see, hear and steer the screens.
    case keep(settings: [String: String])
    /// Keep the wish to be called; answered by `wishKept` or `notNow`.
    case followUp(CallWish)

    /// A new account, as a resident filled it in.
    public struct Opening: Hashable, Sendable {
        /// The operation that opens it: doing it again is the same as doing it once.
        public var operation: ID
        /// What she told of herself.
        public var details: PersonDetails
        /// Her library card; nil where she has none.
        public var card: CardNumber?
        /// The PIN she chose.
        public var pin: PIN
    }

    /// Somebody who wants to be called.
    public struct CallWish: Hashable, Sendable {
        /// What was not finished.
        public var kind: FollowUp.Kind
        /// Whom to ask for.
        public var name: String
        /// Where to call.
        public var phone: String
        /// Where she stopped, in a few words.
        public var detail: String
    }
}

/// What came of an account.
public enum AccountNews: Sendable {
    /// An account can be filled in; opening it is this operation.
    case begun(ID)
    /// The account is open, and she is signed in.
    case opened(Person)
    /// The account is not open; nothing is kept.
    case notOpened
    /// The PIN is right; where staff gave it, another must be chosen before anything else.
    case signedIn(Person, settings: [String: String], mustChoosePIN: Bool)
    /// The number or the PIN is wrong, or no more tries are taken.
    case refused(Refusal)
    /// The new PIN holds.
    case pinChanged
    /// Somebody will call her.
    case wishKept
    /// It could not be found out or done now.
    case notNow

    /// Why somebody is not signed in.
    public enum Refusal: Hashable, Sendable {
        /// The number or the PIN is wrong.
        case wrong
        /// No more tries for this account are taken until a time of day.
        case accountLocked(until: ClockTime)
        /// No more tries on this terminal are taken until a time of day.
        case terminalLocked(until: ClockTime)
    }

    /// A time of day at the hub.
    public struct ClockTime: Hashable, Sendable {
        /// From 0 to 23.
        public var hour: Int
        /// From 0 to 59.
        public var minute: Int

        /// Makes a time of day.
        public init(hour: Int, minute: Int) { (self.hour, self.minute) = (hour, minute) }
    }
}
