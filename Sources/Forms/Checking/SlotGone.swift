extension Question {
    /// What is wrong where the slot that was chosen cannot be booked any more.
    ///
    /// Forms know no calendars, so it is for the journey to find out.
    public var slotGone: Problem { problem(.slotGone) }
}
