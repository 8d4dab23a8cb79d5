import Domain
import Forms

// Papers: scanned here, or brought to the desk.
extension FormJourney {
    /// What can be chosen of papers beside `Evidence.desk`.
    enum EvidenceChoice {
        static let scan = "scan"
        static let use = "use"
        static let remove = "remove"
    }

    /// The most pages of a question whose form names no number.
    private static let mostPages = 10

    /// The ids of the pages that were scanned for a question.
    func pages(of question: String) -> [String] {
        guard case .choices(let ids) = entry(question) else { return [] }
        return ids.filter { $0 != Evidence.desk }
    }

    /// The choices of a question there are here and now, in words.
    func offered(_ question: Question, _ words: Catalogue) -> [OfferedOption] {
        guard case .upload(let rules) = question.kind else { return options(of: question, words) }
        let pages = pages(of: question.name)
        var options: [OfferedOption] = []
        if !pages.isEmpty {
            let label = words(.evidenceUse, count: pages.count)
            options.append(OfferedOption(value: EvidenceChoice.use, label: label))
        }
        if equipment.hasScanner, pages.count < (rules.length ?? rules.max ?? Self.mostPages) {
            let label = words(pages.isEmpty ? .evidenceScan : .evidenceAdd)
            let hint = pages.isEmpty ? words(.evidenceScanHint) : nil
            options.append(OfferedOption(value: EvidenceChoice.scan, label: label, hint: hint))
        }
        if !pages.isEmpty {
            options.append(OfferedOption(value: EvidenceChoice.remove, label: words(.evidenceRemove)))
        }
        return options + question.options(words)
    }

    /// How a choice of a question is marked.
    func mark(_ value: String, of question: Question) -> Part.Choice.Mark {
        let isOn = marked(question).contains(value)
        if question.isTicked { return .tick(isOn) }
        guard case .upload = question.kind else { return .radio(isOn) }
        let addsOn = value == EvidenceChoice.scan && !pages(of: question.name).isEmpty
        return addsOn || value == EvidenceChoice.remove ? .none : .radio(isOn)
    }

    private func marked(_ question: Question) -> [String] {
        guard case .upload = question.kind, !pages(of: question.name).isEmpty else { return chosen(question) }
        return [EvidenceChoice.use]
    }

    /// The choice of a question on which the focus starts.
    func firstChoice(of question: Question) -> String? {
        let chosen = chosen(question)
        guard case .upload = question.kind, chosen != [Evidence.desk] else {
            let values = values(of: question)
            return values.first { chosen.contains($0) } ?? values.first
        }
        if !pages(of: question.name).isEmpty { return EvidenceChoice.use }
        return equipment.hasScanner ? EvidenceChoice.scan : Evidence.desk
    }

    /// Does what a choice about papers says; nil where it is an answer like any other.
    mutating func chooseEvidence(_ value: String, in question: Question, _ moment: Moment) -> [Step]? {
        guard case .upload = question.kind else { return nil }
        let pages = pages(of: question.name)
        switch value {
        case EvidenceChoice.scan:
            scan = PageScan(question.name, moment)
            return []
        case EvidenceChoice.remove: return setPages(Array(pages.dropLast()), of: question.name)
        default: return nil
        }
    }

    /// Takes the pages of a question for its answer, and throws away what is not among them.
    ///
    /// The answer is kept at once, so that no draft ever names a page that is gone.
    mutating func setPages(_ ids: [String], of question: String) -> [Step] {
        let gone = pages(of: question).filter { !ids.contains($0) }.compactMap { ID(reading: $0) }
        put(ids.isEmpty ? nil : .choices(ids), in: question)
        return (isNewItem ? [] : [keep])
            + (gone.isEmpty ? [] : [.perform(.dropKept(journey: journey, pages: gone))])
    }

    /// Takes a choice for the answer; pages that were scanned go, unless they are what is chosen.
    mutating func put(_ value: String, of question: Question) -> [Step] {
        let isUpload = if case .upload = question.kind { true } else { false }
        if isUpload, value == EvidenceChoice.use { return [] }
        let dropped = isUpload && !pages(of: question.name).isEmpty ? setPages([], of: question.name) : []
        type(.choices([value]), in: question.name)
        return dropped
    }

    private var isNewItem: Bool { if case .item(_, _, isNew: true) = place { true } else { false } }
}
