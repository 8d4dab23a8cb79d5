"""What a person sees on the screen, and what looks wrong there."""
import re

from terminal import ROWS

MORE = ("More follows. Press Down.", "More before. Press Up.")
MARKED = re.compile(r"^\s*(\d+\s+)?([(\[])([ x])[)\]] (.*)")
NUMBERED = re.compile(r"^\s*\d+  (\S.*)")
VERBS = ("enter select choose give provide what how is are do does did has have which will when who where why can tell "
         "describe please").split()
SUSPECT = [
    ("HTML in the words", r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;|class=\""),
    ("a template in the words", r"\{\{|\{%|\$\{|undefined|\[object"),
    ("Markdown in the words", r"\*\*|\]\(|(^| )#{1,6} \w|__\w"),
    ("a doubled verb in a message", r"(Enter|Select) (%s)\b" % "|".join(VERBS)),
    ("a whole question within a message", r"\? (must|in the correct)"),
    ("optional said twice", r"\(optional\) \(optional\)"),
    ("a sign that is not there", "\ufffd"),
    ("the kiosk stopped by itself", r"stopped by itself"),
    ("resting", r"this computer is resting"),
    ("not sent", r"Your form is not sent yet"),
]


class Sight:
    """The part of a walk that looks."""

    def look(self):
        self.rows = self.terminal.rows()
        self.text = "\n".join(self.rows)
        self.bars = self.terminal.focused()
        self.bar = " ".join(words.strip() for _, _, words in self.bars).strip()
        self.foot = next((n for n, row in enumerate(self.rows) if row.startswith(" Esc Back")), ROWS)
        if not self.rows[0].startswith(" " + MORE[1]):
            title = next((row for row in range(self.foot) if self.terminal.bold(row)), self.foot)
            self.first = self.bold_run(title)
        self.note()

    def bold_run(self, row):
        words = []
        while row < self.foot and self.rows[row].strip() and self.terminal.bold(row):
            words.append(self.rows[row].strip())
            row += 1
        return " ".join(words)

    def note(self):
        """Keeps each screen once, and what looks wrong on it."""
        if self.text in self.seen:
            return
        self.seen.add(self.text)
        self.screens.append(self.text)
        body = " ".join(row.strip() for row in self.rows[:self.foot])
        for what, pattern in SUSPECT:
            if re.search(pattern, body):
                self.fault(what)
        if not self.bars:
            self.fault("nothing has the focus")
        if any(len(row) >= 39 and " " not in row.strip() for row in self.rows[:self.foot]):
            self.fault("a word longer than the line")
        numbers = [int(n) for n in re.findall(r"^ +(\d+)  (?=\S)", "\n".join(self.rows[:self.foot]), re.M)]
        if any(b != a + 1 for a, b in zip(numbers, numbers[1:])):
            self.fault("numbers out of order")

    def fault(self, what):
        self.faults.setdefault(what, []).append(self.text)

    def is_problem(self):
        if not self.bars:
            return False
        row = self.bars[0][0]
        if not self.is_wide() or NUMBERED.match(self.bars[0][2]) or MARKED.match(self.bars[0][2]):
            return False
        while row > 0 and self.rows[row].strip():
            if self.rows[row].strip() == "There is a problem":
                return True
            row -= 1
        return False

    def is_wide(self):
        return len(self.bars[0][2]) >= 38 or len(self.bars) > 1

    def is_fresh_error(self):
        return self.first.startswith("Error: ") and "There is a problem" in self.text and self.is_problem()
