import Forms
import Foundation
import Ground

/// A form with every component that is run, a section, conditions of each kind and an exit.
let everyComponent = """
    {"engine": "V2", "schema": 2, "name": "Everything", "sections": [{"id": "s", "title": "About you"}],
     "metadata": {"referenceNumberPrefix": "EVE", "hub": {"service": {"slaWorkingDays": 5, "about": ["Words."]},
       "pages": {"p1": {"help": ["Ask at the desk."]}},
       "components": {"born": {"plainHelp": "It is on your passport.", "sensitive": true,
         "errors": {"required": "Enter the day you were born"}}}}},
     "lists": [{"id": "l", "title": "Colours", "type": "string", "items": [
       {"id": "r", "text": "Red", "value": "red", "hint": {"text": "Like a rose"}},
       {"id": "b", "text": "Blue", "value": "blue", "description": "Like the sea"},
       {"id": "g", "text": "Green", "value": "green"}]},
      {"id": "n", "title": "Numbers", "type": "number", "items": [
       {"id": "n1", "text": "One", "value": 1}, {"id": "n2", "text": "Two", "value": 2}]}],
     "conditions": [
      {"id": "grown", "items": [{"componentId": "born", "operator": "is at least", "type": "RelativeDate",
        "value": {"period": 18, "unit": "years", "direction": "in the past"}}]},
      {"id": "red", "items": [{"componentId": "many", "operator": "contains", "type": "ListItemRef",
        "value": {"listId": "l", "itemId": "r"}}]},
      {"id": "both", "coordinator": "and", "items": [{"conditionId": "grown"}, {"conditionId": "red"}]},
      {"id": "child", "items": [{"componentId": "isChild", "operator": "is", "type": "BooleanValue", "value": true}]}],
     "pages": [
      {"id": "p1", "path": "/name", "title": "", "section": "s", "components": [
        {"id": "h", "type": "Html", "content": "<h2>Before</h2><p>You need <b>nothing</b>.</p>"},
        {"id": "name", "type": "TextField", "name": "fullName", "title": "What is your name?",
         "shortDescription": "Name", "schema": {"max": 70, "regex": "^[^0-9]*$"}}]},
      {"id": "p2", "path": "/child", "title": "Age", "components": [
        {"id": "isChild", "type": "YesNoField", "name": "isChild", "title": "Are you under 5?"}]},
      {"id": "p3", "path": "/too-young", "title": "Bring a grown-up", "condition": "child",
       "controller": "TerminalPageController", "components": [
        {"id": "i", "type": "InsetText", "content": "Ask at the desk."}]},
      {"id": "p4", "path": "/born", "title": "Born", "components": [
        {"id": "born", "type": "DatePartsField", "name": "born", "title": "When were you born?",
         "options": {"maxDaysInFuture": 0}}]},
      {"id": "p5", "path": "/colours", "title": "Colours", "components": [
        {"id": "m", "type": "Markdown", "content": "# Colours\\n\\n- one\\n- two"},
        {"id": "li", "type": "List", "list": "l"},
        {"id": "many", "type": "CheckboxesField", "name": "colours", "title": "Which?", "list": "l",
         "schema": {"min": 1, "max": 2}},
        {"id": "one", "type": "RadiosField", "name": "best", "title": "Best?", "list": "l"},
        {"id": "pick", "type": "SelectField", "name": "count", "title": "How many?", "list": "n"}]},
      {"id": "p6", "path": "/red", "title": "Red", "condition": "both", "components": [
        {"id": "why", "type": "MultilineTextField", "name": "why", "title": "Why red?",
         "options": {"maxWords": 50}}]},
      {"id": "p7", "path": "/reach", "title": "How to reach you", "components": [
        {"id": "d", "type": "Details", "title": "Why we ask", "content": "<p>To answer you.</p>"},
        {"id": "mail", "type": "EmailAddressField", "name": "mail", "title": "E-mail",
         "options": {"required": false}},
        {"id": "tel", "type": "TelephoneNumberField", "name": "tel", "title": "Telephone",
         "options": {"format": "uk", "required": false}},
        {"id": "home", "type": "UkAddressField", "name": "home", "title": "Address"},
        {"id": "rooms", "type": "NumberField", "name": "rooms", "title": "Rooms",
         "schema": {"min": 1, "max": 50, "precision": 0}}]},
      {"id": "end", "path": "/summary", "title": "Check your answers", "controller": "SummaryPageController"}]}
    """

/// Answers to every question of the form above that it accepts.
let everyAnswer: [String: Entry] = [
    "fullName": .text("Mary Jones"), "isChild": .choices([Entry.no]), "born__day": .text("27"),
    "born__month": .text("march"), "born__year": .text("1948"), "colours": .choices(["red", "green"]),
    "best": .choices(["blue"]), "count": .choices(["2"]), "why": .text("It is warm"),
    "mail": .text("mary@example.com"), "tel": .text("01632 960 001"),
    "home__addressLine1": .text("1 Mill Lane"),
    "home__addressLine2": .text(""), "home__town": .text("Ashby"), "home__county": .text(""),
    "home__postcode": .text("zz99 9zz"), "rooms": .text("3"),
]

extension Answers {
    init(_ entries: [String: Entry]) {
        self.init()
        for (input, entry) in entries { self[input] = entry }
    }
}

/// Every form that random answers and changes are tried on, by name.
func formsToTry() throws -> [String: [UInt8]] {
    var forms = ["every-component": Array(everyComponent.utf8)]
    var folders = [root.appending(path: "Kiosk/Content/forms")]
    if let given = Given.forms { folders.append(given) }
    for folder in folders {
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.pathExtension == "json" {
            forms[file.lastPathComponent] = Array(try Data(contentsOf: file))
        }
    }
    return forms
}
