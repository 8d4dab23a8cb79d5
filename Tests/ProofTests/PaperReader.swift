import Foundation

/// Reads a definition of any of the dialects (design, 3.1 to 3.4).
struct PaperReader {
    private let tree: Tree
    private var usesIDs: Bool { tree["schema"].int == 2 }

    static func read(_ data: Data, named file: String) throws -> Paper {
        read(try Tree.read(data), named: file)
    }

    static func read(_ tree: Tree, named file: String) -> Paper { Self(tree: tree).paper(file) }

    private func paper(_ file: String) -> Paper {
        let isLinear = tree["engine"].text == "V2"
        let pages = tree["pages"].list.map(page)
        var start = 0
        if !isLinear, let path = tree["startPage"].text { start = pages.firstIndex { $0.path == path } ?? 0 }
        var paper = Paper(name: file, isLinear: isLinear, pages: pages, start: start)
        let reader = RuleReader(lists: tree["lists"].list)
        for condition in tree["conditions"].list {
            let rule = reader.rule(condition)
            for key in [condition["id"].word, condition["name"].word].compactMap(\.self) {
                paper.rules[key] = rule
                paper.ruleNames[key] = condition["displayName"].word ?? condition["value"].text ?? key
            }
        }
        // The oldest files write the expression itself on the link, under `if`.
        for link in tree["pages"].list.flatMap({ $0["next"].list }) {
            guard let text = link["if"].word, paper.rules[text] == nil else { continue }
            paper.rules[text] = Expression.read(text)
        }
        return paper
    }

    private func page(_ page: Tree) -> PaperPage {
        let section = page["section"].word
        let controller = page["controller"].word ?? ""
        let components = page["components"].list
        var fields = components.compactMap { field($0, section) }
        let repeats = controller == "RepeatPageController" || controller == "RepeatingFieldPageController"
        if controller == "RepeatPageController" {
            fields = [repeatGroup(page, fields, section)]
        } else if repeats {
            fields = fields.map(repeated)
        }
        return PaperPage(
            path: page["path"].text ?? "",
            kind: kind(controller),
            condition: page["condition"].word,
            links: page["next"].list.map(link),
            fields: fields,
            isRepeat: repeats,
            isPayment: components.contains { $0["type"].text == "PaymentField" }
        )
    }

    private func kind(_ controller: String) -> PaperPage.Kind {
        switch controller {
        case "TerminalPageController": .terminal
        case "SummaryPageController", "SummaryPageWithConfirmationEmailController": .summary
        case _ where controller.hasPrefix("./pages/summary."): .summary
        default: .question
        }
    }

    private func link(_ link: Tree) -> Link {
        Link(
            path: link["redirect"].isNull ? link["path"].text : nil,
            condition: link["condition"].word ?? link["if"].word
        )
    }

    private func repeatGroup(_ page: Tree, _ fields: [Field], _ section: String?) -> Field {
        let rules = page["repeat"]["schema"]
        return group(
            FieldID(section: section, name: page["repeat"]["options"]["name"].text ?? ""),
            fields,
            min: rules["min"].int ?? 1,
            max: rules["max"].int,
            isRequired: true
        )
    }

    /// A field of which there may be several answers; a group of fields is already one.
    private func repeated(_ field: Field) -> Field {
        if case .rows = field.type { return field }
        return group(field.id, [field], min: field.isRequired ? 1 : 0, max: nil, isRequired: field.isRequired)
    }

    private func group(_ id: FieldID, _ row: [Field], min: Int, max: Int?, isRequired: Bool) -> Field {
        Field(
            id: id,
            componentID: nil,
            type: .rows(min: min, max: max),
            isRequired: isRequired,
            label: "",
            options: .null,
            schema: .null,
            items: [],
            listIsNumeric: false,
            row: row
        )
    }

    private func field(_ component: Tree, _ section: String?) -> Field? {
        guard let name = component["name"].word, var type = type(component) else { return nil }
        let options = component["options"]
        let list = list(of: component)
        // Where the list is lost, the answer can only be typed.
        switch type {
        case .one where items(list).isEmpty, .many where items(list).isEmpty: type = .text
        default: break
        }
        return Field(
            id: FieldID(section: section, name: name),
            componentID: component["id"].word,
            type: type,
            isRequired: options["required"].truth ?? (options["required"].text != "false"),
            label: component["errorDescription"].word ?? component["shortDescription"].word
                ?? component["title"].word ?? "",
            options: options,
            schema: component["schema"],
            items: items(list),
            listIsNumeric: list["type"].text == "number",
            row: component["children"].list.compactMap { field($0, nil) }
        )
    }

    private func type(_ component: Tree) -> FieldType? {
        switch component["type"].text ?? "" {
        case "TextField": .text
        case "MultilineTextField", "FreeTextField": .longText
        case "NumberField": .number
        case "EmailAddressField": .email
        case "TelephoneNumberField": .phone
        case "DatePartsField", "DateField": .date
        case "DateTimeField", "DateTimePartsField": .dateTime
        case "MonthYearField": .monthYear
        case "TimeField": .time
        case "YesNoField": .yesNo
        case "RadiosField", "SelectField", "AutocompleteField": .one
        case "CheckboxesField": .many
        case "UkAddressField": .address
        case "DeclarationField": .declaration
        case "FileUploadField", "ClientSideFileUploadField": .file
        case "HiddenField": .hidden
        case "WebsiteField": .website
        case "EastingNorthingField": .parts(["easting", "northing"])
        case "LatLongField": .parts(["latitude", "longitude"])
        case "OsGridRefField": .grid(digits: 6)
        case "NationalGridFieldNumberField": .grid(digits: 8)
        case "GeospatialField", "BookingSlotField": .text
        case "MultiInputField": multi(component)
        default: nil
        }
    }

    private func multi(_ component: Tree) -> FieldType {
        let isRequired = component["options"]["required"].truth ?? true
        return .rows(min: isRequired ? 1 : 0, max: component["options"]["maxMultiInputFieldRows"].int)
    }

    private func list(of component: Tree) -> Tree {
        let key =
            component["list"].word ?? component["values"]["list"].word ?? component["options"]["list"].word
        return tree["lists"].list.first { $0["id"].word == key && key != nil && usesIDs }
            ?? tree["lists"].list.first { $0["name"].word == key && key != nil }
            ?? tree["lists"].list.first { $0["id"].word == key && key != nil } ?? .null
    }

    private func items(_ list: Tree) -> [Item] {
        list["items"].list.map {
            let written = $0["value"]
            let isNumber = list["type"].text == "number"
            let value = isNumber ? written.number.map { Value.number($0) } : nil
            return Item(
                id: $0["id"].word,
                value: value ?? .text(written.plain),
                condition: $0["condition"].word
            )
        }
    }
}
