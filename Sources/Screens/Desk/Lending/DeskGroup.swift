import Domain

/// Which group a resident borrows in: by what is known of her, or as staff record it.
struct DeskGroup: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()
    private let person: Person
    private var group: DeskBorrowerGroup

    init(_ group: DeskBorrowerGroup, of person: Person, _ member: StaffMember) {
        (self.group, self.person, self.member) = (group, person, member)
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        for one in group.groups {
            let isChosen = group.isRecorded && one.code == group.code
            list.add(ElementID("group:\(one.code)"), one.name, mark: .tick(isChosen))
        }
        list.add("follow", desk(.groupFollow), mark: .tick(!group.isRecorded))
        list.add("leave", desk(.lendBack))
        return page(
            "desk.group",
            title: desk(.groupTitle),
            reading: [.paragraph(group.line(surroundings)), .paragraph(desk(.groupText))],
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        if id == "follow" { return [.perform(.desk(.lending(.group(person.id, nil))))] }
        let chosen = group.groups.first { ElementID("group:\($0.code)") == id }
        guard let chosen else { return [.close] }
        return [.perform(.desk(.lending(.group(person.id, chosen.code))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        guard case .group(let new) = news else { return follow(news, surroundings) }
        group = new
        entry.tell(surroundings.desk(.groupNoted, ["name": new.name]))
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.groupHelp)] }
}

extension DeskBorrowerGroup {
    /// What she borrows as.
    func line(_ surroundings: Surroundings) -> String { surroundings.desk(.groupLine, ["name": name]) }

    /// Where that comes from.
    func hint(_ surroundings: Surroundings) -> String {
        surroundings.desk(isRecorded ? .groupRecorded : .groupByItself)
    }
}
