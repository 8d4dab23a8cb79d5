public import Domain
import Ground
public import Screens

/// Writes messages of one language for one hub.
public struct MessageWriter: Sendable {
    private let templates: MessageTemplates
    private let words: Catalogue
    private let hub: Hub
    private let services: [String: String]
    private let models: ModelCatalogue?
    private let lending: LendingPolicy?
    private let teams: [String: String]
    private let rooms: [String: String]
    private let language: String

    /// Makes a writer of a language.
    ///
    /// - Parameters:
    ///   - templates: the words of messages.
    ///   - pack: the hub and its services, read in the language.
    ///   - words: the catalogue of the language, for its dates.
    public init(_ templates: MessageTemplates, _ pack: ContentPack, _ words: Catalogue) {
        self.templates = templates
        self.words = words
        hub = pack.hub
        language = pack.language
        let all = pack.categories.flatMap(\.services)
        models = try? pack.lendingModels()
        lending = try? pack.lending()
        services = Dictionary(all.map { ($0.code, $0.title) }) { first, _ in first }
        // Where they cannot be read, each message has the names that were true when it was made.
        let known = (try? pack.appointmentTeams()) ?? []
        teams = Dictionary(known.map { ($0.code, $0.title) }) { first, _ in first }
        let places = known.flatMap(\.rooms)
        rooms = Dictionary(places.map { ($0.code, $0.title) }) { first, _ in first }
    }

    /// A message in words; nil where the pack has none for it.
    public func text(of message: Message, to person: Addressee) -> MessageText? {
        var values = message.values
        for (field, value) in values { values[field] = read(field, value) }
        values[.name] = person.name.isEmpty ? nil : person.name
        values[.hub] = hub.name
        values[.phone] = hub.contact?.phone
        values[.council] = hub.contact?.council
        return templates.text(of: message.kind, in: language, values: values)
    }

    /// A value as it is read: days and times in words, services, teams and rooms by their titles.
    ///
    /// What was kept in words before is read as it is.
    private func read(_ field: MessageField, _ value: String) -> String {
        if field.isDay, let day = CivilDate(iso: value) { return words.date(day, withWeekday: true) }
        switch field {
        case .service: return services[value] ?? value
        case .item: return models?.name(of: value) ?? value
        case .rules: return lending?.agreement(value)?.lines.joined(separator: " ") ?? value
        case .appointment:
            guard let team = News.Named(kept: value) else { return value }
            return teams[team.code] ?? team.title
        case .time: return FileReader.minute(Substring(value)).map { words.time(minute: $0) } ?? value
        case .place:
            guard let place = AppointmentPlaceKept(kept: value) else { return value }
            guard place.mode == .faceToFace else { return words.mode(place.mode) }
            let room = place.room.map { rooms[$0.code] ?? $0.title }
            return [room, hub.name].compactMap(\.self).joined(separator: ", ")
        default: return value
        }
    }
}
