public import Domain
public import Ground

/// What stands around the account of a resident: needs, who acts for her, what is booked, what she was told.
public struct DeskAround: Sendable {
    /// What she needs so that a service works for her.
    public var needs = SupportNeeds.none
    /// Who acts for her today, by name.
    public var actedForBy: [String] = []
    /// For whom she acts today, by name.
    public var actsFor: [String] = []
    /// What is booked from today on, and what was cancelled of it.
    public var appointments: [Appointment] = []
    /// What she was told last, the newest first.
    public var messages: [(message: Message, when: DeskTime)] = []
    /// How many of her messages wait to be read on a terminal.
    public var unread = 0
    /// How many services are to be told of a change of hers.
    public var notices = 0
    /// Her wish to be forgotten; nil where none waits for an answer.
    public var wish: ForgettingWish?
    /// What she handed in with her requests, the newest first.
    public var evidence: [(papers: HandedIn, day: CivilDate)] = []
    /// How her details were before, the newest change first, each with the day of the change.
    public var former: [(detail: FormerDetail, day: CivilDate)] = []
    /// Forms she has not finished, those that end first first.
    public var forms: [Form] = []

    /// A form that is kept with the account until she goes on with it.
    ///
    /// Its answers are hers alone.
    public struct Form: Hashable, Sendable {
        /// The code of its service.
        public var service: String
        /// The day on which she kept it.
        public var kept: CivilDate
        /// The last day on which she can go on.
        public var lastDay: CivilDate

        /// Makes a line.
        public init(service: String, kept: CivilDate, lastDay: CivilDate) {
            (self.service, self.kept, self.lastDay) = (service, kept, lastDay)
        }
    }

    /// Nothing is known.
    public init() {}
}

extension DeskAround {
    /// The sections of the single view, each with its heading; none of what is empty.
    func parts(_ surroundings: Surroundings) -> [Part] {
        let desk = surroundings.desk
        var parts: [Part] = []
        func add(_ heading: String, _ points: [String]) {
            if !points.isEmpty { parts += [.heading(heading), .points(points)] }
        }
        var people = actedForBy.map { desk(.aroundActedForBy, ["name": $0]) }
        people += actsFor.map { desk(.aroundActsFor, ["name": $0]) }
        add(desk(.aroundPeople), people)
        add(desk(.aroundAppointments), appointments.map { words(for: $0, surroundings) })
        // What is lent to her has its place here.
        add(desk(.aroundEvidence), evidence.map { words(for: $0.papers, on: $0.day, surroundings) })
        add(desk(.aroundForms, count: forms.count), forms.map { words(for: $0, surroundings) })
        let told = messages.map { message, when in
            desk(
                .aroundMessage,
                [
                    "when": surroundings.words(at: when),
                    "what": desk("message", named: message.kind.rawValue),
                    "how": desk("channel", named: message.channel.rawValue),
                    "state": desk("message-state", named: message.state.rawValue),
                ]
            )
        }
        add(desk(.aroundMessages, count: unread), told)
        add(desk(.aroundFormer), former.map { words(for: $0.detail, until: $0.day, surroundings) })
        return parts
    }

    /// What she needs, to be seen before all else; nil where there is nothing.
    func needed(_ surroundings: Surroundings) -> Part? { needs.notice(surroundings) }

    private func words(for papers: HandedIn, on day: CivilDate, _ surroundings: Surroundings) -> String {
        surroundings.desk(
            .aroundPapers,
            count: papers.pages,
            [
                "what": papers.question, "date": surroundings.words.date(day),
                "service": surroundings.service(papers.service)?.title ?? papers.service,
                "reference": papers.reference.grouped,
            ]
        )
    }

    private func words(
        for detail: FormerDetail,
        until day: CivilDate,
        _ surroundings: Surroundings
    ) -> String {
        let born = detail.fact == .born ? CivilDate(iso: detail.before) : nil
        let lines = detail.before.split(whereSeparator: \.isNewline).joined(separator: ", ")
        return surroundings.desk(
            .aroundFormerDetail,
            [
                "what": surroundings.desk("fact", named: detail.fact.rawValue),
                "text": born.map { surroundings.words.date($0) } ?? lines,
                "date": surroundings.words.date(day),
            ]
        )
    }

    private func words(for form: Form, _ surroundings: Surroundings) -> String {
        surroundings.desk(
            .aroundForm,
            [
                "form": surroundings.service(form.service)?.title ?? form.service,
                "date": surroundings.words.date(form.kept), "last": surroundings.words.date(form.lastDay),
            ]
        )
    }

    private func words(for appointment: Appointment, _ surroundings: Surroundings) -> String {
        let key = appointment.place.key
        let time = DeskTime(day: key.day, hour: key.starts / 60, minute: key.starts % 60)
        return surroundings.desk(
            appointment.state == .cancelled ? .aroundCancelled : .aroundAppointment,
            [
                "when": surroundings.words(at: time), "team": key.team,
                "how": surroundings.desk("mode", named: appointment.mode.rawValue),
                "reference": appointment.reference.grouped,
            ]
        )
    }
}

extension SupportNeeds {
    /// What staff must see before all else; nil where nothing is needed.
    func notice(_ surroundings: Surroundings) -> Part? {
        guard !isEmpty else { return nil }
        let desk = surroundings.desk
        var words = SupportNeeds.Kind.allCases.filter(kinds.contains).map { kind in
            let word = desk("need", named: kind.rawValue)
            return kind == .interpreter ? "\(word) (\(language))" : word
        }
        if !self.words.isEmpty { words.append(self.words) }
        return .notice(desk(.aroundNeeds, ["needs": words.joined(separator: ", ")]))
    }
}
