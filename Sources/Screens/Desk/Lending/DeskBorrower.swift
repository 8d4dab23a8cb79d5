import Domain

/// A resident as whoever lends sees her: what she has, what she comes for, and the next device to lend.
struct DeskBorrower: DeskLendingScene {
    let member: StaffMember
    var entry: DeskScanEntry
    private let view: DeskPersonView

    init(_ view: DeskPersonView, _ member: StaffMember, _ entry: DeskScanEntry = DeskScanEntry()) {
        (self.view, self.member, self.entry) = (view, member, entry.after())
    }

    var isPassing: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for line in view.lending.loans { list.add(line.elementID, line.words(surroundings)) }
        for line in view.lending.reservations {
            list.add(line.elementID, line.waits(surroundings), hint: line.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        let isEmpty = view.lending.loans.isEmpty && view.lending.reservations.isEmpty
        return page(
            "desk.borrower",
            title: view.person.details.name,
            reading: isEmpty ? [.paragraph(desk(.borrowerNothing))] : [],
            field: .borrowerScan,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if let line = view.lending.loans.first(where: { $0.elementID == id }) {
            return [.perform(.desk(.lending(.device(line.loan.asset))))]
        }
        if let line = view.lending.reservations.first(where: { $0.elementID == id }) {
            return [.perform(.desk(.lending(.prepare(ask(line, nil)))))]
        }
        return [.close]
    }

    private func ask(_ line: DeskPickupLine?, _ asset: Asset?) -> DeskHandOutAsk {
        DeskHandOutAsk(
            person: view.person.id,
            reservation: line?.reservation.id,
            scanned: asset?.tag.description
        )
    }

    /// A device that stands ready goes to her; one that somebody has is taken back.
    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .device(let device) = news, device.loan == nil, device.asset.state == .ready else {
            return follow(news, surroundings)
        }
        let line = view.lending.reservations.first {
            $0.reservation.model == device.asset.model && $0.reservation.days.lowerBound <= device.today
        }
        return [.perform(.desk(.lending(.prepare(ask(line, device.asset)))))]
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.borrowerHelp)] }
}
