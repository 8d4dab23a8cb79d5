"""Ways to spoil the definition of a form: its bytes, its shape, its meaning and its size."""
import copy, json

SIZES = [10_000_000, 3_700_000]  # bytes of a large definition: more than may be read, and nearly as much

STRINGS = [
    "", " ", "\u0000", "\u202e", "e\u0301" * 50, "👩‍👩‍👧" * 20, "漢" * 300, "x" * 100_000, "{{ form.x }}", "{% if %}",
    "<p>" * 400, "<a href='" * 50, "<ul><li>" * 100, "&amp" * 100, "&#x110000;&#0;&#xd800;", "<!--", "</", "# " * 200,
    "[" * 500, "](" * 100, "**_`" * 100, "/", "//", "/../..", "/status", "/summary", "true", "-1", "1e999",
    "9" * 400, "2026-02-31", "9999-99-99", "(a+)+$", "(a|a)*b", "^(([a-z])+.)+[A-Z]([a-z])+$", "a{1,99999}", "(", "[",
    "\\", "(?<=a+)b", "(?<x>a)\\k<x>", "\\p{L}", "(?:" * 300 + ")" * 300, "not " * 300 + "a", "a and " * 300,
    "(" * 2000 + "a" + ")" * 2000, "a == 'b", "a.b.c == 1", "RepeatPageController", "TerminalPageController", "V1", "V2",
    "SummaryPageController", "./pages/summary.js", "is", "contains", "RelativeDate", "ListItemRef", "and", "or",
    "TextField", "MultiInputField", "FileUploadField", "PaymentField", "DatePartsField", "Html", "Markdown",
]
NUMBERS = [0, -1, 1, 2, 200, 201, 2**31, -2**31, 2**53 + 1, 2**63 - 1, 2**63, -2**63, 1e308, 5e-324, 0.1, -0.0, 10**40]


def value(chance):
    return chance.choice([
        lambda: None, lambda: True, lambda: False, lambda: [], lambda: {}, lambda: chance.choice(NUMBERS),
        lambda: chance.choice(STRINGS), lambda: [None] * 50, lambda: {"": {}}, lambda: [chance.choice(STRINGS)]])()


def nodes(tree):
    """Every place in a tree as (holder, key)."""
    found, todo = [], [tree]
    while todo:
        holder = todo.pop()
        for key in (holder if isinstance(holder, dict) else range(len(holder))):
            found.append((holder, key))
            if isinstance(holder[key], (dict, list)):
                todo.append(holder[key])
    return found


def spoil(tree, chance):
    """Spoils one place of a tree; says how."""
    places = nodes(tree)
    if not places:
        return "nothing"
    holder, key = chance.choice(places)
    kind = chance.randrange(10)
    if kind == 0:
        del holder[key]
        return "drop"
    if kind in (1, 2, 3):
        holder[key] = value(chance)
        return "type"
    if kind in (4, 5):
        other, at = chance.choice(places)
        try:
            holder[key] = copy.deepcopy(other[at])
        except (KeyError, IndexError):
            return "nothing"
        return "transplant"
    if kind == 6 and isinstance(holder, dict):
        holder[chance.choice(list(STRINGS[10:]) + list(holder))] = holder.pop(key)
        return "rename"
    if kind == 7 and isinstance(holder, list):
        holder[key:key] = [copy.deepcopy(holder[key])] * chance.choice([1, 2, 20, 300])
        return "repeat"
    if kind == 8:
        inner = holder[key]
        for _ in range(chance.choice([1, 3, 50, 400])):
            inner = [inner] if chance.random() < 0.5 else {"conditions": [inner]}
        holder[key] = inner
        return "wrap"
    strings = [(h, k) for h, k in places if isinstance(h[k], str)]
    if not strings:
        return "nothing"
    holder, key = chance.choice(strings)
    text = holder[key]
    at = chance.randrange(len(text) + 1)
    holder[key] = text[:at] + chance.choice(STRINGS) + text[at + chance.randrange(4):]
    return "text"


def mislead(tree, chance):
    """Changes what a form means and keeps how it looks, so that it may still be walked; says how."""
    places = nodes(tree)
    kind = chance.randrange(6)
    scalars = [(h, k) for h, k in places if isinstance(h, dict) and isinstance(h[k], (str, int, float))]
    if kind in (0, 1) and scalars:
        holder, key = chance.choice(scalars)
        holder[key] = chance.choice([h[k] for h, k in scalars if k == key and type(h[k]) is type(holder[key])])
        return "swap"
    numbers = [(h, k) for h, k in places if type(h[k]) in (int, float)]
    if kind == 2 and numbers:
        holder, key = chance.choice(numbers)
        holder[key] = chance.choice([0, 1, 2, 3, 10, 365, 2024, 10**6, 10**15, 0.5])
        return "number"
    lists = [h[k] for h, k in places if isinstance(h[k], list) and len(h[k]) > 1]
    if kind == 3 and lists:
        chance.shuffle(chance.choice(lists))
        return "order"
    spare = [(h, k) for h, k in places if k in ("hint", "condition", "section", "min", "max", "regex", "coordinator",
                                                "required", "content", "shortDescription", "if", "description")]
    if kind == 4 and spare:
        holder, key = chance.choice(spare)
        del holder[key]
        return "omit"
    texts = [(h, k) for h, k in places if k in ("title", "hint", "content", "text", "regex", "description")]
    if texts:
        holder, key = chance.choice(texts)
        holder[key] = chance.choice(STRINGS) + str(holder[key]) + chance.choice(STRINGS)
    return "words"


def bend(raw, chance):
    """Spoils the bytes; says how."""
    raw = bytearray(raw)
    kind = chance.randrange(5)
    at = chance.randrange(len(raw))
    if kind in (0, 1):
        for _ in range(chance.choice([1, 1, 2, 8, 60])):
            raw[chance.randrange(len(raw))] = chance.randrange(256)
        return bytes(raw), "bytes"
    if kind == 2:
        return bytes(raw[:at]), "cut"
    if kind == 3:
        end = min(len(raw), at + chance.choice([1, 5, 100, 3000]))
        return bytes(raw[:at] + raw[at:end] * chance.choice([0, 2, 9]) + raw[end:]), "chunk"
    deep = chance.choice([10, 200, 5000, 200_000])
    opening, closing = chance.choice([(b"[", b"]"), (b'{"a":', b"}"), (b'{"conditions":[', b"]}"), (b"[", b"")])
    return bytes(raw[:at]) + opening * deep + b"0" + closing * deep + bytes(raw[at:]), "deep"


def plain():
    """A form of one empty page and a summary, and that page."""
    page = {"id": "p", "path": "/p", "title": "P", "components": [], "next": []}
    return {"engine": "V2", "schema": 2, "name": "Plain", "startPage": "/p", "lists": [], "conditions": [],
            "sections": [], "pages": [page, {"path": "/summary", "title": "S", "controller": "SummaryPageController"}]}, page


PATTERNS = ["(a+)+$", "^(a|a)*b$", "(a*)*b", "^(a?){30}a{30}$", "(.*a){20}", "^(([a-z])+.)+[A-Z]([a-z])+$", "^(a|aa)+$"]


def costly(number):
    """A pattern that can take for ever to fail, and an answer on which it does."""
    form, page = plain()
    pattern = PATTERNS[number % len(PATTERNS)]
    page["components"] = [{"id": "c", "type": "TextField", "name": "a", "title": "A", "schema": {"regex": pattern}}]
    return json.dumps(form).encode(), json.dumps({"a": "a" * 40 + "!"}), pattern


def large(number):
    """A definition of ten megabytes, or of nearly four, and of what."""
    form, page = plain()
    kinds = ["blank", "string", "html", "markdown", "pages", "items", "conditions", "chain", "digits", "regex", "nest",
             "entities", "questions", "expression", "links", "keys"]
    kind = kinds[number % len(kinds)]
    big = SIZES[number // len(kinds) % len(SIZES)]
    text = {"id": "c", "type": "TextField", "name": "a", "title": "A", "options": {}, "schema": {}}
    if kind in ("links", "expression"):
        del form["engine"], form["schema"]
    if kind == "blank":
        return (json.dumps(form) + " " * big).encode(), f"{big / 1e6:g} megabytes of {kind}"
    if kind == "nest":
        return json.dumps(form).replace('"lists": []', '"lists": ' + "[" * (big // 2) + "]" * (big // 2)).encode(), f"{big / 1e6:g} megabytes of {kind}"
    if kind == "digits":
        return json.dumps(form).replace('"schema": 2', '"schema": 2' + "0" * big).encode(), f"{big / 1e6:g} megabytes of {kind}"
    if kind == "string":
        page["title"] = "x" * big
    elif kind in ("html", "entities"):
        piece = "<p>Words <b>more</b></p><ul><li>x</li></ul>" if kind == "html" else "&amp;&lt;&#65;&nosuch;"
        page["components"] = [{"id": "c", "type": "Html", "content": piece * (big // len(piece))}]
    elif kind == "markdown":
        piece = "# Title\n\n* point **bold** [link](https://example.com)\n\n"
        page["components"] = [{"id": "c", "type": "Markdown", "content": piece * (big // len(piece))}]
    elif kind == "pages":
        form["pages"][1:1] = [dict(page, id=f"p{n}", path=f"/p{n}", title="Page") for n in range(big // 90)]
    elif kind == "items":
        items = [{"id": f"i{n}", "text": f"Item {n}", "value": f"v{n}"} for n in range(big // 60)]
        form["lists"] = [{"id": "l", "name": "l", "title": "L", "type": "string", "items": items}]
        page["components"] = [dict(text, type="RadiosField", list="l")]
    elif kind == "conditions":
        item = {"id": "i", "componentId": "c", "operator": "is", "type": "StringValue", "value": "x"}
        page["components"] = [text]
        form["conditions"] = [{"id": f"k{n}", "displayName": "K", "items": [item]} for n in range(big // 150)]
        form["pages"][1]["condition"] = "k7"
    elif kind == "chain":
        form["conditions"] = [{"id": f"k{n}", "displayName": "K", "items": [{"id": "i", "conditionId": f"k{n + 1}"}]}
                              for n in range(big // 90)]
        form["pages"].insert(1, dict(page, id="q", path="/q", condition="k0"))
    elif kind == "regex":
        page["components"] = [dict(text, schema={"regex": "(a|b)" * (big // 5)})]
    elif kind == "questions":
        page["components"] = [dict(text, id=f"c{n}", name=f"a{n}") for n in range(big // 110)]
    elif kind == "expression":
        form["conditions"] = [{"name": "k", "value": "a == 'x' or " * (big // 12) + "a == 'y'"}]
        page.update(components=[text], next=[{"path": "/summary", "condition": "k"}])
    elif kind == "links":
        page["next"] = [{"path": "/summary", "condition": f"k{n}"} for n in range(big // 40)]
    elif kind == "keys":
        page.update({f"key{n}": n for n in range(big // 18)})
    return json.dumps(form).encode(), f"{big / 1e6:g} megabytes of {kind}"


PARTS = {
    "DatePartsField": {"day": "3", "month": "11", "year": "2026"},
    "MonthYearField": {"month": "11", "year": "2026"},
    "UkAddressField": {"addressLine1": "1 Mill Lane", "town": "Ashby", "postcode": "SW1A 1AA"},
}
TYPED = ["TextField", "MultilineTextField", "NumberField", "EmailAddressField", "TelephoneNumberField", "YesNoField",
         "RadiosField", "SelectField", "AutocompleteField", "CheckboxesField", "DeclarationField", "FreeTextField"]
TEXTS = ["3", "Mary Jones", "a" * 40 + "!", "2026", "x", "mary@example.com", "01632 960 001", "1" * 300]


def answers(tree, chance):
    """Something for every question that the tree still shows, mostly of the right kind; at times nothing at all."""
    found, places = {}, nodes(tree)
    values = {}
    for holder, key in places:
        if key == "items" and isinstance(holder, dict) and isinstance(holder["items"], list):
            for name in (holder.get("id"), holder.get("name")):
                if isinstance(name, str):
                    values[name] = [i["value"] for i in holder["items"] if isinstance(i, dict) and "value" in i]
    if chance.random() < 0.2:
        return "{}"
    for holder, key in places:
        if key != "type" or not isinstance(holder, dict) or not isinstance(holder.get("name"), str):
            continue
        name, kind = holder["name"], holder["type"]
        if not isinstance(kind, str) or len(found) > 2000:
            continue
        for part, text in PARTS.get(kind, {}).items():
            found[f"{name}__{part}"] = text
        if kind in TYPED:
            texts = ["true", "false"] if kind in ("YesNoField", "DeclarationField") else TEXTS
            if isinstance(holder.get("list"), str):
                texts = values.get(holder["list"]) or texts
            text = str(chance.choice(texts))
            found[name] = [text] if kind == "CheckboxesField" else text
    return json.dumps(found)
