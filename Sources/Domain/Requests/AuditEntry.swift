/// One line of the record of what was done: who, as whom, what, to which record, where and when.
///
/// It holds ids and the names of acts, and nothing that says anything about a person.
public struct AuditEntry: Hashable, Sendable {
    /// What was done.
    public enum Act: String, Hashable, Sendable, CaseIterable {
        case submissionSent = "submission.sent"
        case draftsPurged = "drafts.purged"
        case formSaved = "form.saved"
        case savedFormOpened = "saved-form.opened"
        case savedFormsPurged = "saved-forms.purged"
        case accountOpened = "account.opened"
        case signedIn = "account.signed-in"
        case signInLocked = "account.locked"
        case signInUnlocked = "account.unlocked"
        case pinChanged = "account.pin-changed"
        case pinReset = "account.pin-reset"
        case detailsChanged = "account.details-changed"
        case cardChanged = "account.card-changed"
        case needsChanged = "account.needs-changed"
        case contactChosen = "account.contact-chosen"
        case consentGiven = "account.consent-given"
        case consentWithdrawn = "account.consent-withdrawn"
        case representationRecorded = "representation.recorded"
        case representationEnded = "representation.ended"
        case actingBegan = "representation.used"
        case serviceTold = "service.told"
        case dataTakenAway = "account.data-taken-away"
        case forgettingAsked = "account.forgetting-asked"
        case forgettingTakenBack = "account.forgetting-taken-back"
        case forgettingRefused = "account.forgetting-refused"
        case callAskedFor = "follow-up.asked-for"
        case callMade = "follow-up.called"
        case personViewed = "person.viewed"
        case recordsJoined = "person.joined"
        case recordsToldApart = "person.told-apart"
        case personErased = "person.erased"
        case recordsForgotten = "records.forgotten"
        case staffAdded = "staff.added"
        case staffChanged = "staff.changed"
        case staffSignedIn = "staff.signed-in"
        case staffLocked = "staff.locked"
        case appointmentBooked = "appointment.booked"
        case appointmentMoved = "appointment.moved"
        case appointmentCancelled = "appointment.cancelled"
        case visitBegan = "visit.began"
        case visitCalled = "visit.called"
        case visitEnded = "visit.ended"
        case caseClaimed = "case.claimed"
        case caseReleased = "case.released"
        case caseAnswered = "case.answered"
        case caseAsked = "case.asked"
        case caseReplied = "case.replied"
        case caseCompleted = "case.completed"
        case caseMoved = "case.moved"
        case caseNoted = "case.noted"
        case caseWithdrawn = "case.withdrawn"
        case complaintAcknowledged = "complaint.acknowledged"
        case complaintExtended = "complaint.extended"
        case complaintDecided = "complaint.decided"
        case complaintEscalated = "complaint.escalated"
        case complaintLearnt = "complaint.learnt"
        case approvalAsked = "approval.asked"
        case approvalDecided = "approval.decided"
        case approvalDone = "approval.done"
        case recordsExported = "records.exported"
        case alertSeen = "alert.seen"
        case closureAdded = "closure.added"
        case closureRemoved = "closure.removed"
        case staffUnlocked = "staff.unlocked"
        case followUpEnded = "follow-up.ended"
        case assetAdded = "asset.added"
        case assetChanged = "asset.changed"
        case assetSigned = "asset.signed"
        case assetMoved = "asset.moved"
        case assetSent = "asset.sent"
        case assetReceived = "asset.received"
        case assetReported = "asset.reported"
        case deviceReserved = "device.reserved"
        case reservationCancelled = "reservation.cancelled"
        case reservationsExpired = "reservations.expired"
        case deviceLent = "device.lent"
        case deviceReturned = "device.returned"
        case loanRenewed = "loan.renewed"
        case loanWaived = "loan.waived"
        case waiverEnded = "loan.waiver-ended"
        case hardshipNoted = "loan.hardship-noted"
        case hardshipCleared = "loan.hardship-cleared"
        case loansMoved = "loans.moved"
        case borrowerGrouped = "borrower.grouped"
        case holdJoined = "hold.joined"
        case holdLeft = "hold.left"
        case holdMoved = "hold.moved"
        case holdRelocated = "hold.relocated"
        case holdPaused = "hold.paused"
        case holdResumed = "hold.resumed"
        case stockReceived = "stock.received"
        case given = "stock.given"
        case stockWrittenOff = "stock.written-off"
        case stockCorrected = "stock.corrected"
        case stockTakeBegan = "stock-take.began"
        case stockTakeEnded = "stock-take.ended"
        case differenceSettled = "stock-take.settled"
        case dataFound = "data.found"
        case dataTold = "data.told"
    }

    /// Who did it.
    public enum Actor: String, Hashable, Sendable, CaseIterable {
        case resident
        case staff
        case system
    }

    /// The entry's own id.
    public var id: ID
    /// When, in milliseconds since 1 January 1970, UTC.
    public var at: Int64
    /// Who.
    public var actor: Actor
    /// The id of the resident or member of staff; nil where nobody is signed in.
    public var by: ID?
    /// The resident in whose place it was done, where she did not do it herself.
    public var onBehalfOf: ID?
    /// What.
    public var act: Act
    /// The record it was done to.
    public var subject: ID?
    /// The name of the terminal.
    public var terminal: String

    /// Makes an entry.
    public init(
        id: ID,
        at: Int64,
        actor: Actor,
        by: ID? = nil,
        onBehalfOf: ID? = nil,
        act: Act,
        subject: ID?,
        terminal: String
    ) {
        self.id = id
        self.at = at
        self.actor = actor
        self.by = by
        self.onBehalfOf = onBehalfOf
        self.act = act
        self.subject = subject
        self.terminal = terminal
    }
}
