import Ground

extension Answers {
    /// Reads answers from JSON: an object of texts, numbers, true or false, and lists, by the name of question or input.
    ///
    /// A date may stand as `"born": "1948-03-27"` or in its parts, as `"born__day": "27"`.
    /// - Throws: `FormRefusal` with what is wrong and where.
    public init(reading bytes: [UInt8], named file: String, for form: Form) throws(FormRefusal) {
        let json: JSON
        do { json = try JSON(parsing: bytes) } catch {
            throw FormRefusal(findings: [Finding(file: file, place: error.place, what: error.reason)])
        }
        self.init()
        guard let members = json.members else {
            let what = "Answers must be an object { }, not \(json.kind)."
            throw FormRefusal(findings: [Finding(file: file, place: json.place, what: what)])
        }
        var findings: [Finding] = []
        for member in members {
            guard take(member, form) else {
                let what = "\"\(member.key)\" is no question of this form, or takes no \(member.value.kind)."
                findings.append(Finding(file: file, place: member.keyPlace, what: what))
                continue
            }
        }
        guard findings.isEmpty else { throw FormRefusal(findings: findings) }
    }

    private mutating func take(_ member: JSON.Member, _ form: Form) -> Bool {
        for page in form.pages {
            if let group = page.repeating, group.name == member.key { return take(member.value, group) }
        }
        return take(member, form.questions)
    }

    /// The items of a repeat: a list of objects, each with the answers of one item.
    private mutating func take(_ json: JSON, _ group: Repeat) -> Bool {
        if json.isNull { return true }
        guard let elements = json.elements else { return false }
        for element in elements {
            guard let members = element.members else { return false }
            let item = addItem(to: group.name)
            let prefix = "\(group.name).\(item)."
            for member in members {
                let inner = JSON.Member(
                    key: prefix + member.key,
                    keyPlace: member.keyPlace,
                    value: member.value
                )
                if !take(inner, group.questions(of: item)) { return false }
            }
        }
        return true
    }

    private mutating func take(_ member: JSON.Member, _ questions: [Question]) -> Bool {
        for question in questions {
            if question.name == member.key { return take(member.value, question) }
            // The number of an address in a register is of no use here.
            if case .address = question.kind, member.key == "\(question.name)__uprn" { return true }
            if let input = question.inputs.first(where: { $0.name == member.key }) {
                guard let text = FormReader.entry(member.value) else { return member.value.isNull }
                self[input.name] = .text(text)
                return true
            }
        }
        return false
    }

    private mutating func take(_ json: JSON, _ question: Question) -> Bool {
        if json.isNull { return true }
        switch question.kind {
        case .yesNo, .one, .many, .declaration, .upload, .slot:
            guard let elements = json.elements else {
                guard let entry = FormReader.entry(json) else { return false }
                self[question.name] = .choices(entry.isEmpty ? [] : [entry])
                return true
            }
            let entries = elements.compactMap(FormReader.entry)
            self[question.name] = .choices(entries)
            return entries.count == elements.count
        case .date, .monthYear, .time, .dateTime:
            guard let text = json.string, !text.isEmpty else { return false }
            self[question.name] = .text(text)
            for input in question.inputs { self[input.name] = .text(question.typed(input, self)) }
            self[question.name] = nil
            return question.inputs.allSatisfy { self[$0.name]?.isEmpty == false }
        default:
            guard question.kind.parts == nil, let text = FormReader.entry(json) else { return false }
            self[question.name] = .text(text)
            return true
        }
    }
}
