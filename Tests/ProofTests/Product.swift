import Forms
import Foundation
import Ground

/// The product, behind the few things that the proof needs of it.
///
/// This is the only file that touches `Forms`: what changes there is made good here.
struct Product {
    struct Way {
        var path: [String]
        var isComplete: Bool
        /// What it finds wrong on the page where it stops.
        var problems: [String]
    }

    /// Why a form cannot be run yet.
    struct Refusal: Error { var reason: String }

    private let form: Form
    private let paper: Paper
    private let today: CivilDate

    /// Reads a form; the first thing that is wrong with it is the reason why not.
    init(_ data: Data, _ paper: Paper, today: Day) throws(Refusal) {
        guard let date = CivilDate(iso: today.text) else { throw Refusal(reason: "no such day") }
        do throws(FormRefusal) {
            form = try Form.read(Array(data), named: paper.name)
        } catch {
            throw Refusal(reason: error.findings.first?.what ?? "refused")
        }
        (self.paper, self.today) = (paper, date)
    }

    func way(_ written: Written) -> Way {
        let walk = form.walk(answers(written), today: today)
        return Way(
            path: walk.pages.map(\.path),
            isComplete: walk.isComplete,
            problems: walk.stoppedAt?.problems.map { "\($0.input): \($0.rule)" } ?? []
        )
    }

    // MARK: Answers under the product's names

    func answers(_ written: Written) -> Answers {
        var answers = Answers()
        for (place, entry) in written.entries {
            guard let input = name(place) else { continue }
            take(entry, under: input, &answers)
        }
        return answers
    }

    /// A name that stands in two sections is told apart by its section.
    private func name(_ place: Place) -> String? {
        let sections = Set(paper.fields.filter { $0.id.name == place.id.name }.map(\.id.section))
        let prefix = sections.count > 1 ? place.id.section.map { "\($0)." } ?? "" : ""
        return prefix + place.id.name + (place.part.map { "__\($0)" } ?? "")
    }

    private func take(_ entry: Written.Entry, under input: String, _ answers: inout Answers) {
        switch entry {
        case .text(let text): answers[input] = .text(text)
        case .ticks(let ticks): answers[input] = .choices(ticks)
        case .rows(let rows):
            for row in rows {
                let item = answers.addItem(to: input)
                for (place, entry) in row {
                    let name = place.id.name + (place.part.map { "__\($0)" } ?? "")
                    take(entry, under: "\(input).\(item).\(name)", &answers)
                }
            }
        }
    }
}
