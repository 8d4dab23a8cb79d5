public import Ground

/// Which days can be somebody's date of birth.
public enum DateOfBirth {
    /// The longest life that is known lasted 122 years.
    private static let mostYears = 130

    /// From when to when somebody alive can be born.
    public static func range(on today: CivilDate) -> ClosedRange<CivilDate> {
        (today.adding(months: -12 * mostYears) ?? today)...today
    }
}
