import Domain

/// A device that somebody has is taken back: look at its kit, then what is next.
struct DeskTakeBack: DeskLendingScene {
    private enum Stage {
        case kit
        case remark
        case returned(DeskReturnedView)
    }

    let member: StaffMember
    var entry: DeskScanEntry
    private var view: DeskDeviceView
    private var stage = Stage.kit
    private var kit: DeskKit
    /// Whether something that was open over it may have changed whose it is.
    private var isStale = false

    init(_ view: DeskDeviceView, _ member: StaffMember, _ entry: DeskScanEntry) {
        (self.view, self.member, self.entry) = (view, member, entry.after())
        let out = view.loan?.loan.out.accessories ?? []
        let known = view.kit.filter { out.contains($0.code) }
        let others = out.subtracting(known.map(\.code)).sorted().map {
            AssetModel.Accessory(code: $0, name: $0)
        }
        kit = DeskKit(known + others, view.loan?.loan.out.condition ?? view.asset.condition)
    }

    var takesWords: Bool { if case .remark = stage { true } else { false } }

    mutating func keep(words: String, _ surroundings: Surroundings) -> [Step] {
        (kit.remark, stage) = (words, .kit)
        return []
    }

    mutating func retreat() -> Bool {
        guard case .remark = stage else { return false }
        stage = .kit
        return true
    }

    var isPassing: Bool { if case .returned = stage { true } else { false } }

    var usual: ElementID? {
        switch stage {
        case .kit: "kit"
        case .remark: nil
        case .returned: "next"
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        switch stage {
        case .kit: kitScreen(surroundings)
        case .remark: remarkScreen(surroundings)
        case .returned(let back): backScreen(back, surroundings)
        }
    }

    private func kitScreen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        kit.add(to: &list, .kitAllBack, .kitPartBack, surroundings)
        list.add("remark", desk(.takeBackRemark), hint: kit.remark.isEmpty ? nil : kit.remark)
        list.add("loan", desk(.takeBackStays))
        view.addMissing(to: &list, surroundings)
        list.add("lost", desk(.deviceLost))
        list.add("leave", desk(.lendNot))
        var reading: [Part] = []
        if let line = view.loan {
            reading.append(.paragraph(line.words(surroundings)))
        }
        reading += view.faults.map { .notice(desk(.deviceFault, ["text": $0])) }
        if !view.missing.isEmpty {
            reading.append(.notice(desk(.deviceMissing, ["parts": view.names(view.missing)])))
        }
        if !view.isHere { reading.append(.notice(desk(.takeBackElsewhere, ["hub": view.hub]))) }
        return page(
            "desk.take-back",
            title: desk(.takeBackTitle, ["model": view.model, "tag": view.asset.tag.description]),
            reading: reading,
            field: .lendLine,
            list,
            surroundings
        )
    }

    private func remarkScreen(_ surroundings: Surroundings) -> Screen {
        var list = DeskList()
        list.add("kit-change", surroundings.desk(.handOutNot))
        return page(
            "desk.take-back.remark",
            title: surroundings.desk(.takeBackRemark),
            field: .lendWords,
            list,
            surroundings
        )
    }

    private func backScreen(_ back: DeskReturnedView, _ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var reading: [Part] = []
        if let difference = back.loan?.loan.difference {
            if !difference.missing.isEmpty {
                let names = view.names(difference.missing)
                reading.append(.notice(desk(.returnedMissing, ["parts": names])))
                let phrase: DeskPhrase = back.isFollowedUp ? .returnedFollowedUp : .returnedNoPhone
                reading.append(.paragraph(desk(phrase, ["name": back.loan?.name ?? ""])))
            }
            if difference.isWorse { reading.append(.notice(desk(.returnedWorse))) }
        }
        if let hub = back.goesTo {
            reading.append(.notice(desk(.returnedGoesTo, ["hub": hub])))
        } else if let step = back.device.asset.missingSteps.first {
            let name = desk("step", named: step.name)
            reading.append(.paragraph(desk(.returnedNext, ["step": name])))
        }
        if let next = back.next { reading.append(.paragraph(next.waits(surroundings))) }
        if let wanted = back.device.wantedAt {
            reading.append(.paragraph(desk(.deviceWanted, ["hub": wanted.name])))
        }
        var list = DeskList()
        list.add("next", desk(back.goesTo == nil ? .returnedGoOn : .lendNext))
        list.add("done", desk(.lendNext))
        return page(
            "desk.returned",
            title: desk(.returnedTitle, ["tag": back.device.asset.tag.description]),
            reading: reading,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        switch id {
        case "kit":
            return takeBack(surroundings)
        case "remark": stage = .remark
        case "kit-change": stage = .kit
        case "loan": if let loan = view.loan { return [.perform(.desk(.lending(.loan(loan.loan.id))))] }
        case "lost":
            return [.open(DeskDeviceWords(.lost, view, member))]
        case "next":
            guard case .returned(let back) = stage, back.goesTo == nil else { return [.close] }
            return [.close, .open(DeskDevice(back.device, member, entry))]
        case "leave", "done": return [.close]
        default:
            if let act = view.part(id) { return [.perform(.desk(.lending(act)))] }
            kit.choose(id)
        }
        return []
    }

    /// Who has it may be another by now, or nobody.
    mutating func wanting() -> [Effect] {
        guard isStale else { return [] }
        isStale = false
        return [.desk(.lending(.device(view.asset.id)))]
    }

    private func takeBack(_ surroundings: Surroundings) -> [Step] {
        let check = kit.check
        let missing = (view.loan?.loan.out.accessories ?? []).subtracting(check.accessories).sorted()
        let values = ["tag": view.asset.tag.description, "parts": view.names(missing)]
        let back = DeskTakingBack(
            operation: view.operation,
            asset: view.asset.id,
            back: check,
            about: surroundings.desk(.takeBackCall, values)
        )
        return [.perform(.desk(.lending(.takeBack(back))))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        switch stage {
        case .kit:
            // The label of the same device again says no more than it did.
            guard AssetTag(reading: text) != view.asset.tag else { return [] }
            return refuse(second: text, surroundings)
        case .remark: return []
        case .returned: return [.perform(.desk(.lending(.scan(text))))]
        }
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .returned(let back): stage = .returned(back)
        case .loan(let line):
            isStale = true
            return [.open(DeskLoan(line, member))]
        case .device(let device) where device.asset.id == view.asset.id && !isPassing:
            // The same loan goes on: what was ticked stays.
            if let loan = device.loan, loan.loan.id == view.loan?.loan.id {
                if device.missing != view.missing { entry.tell(surroundings.desk(.partNoted)) }
                view = device
                return []
            }
            return [.close, .open(DeskLending.scene(for: device, member))]
        default: return follow(news, surroundings)
        }
        return []
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.takeBackHelp)] }
}

extension PreparationStep {
    /// Its name in the words of the desk.
    var name: String {
        switch self {
        case .inspect: "inspect"
        case .wipe: "wipe"
        case .charge: "charge"
        }
    }
}
