public import Domain
public import Forms
public import Ground

/// Something only the shell can do.
public enum Effect: Hashable, Sendable {
    /// Show or say the screen again from its start.
    case sayAgain
    /// Let the focus move on by itself: read on where there is more to read, else answer with `Intent.scanOn`.
    case moveOn
    /// Read the form of a service; answered by `begun` or `unavailable`.
    case begin(service: String)
    /// Read back what a visit that broke off had answered; answered by `resumed` or `unavailable`.
    case resume(ID)
    /// Keep the answers so far, so that a fault of the terminal does not lose them.
    case keep(Kept)
    /// Forget the answers kept under a journey.
    case forget(ID)
    /// Send a finished form; answered by `sent`, `notSent` or `slotGone`.
    case send(Sending)
    /// Find out what is free in a calendar; answered by `slots`.
    case loadSlots(calendar: String)
    /// Find services by what a resident typed; answered by `found`.
    case find(words: String)
    /// Save answers so that the form can be opened on any terminal; answered by `saved` or `notSaved`.
    case save(Kept, born: CivilDate)
    /// Open a saved form; answered by `resumed`, `notOpened`, `notOpenedNow` or `unavailable`.
    case openSaved(SavedCode, born: CivilDate)
    /// Find out when the hub is open by now; answered by `hours`.
    case readHours
    /// Try to use the store and the content again; answered by `storeIsBack` where that worked.
    case reopenStore
    /// Scan the page on the glass; answered, after a while, by `scanned` or `scanFailed`.
    case scan
    /// Stop the scan that is under way; answered by `scanFailed` where it had not ended.
    case stopScan
    /// Keep the page that was scanned last; answered by `pageKept` or `scanFailed`.
    case keepPage(journey: ID, question: String)
    /// Throw away the page that was scanned last and is not kept.
    case dropPage
    /// Throw away pages that were kept for a form that is not sent.
    case dropKept(journey: ID, pages: [ID])
    /// Print something; answered, after a while, by `printed` or `printFailed`.
    case print(Printout)
    /// Go on in another language, with the forms of some services open; answered by `language` where there is one.
    case useLanguage(String, services: [String])
    /// Draw a text as a QR code; answered by `codeDrawn`.
    case drawCode(String)
    /// Something for an account; answered by `account`.
    case account(AccountAct)
    /// Do something for the staff at the desk; answered by `desk`.
    case desk(DeskAct)
    /// Something for a page of "my account"; answered by `mine`.
    case mine(MineAct)
    /// Something for appointments and for those who have come; answered by `appointment`.
    case appointment(AppointmentAct)
    /// Something for somebody who borrows; answered by `lending`.
    case lending(BorrowAct)

    /// The answers of a journey that is not finished.
    public struct Kept: Hashable, Sendable {
        /// The journey they belong to.
        public var journey: ID
        /// The code of its service.
        public var service: String
        /// The path of the page to carry on at.
        public var page: String
        /// What was answered.
        public var answers: Answers
        /// The date of birth that is among the answers, where the form asks for it.
        public var born: CivilDate?
    }

    /// A finished form.
    public struct Sending: Hashable, Sendable {
        /// The journey, which makes sending it twice the same as sending it once.
        public var journey: ID
        /// The code of its service.
        public var service: String
        /// What was asked and answered, in order.
        public var answers: [Answer]
        /// The working days within which the service promises to act; nil where it promises nothing.
        public var promisedWorkingDays: Int?
        /// The slots to be booked with it.
        public var slots: [Slot] = []

        /// A slot to be booked.
        public struct Slot: Hashable, Sendable {
            /// The code of its calendar.
            public var calendar: String
            /// Its key, as `SlotKey` writes it.
            public var key: String
        }

        /// One question and its answer.
        public struct Answer: Hashable, Sendable {
            /// The path of its page.
            public var page: String
            /// The name of the question in the form.
            public var name: String
            /// The question as it was asked.
            public var question: String
            /// The answer in words, a line each.
            public var lines: [String]
            /// The scanned pages that belong to it, in order.
            public var evidence: [ID]
        }
    }
}

/// What came of an effect.
public enum Outcome: Sendable {
    /// A form was read; its journey has this id from now on.
    case begun(service: String, Form, journey: ID)
    /// A journey that broke off was read back.
    case resumed(service: String, Form, journey: ID, Answers, page: String)
    /// The service cannot be used now.
    case unavailable(service: String)
    /// The form is in the store for good.
    case sent(Receipt)
    /// The form is not sent; the answers are still here.
    case notSent
    /// What is free in a calendar, the soonest first; nil where that cannot be found out.
    case slots(calendar: String, [FreeSlot]?)
    /// The form is not sent since a slot, by its key, was booked up; another one can be chosen.
    case slotGone(String)
    /// The codes of the services that fit what was typed, best first; none where nothing fits.
    case found(words: String, services: [String])
    /// The answers are saved under a code, until the end of a day.
    case saved(SavedCode, lastDay: CivilDate)
    /// The answers are not saved; they are still here.
    case notSaved
    /// The saved form is not opened.
    case notOpened(SavedRefusal)
    /// Whether there is such a saved form could not be found out.
    case notOpenedNow
    /// The store and the content can be used again.
    case storeIsBack
    /// What was not needed for a greeting is there: the hub, its services, and those that are used most.
    case ready(Hub, [ServiceCategory], mostUsed: [String])
    /// When the hub is open; nil where its hours are not known.
    case hours(OpeningCalendar?)
    /// The store or the content cannot be used.
    case notReady
    /// A page was scanned.
    case scanned(ScannedPage)
    /// There is no scan, or it is not kept.
    case scanFailed(ScanFault)
    /// The page scanned last is in the store under this id.
    case pageKept(ID)
    /// The printer has taken what was to be printed.
    case printed
    /// Nothing is printed.
    case printFailed(PrintFault)
    /// Screens cannot be said aloud now.
    case notSpoken(SpeechFault)
    /// What is said in another language: the screens, the hub, the services, and the forms that were asked for.
    case language(Catalogue, Hub, [ServiceCategory], forms: [String: Form])
    /// A QR code as rows of blocks, dark on light; nil where the text is too long for one.
    case codeDrawn([String]?)
    /// What came of an account.
    case account(AccountNews)
    /// What came of something for the staff.
    case desk(DeskNews)
    /// What came of something for a page of "my account".
    case mine(MineNews)
    /// What came of something for appointments.
    case appointment(AppointmentNews)
    /// What came of something for somebody who borrows.
    case lending(BorrowNews)

    /// What a resident is told of a form that was sent.
    public struct Receipt: Hashable, Sendable {
        /// The reference to write down.
        public var reference: Reference
        /// The day by which the service promised to act.
        public var promised: CivilDate?
        /// The slots that are booked with it.
        public var booked: [SlotKey]

        /// Makes a receipt.
        public init(reference: Reference, promised: CivilDate?, booked: [SlotKey] = []) {
            self.reference = reference
            self.promised = promised
            self.booked = booked
        }
    }
}

extension Outcome {
    /// Whether it comes a while after it was asked for, when a resident waited for it.
    var endsAWait: Bool {
        switch self {
        case .scanned, .scanFailed, .printed, .printFailed: true
        default: false
        }
    }
}
