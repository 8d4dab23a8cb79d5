/// How many working days a hub has for each step of a complaint.
public struct ComplaintLimits: Hashable, Sendable {
    /// The limits of one stage, in working days.
    public struct StageLimits: Hashable, Sendable {
        /// To say that the complaint is here, counted from the day it arrived.
        public let acknowledge: Int
        /// To answer, counted from the day that was said.
        public let answer: Int
        /// The most by which the answer may be put off, with a reason.
        public let extend: Int

        /// Names limits, or nil where one is out of bounds: 1 to 60, and 0 to 60 to put off.
        public init?(acknowledge: Int, answer: Int, extend: Int) {
            guard ComplaintLimits.bounds.contains(acknowledge), ComplaintLimits.bounds.contains(answer),
                (0...ComplaintLimits.bounds.upperBound).contains(extend)
            else { return nil }
            self.acknowledge = acknowledge
            self.answer = answer
            self.extend = extend
        }
    }

    /// No step takes longer than this, in working days.
    public static let bounds = 1...60

    /// The first look at a complaint.
    public var first: StageLimits
    /// The second look, by somebody else.
    public var second: StageLimits
    /// Whether days do not count while we wait for the resident.
    ///
    /// The codes of the ombudsmen know no such pause, so a hub that follows them says no.
    public var pausesForResident: Bool

    /// Names limits.
    public init(first: StageLimits, second: StageLimits, pausesForResident: Bool) {
        self.first = first
        self.second = second
        self.pausesForResident = pausesForResident
    }

    /// The limits of a stage.
    public subscript(stage: ComplaintClock.Stage) -> StageLimits {
        switch stage {
        case .first: first
        case .second: second
        }
    }
}
