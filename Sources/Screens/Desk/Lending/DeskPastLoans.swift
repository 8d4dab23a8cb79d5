import Domain

/// What a resident had before, the last first: when it came back, and what was missing.
struct DeskPastLoans: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let name: String
    private let lines: [DeskLoanLine]

    init(_ lines: [DeskLoanLine], of name: String, _ member: StaffMember) {
        (self.lines, self.name, self.member) = (lines, name, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for line in lines {
            list.add(line.elementID, line.words(surroundings), hint: line.hint(surroundings))
        }
        list.add("leave", desk(.lendBack))
        return page(
            "desk.past-loans",
            title: desk(.pastLoansTitle, ["name": name]),
            reading: [.paragraph(desk(.pastLoansText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        guard let line = lines.first(where: { $0.elementID == id }) else { return [.close] }
        return [.perform(.desk(.lending(.loan(line.loan.id))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .loan(let line) = news { return [.open(DeskLoan(line, member))] }
        return follow(news, surroundings)
    }
}
