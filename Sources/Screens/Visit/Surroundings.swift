public import Domain
public import Ground

/// What every screen of a visit may speak of: the hub, its services, the words of the language.
public struct Surroundings: Sendable {
    /// The words of the language in use.
    public var words: Catalogue
    /// The hub this terminal stands in.
    public var hub: Hub
    /// What the hub offers, in the order of its content pack.
    public var categories: [ServiceCategory]
    /// The codes of the services that were begun here this month, the most used first.
    public var mostUsed: [String]
    /// How a new session begins.
    public var settings: Settings
    /// What there is to choose from on this terminal.
    public var offered: Offered
    /// The journey of the session before this one, if it broke off a moment ago without being ended.
    public var interrupted: ID?
    /// What the terminal has beside its screen and keyboard.
    public var equipment: Equipment
    /// Who is signed in; nil for nobody.
    public var person: Person?
    /// Whom she acts for; nil for herself.
    public var acting: Acting?
    /// The day of an instant at the hub; in UTC unless the shell knows better.
    public var day: @Sendable (Int64) -> CivilDate = { instant in
        CivilDate(daysSinceEpoch: Int((instant - (instant < 0 ? 86_399_999 : 0)) / 86_400_000))
    }

    /// When the hub is really open, closures entered at the desk among it, as help last looked it up; nil before that,
    /// and where its hours are not known.
    public var opening: OpeningCalendar?

    /// The words of the desk; none where residents are.
    public var desk = DeskWords()

    /// Gathers what a visit needs to know.
    public init(
        words: Catalogue,
        hub: Hub,
        categories: [ServiceCategory],
        mostUsed: [String] = [],
        settings: Settings = Settings(),
        offered: Offered,
        interrupted: ID? = nil,
        equipment: Equipment = Equipment(),
        person: Person? = nil
    ) {
        self.words = words
        self.hub = hub
        self.categories = categories
        self.mostUsed = mostUsed
        self.settings = settings
        self.offered = offered
        self.interrupted = interrupted
        self.equipment = equipment
        self.person = person
    }

    /// Takes note of the sizes of letters that fit now; where the one in use does not, the largest takes its place.
    mutating func offer(_ sizes: [TextSize]) {
        offered.sizes = sizes
        if !sizes.contains(settings.size) { settings.size = sizes.last ?? .terminal }
    }

    /// Takes on what is known now of who is signed in, or of whom she acts for.
    mutating func renew(_ person: Person) {
        if acting?.person.id == person.id { acting?.person = person }
        if self.person?.id == person.id { self.person = person }
    }

    /// Every service, in the order of its content pack.
    var services: [Service] { categories.flatMap(\.services) }

    /// The service with a code, as the content pack calls it.
    func service(_ code: String) -> Service? {
        for category in categories {
            if let service = category.services.first(where: { $0.code == code }) { return service }
        }
        return nil
    }
}
