"""What a person types into a box: by its words, and by what was said to be wrong with the last try."""
import datetime, hashlib, re

TODAY = datetime.date.today()
MONTHS = {name: number for number, name in enumerate(
    "january february march april may june july august september october november december".split(), 1)}
DAY_IN_WORDS = re.compile(r"(\d{1,2}) (%s) (\d{4})" % "|".join(MONTHS))
# Tried in turn where a message says only that the form is wrong.
FORMS = ["Mary Brown", "mary@example.com", "01632960001", "SW1A 1AA", "12345678", "AB123456", "106123456", "QQ 12 34 56 C",
         "12/345/6789", "A1", "1", "SX1234 5678", "SD", "2026", "10:30", "https://www.example.org", "GB123456789"]


def date_of(words, tries):
    """A day that fits the words of a question; others when it was tried before."""
    early = re.search(r"birth|born|dob", words)
    later = re.search(r"future|expir|will |start|begin|plan|propos|intend|end date|until|deadline|complet|finish", words)
    offsets = [-16000, -9000, -20000] if early else [40, 200, -10, 800] if later else [-10, 40, -400, 400, 0]
    return TODAY + datetime.timedelta(days=offsets[tries % len(offsets)])


def bounded(error, chosen):
    """A day that an error asks for, or the one there was."""
    found = DAY_IN_WORDS.search(error)
    if not found:
        return None
    limit = datetime.date(int(found[3]), MONTHS[found[2]], int(found[1]))
    if "or after" in error:
        return limit + datetime.timedelta(days=3)
    if "or before" in error:
        return limit - datetime.timedelta(days=3)
    return chosen


def figure(text):
    return text.replace(",", "")


def text_of(label, words, error, tries, last):
    """What to type: label and words in small letters, the error of the last try, how often it was tried, what it was."""
    for pattern, value in TIMES:
        if re.search(pattern, label):
            return value
    for pattern, make in ERRORS:
        found = re.search(pattern, error)
        if found:
            return make(found, last, tries)
    for pattern, value in PLAIN:
        if re.search(pattern, label):
            return value
    for pattern, value in PLAIN:
        if re.search(pattern, words):
            return value
    return "Two of them are by the door"


def stretched(text, least):
    return (text + " and more of it" * least)[:max(least, len(text))] if len(text) < least else text


ERRORS = [
    (r"email address in the correct", lambda f, l, t: "mary@example.com"),
    (r"phone number, like", lambda f, l, t: "01632 960 001"),
    (r"full uk postcode|enter a postcode", lambda f, l, t: "SW1A 1AA"),
    (r"website address, like", lambda f, l, t: "https://www.example.org"),
    (r"two letters and then the numbers", lambda f, l, t: ["TQ 123 456", "SD12345678", "SX1234"][t % 3]),
    (r"town or city", lambda f, l, t: "Millbrook"),
    (r"real time, like", lambda f, l, t: "14:30"),
    (r"between ([\d,]+) and ([\d,]+) characters",
     lambda f, l, t: stretched(l, int(figure(f[1])))[:int(figure(f[2]))].strip()),
    (r"must be ([\d,]+) characters or more", lambda f, l, t: stretched(l, int(figure(f[1])))),
    (r"must be ([\d,]+) characters or less", lambda f, l, t: l[:int(figure(f[1]))].strip()),
    (r"must be ([\d,]+) characters", lambda f, l, t: ("1234567890" * 9)[:int(figure(f[1]))]),
    (r"must be ([\d,]+) words or fewer", lambda f, l, t: " ".join(l.split()[:int(figure(f[1]))])),
    (r"must be (-?[\d.,]+) or more", lambda f, l, t: figure(f[1])),
    (r"must be (-?[\d.,]+) or fewer", lambda f, l, t: figure(f[1])),
    (r"have (\d+) or fewer numbers after", lambda f, l, t: "10"),
    (r"have (\d+) or more numbers after", lambda f, l, t: "10." + "5" * int(f[1])),
    (r"must be a (whole )?number", lambda f, l, t: "30"),
    (r"in the correct form", lambda f, l, t: FORMS[(t - 1) % len(FORMS)]),
    (r"only include letters", lambda f, l, t: "Mary"),
]

TIMES = [(r"hour, 0 to 23", "10"), (r"minute$", "30")]

PLAIN = [
    (r"\be-?mail", "mary@example.com"),
    (r"telephone|\bphone|mobile|contact number", "01632 960 001"),
    (r"postcode", "SW1A 1AA"),
    (r"easting", "532000"), (r"northing", "181000"), (r"latitude", "51.5"), (r"longitude", "-0.12"),
    (r"grid ref", "TQ 123 456"), (r"field number", "NG 1234 5678"),
    (r"website|web address|\burl\b|\blink\b", "https://www.example.org"),
    (r"address line 1", "14 Weir Road"), (r"address line 2", "The Mill"), (r"town|city", "Millbrook"),
    (r"county", "Ashdale"),
    (r"name", "Mary Brown"),
    (r"how many|how much|number of|amount|cost|£|percent|%|total|budget|\bage\b|hectare|size|quantity|turnover|value", "12"),
    (r"address", "14 Weir Road, Millbrook"),
]


def steady(text, count):
    """A number below `count` that is always the same for a text."""
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:4], "big") % count
