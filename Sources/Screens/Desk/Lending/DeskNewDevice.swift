import Domain
import Ground

/// A device comes into the books: its label is scanned first.
struct DeskNewDevice: DeskLendingScene {
    let member: StaffMember
    var entry = DeskScanEntry()

    init(_ member: StaffMember) { self.member = member }

    var isPassing: Bool { true }
    var takesNumbers: Bool { true }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        if surroundings.equipment.hasPrinter { list.add("new-label", desk(.newDeviceLabel)) }
        list.add("leave", desk(.handOutNot))
        return page(
            "desk.new-device",
            title: desk(.lendAddDevice),
            reading: [.paragraph(desk(.newDeviceText))],
            field: .newDeviceScan,
            list,
            surroundings
        )
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        id == "new-label" ? [.perform(.desk(.lending(.newLabel)))] : [.close]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        [.perform(.desk(.lending(.newDevice(text))))]
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        if case .device(let view) = news {
            let words = surroundings.desk(.newDeviceKnown, ["device": view.title(surroundings)])
            entry.tell(words + " " + view.state(surroundings))
            return []
        }
        return follow(news, surroundings)
    }
}

/// What is known of a device, line by line: each can be changed, then all of it is kept at once.
struct DeskDeviceSheet: DeskLendingScene {
    /// One thing that is known of it.
    enum Field: String, CaseIterable {
        case model
        case serial
        case barcode
        case hub
        case condition
        case bought
        case value
        case test
    }

    let member: StaffMember
    var entry = DeskScanEntry()
    private let form: DeskDeviceForm
    private var asset: Asset
    /// What is asked for; nil for all of it.
    private var field: Field?

    init(_ form: DeskDeviceForm, _ member: StaffMember, at field: Field? = nil) {
        (self.form, self.member, asset) = (form, member, form.asset)
        self.field = form.isNew ? .model : field
    }

    var takesNumbers: Bool {
        switch field {
        case .serial, .barcode, .value: true
        case .model, .hub, .condition, .bought, .test, nil: false
        }
    }

    /// Where numbers are what is asked for, Enter alone says that there is none.
    var usual: ElementID? {
        switch field {
        case nil: "save"
        case .serial, .barcode: "none"
        default: nil
        }
    }

    func screen(_ surroundings: Surroundings) -> Screen {
        let desk = surroundings.desk
        var list = DeskList()
        switch field {
        case nil:
            list.add("save", desk(form.isNew ? .sheetAdd : .sheetKeep))
            for one in fields {
                let id = ElementID("change:\(one.rawValue)")
                let lines = [value(one, surroundings)]
                list.add(id, desk("sheet", named: one.rawValue), lines, change: desk(.sheetChange))
            }
        case .model:
            for model in form.models { list.add(ElementID("model:\(model.id)"), model.name) }
        case .hub:
            for hub in form.hubs { list.add(ElementID("hub:\(hub.code)"), hub.name) }
        case .condition:
            for looks in AssetCondition.allCases {
                let id = ElementID("looks:\(looks.rawValue)")
                list.add(id, desk("looks", named: looks.rawValue), mark: .radio(looks == asset.condition))
            }
        case .serial, .barcode, .bought, .value, .test: list.add("none", desk(.sheetNone))
        }
        list.add("leave", desk(.handOutNot))
        return page(
            field.map { "desk.device-sheet.\($0.rawValue)" } ?? "desk.device-sheet",
            title: desk(form.isNew ? .sheetNewTitle : .sheetTitle, ["tag": asset.tag.description]),
            reading: field.map { [.paragraph(desk("sheet-ask", named: $0.rawValue))] } ?? [],
            field: takesNumbers || field == .test || field == .bought ? .sheetField : .lendLine,
            hint: takesNumbers && usual == "none" ? desk(.sheetNoneHow) : nil,
            list,
            surroundings
        )
    }

    /// What it is stays as it is once it is in the books, and where it stands is changed by sending it.
    private var fields: [Field] {
        form.isNew ? Field.allCases : Field.allCases.filter { $0 != .model && $0 != .hub }
    }

    private func value(_ field: Field, _ surroundings: Surroundings) -> String {
        let (desk, words) = (surroundings.desk, surroundings.words)
        let text: String?
        switch field {
        case .model: text = form.models.first { $0.id == asset.model }?.name
        case .serial: text = asset.serial.isEmpty ? nil : asset.serial
        case .barcode: text = asset.barcode
        case .hub: text = form.hubs.first { $0.code == asset.hub }?.name
        case .condition: text = desk("looks", named: asset.condition.rawValue)
        case .bought: text = asset.boughtOn.map { words.date($0) }
        case .value: text = asset.pence == 0 ? nil : desk(.sheetPounds, ["pounds": asset.pounds])
        case .test: text = asset.testDue.map { words.date($0) }
        }
        return text ?? desk(.sheetNothing)
    }

    mutating func choose(_ id: ElementID, _ surroundings: Surroundings, at moment: Moment) -> [Step] {
        let (kind, name) = id.halves
        switch kind {
        case "save": return save()
        case "leave": return retreat() ? [] : [.close]
        case "change": field = Field(rawValue: name)
        case "model":
            guard let model = form.models.first(where: { $0.id == name }) else { return [] }
            (asset.model, asset.kind, asset.needs) = (model.id, model.kind, model.steps)
            asset.pence = model.pence
            field = asset.serial.isEmpty && form.isNew ? .serial : nil
        case "hub": (asset.hub, field) = (name, nil)
        case "looks": (asset.condition, field) = (AssetCondition(rawValue: name) ?? asset.condition, nil)
        case "none":
            clear()
            field = nil
        default: break
        }
        return []
    }

    mutating func retreat() -> Bool {
        // A new one must be something before anything else is said of it.
        guard field != nil, !asset.model.isEmpty else { return false }
        field = nil
        return true
    }

    private mutating func clear() {
        switch field {
        case .serial: asset.serial = ""
        case .barcode: asset.barcode = nil
        case .bought: asset.boughtOn = nil
        case .value: asset.pence = 0
        case .test: asset.testDue = nil
        default: break
        }
    }

    private func save() -> [Step] {
        let act: DeskLendingAct =
            form.isNew
            ? .addDevice(asset, operation: form.operation) : .changeDevice(asset, operation: form.operation)
        return [.perform(.desk(.lending(act)))]
    }

    mutating func scan(_ text: String, _ surroundings: Surroundings) -> [Step] {
        let desk = surroundings.desk
        switch field {
        case .serial, .barcode: return [.perform(.desk(.lending(.unused(text))))]
        case .value:
            guard let pence = Asset.pence(reading: text) else {
                entry.tell(desk(.sheetValueWrong))
                return []
            }
            (asset.pence, field) = (pence, nil)
        case .bought:
            guard let day = CivilDate(typed: text), day <= form.today else {
                entry.tell(desk(.sheetBoughtWrong))
                return []
            }
            (asset.boughtOn, field) = (day, nil)
        case .test:
            guard let day = CivilDate(typed: text), day >= form.today else {
                entry.tell(desk(.repairDayWrong))
                return []
            }
            (asset.testDue, field) = (day, nil)
        default: return refuse(second: text, surroundings)
        }
        return []
    }

    mutating func hear(_ news: DeskLendingNews, _ surroundings: Surroundings) -> [Step] {
        switch news {
        case .unused(let text):
            if field == .serial, text.count <= 64 { (asset.serial, field) = (text, nil) }
            if field == .barcode, let tag = AssetTag(reading: text), tag != asset.tag {
                (asset.barcode, field) = (tag.description, nil)
            }
            if field != nil { entry.tell(surroundings.desk(.sheetCodeWrong)) }
            return []
        case .device(let view):
            if form.isNew {
                var page = DeskDevice(view, member)
                page.entry.tell(surroundings.desk(.sheetAdded))
                return [.close, .open(page)]
            }
            return [.close, .tell(.desk(.lending(news)))]
        default: return follow(news, surroundings)
        }
    }

    func help(_ surroundings: Surroundings) -> [String] { [surroundings.desk(.sheetHelp)] }
}

extension ElementID {
    /// What stands before and after the first colon.
    fileprivate var halves: (String, String) {
        let parts = description.split(separator: ":", maxSplits: 1)
        return (parts.first.map { String($0) } ?? "", parts.count > 1 ? String(parts[1]) : "")
    }
}

extension Asset {
    /// What it would cost, in pounds with two places.
    fileprivate var pounds: String {
        let rest = String(pence % 100)
        return "\(pence / 100)." + (rest.count < 2 ? "0" : "") + rest
    }

    /// Reads 189 or 189.50, with a pound sign or without; nil for anything else.
    fileprivate static func pence(reading text: String) -> Int? {
        let digits = text.filter { $0 != "£" && !$0.isWhitespace }
        let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first, (1...5).contains(whole.count),
            digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let pounds = Int(whole)
        else { return nil }
        guard parts.count == 2 else { return pounds * 100 }
        guard parts[1].count == 2, let rest = Int(parts[1]) else { return nil }
        return pounds * 100 + rest
    }
}
