"""A person who fills one form at the kiosk: reads the screen, presses keys, until there is an end."""
import json, os, re, shutil, subprocess, time

import person
from terminal import Terminal, ROWS

MORE = ("More follows. Press Down.", "More before. Press Up.")
PARTS = ("Day", "Month", "Year")
MOST_SCREENS, MOST_KEYS, MOST_SECONDS = 300, 20000, 60
MARKED = re.compile(r"^\s*(\d+\s+)?([(\[])([ x])[)\]] (.*)")
NUMBERED = re.compile(r"^\s*\d+  (\S.*)")


class End(Exception):
    """The walk is over: of which kind, and what was on the screen."""


class Walk:
    def __init__(self, name, definition, program, root, folder):
        self.name, self.definition, self.program, self.root, self.folder = name, definition, program, root, folder
        self.pages, self.faults, self.seen = 0, {}, set()
        self.tried, self.texts = {}, {}
        self.day, self.days, self.after_day = None, 0, False
        self.turned, self.peeked, self.title = 0, [], ""
        self.screens = []

    # The kiosk with this form as its only service.
    def pack(self):
        content = self.folder + "/Content"
        shutil.copytree(self.root + "/Kiosk/Content", content, ignore=shutil.ignore_patterns("forms"))
        os.mkdir(content + "/forms")
        shutil.copy(self.definition, content + "/forms/given.json")
        with open(self.definition) as file:
            title = str(json.load(file).get("name") or "A form").strip() or "A form"
        service = {"code": "given", "title": title, "summary": "Given.", "form": "forms/given.json"}
        with open(content + "/services.json", "w") as file:
            json.dump({"categories": [{"title": "Forms", "services": [service]}]}, file)
        store = self.folder + "/store.sqlite"
        subprocess.run([self.program, "store", "init", "--store", store], check=True, stdout=subprocess.DEVNULL)
        return [self.program, "kiosk", "--content", content, "--store", store,
                "--accessibility", self.root + "/Accessibility", "--log", self.folder + "/staff.log"]

    def run(self):
        self.start = time.monotonic()
        self.terminal = Terminal(self.pack(), dict(os.environ))
        try:
            for _ in range(50):
                self.terminal.settle(0.2)
                if self.terminal.focused():
                    break
            self.open()
            while True:
                self.step()
        except End as end:
            kind, words = end.args
        finally:
            self.terminal.stop()
        log = self.folder + "/staff.log"
        staff = open(log).read() if os.path.exists(log) else ""
        return {"name": self.name, "end": kind, "words": words, "pages": self.pages, "keys": self.terminal.keys,
                "seconds": round(time.monotonic() - self.start, 1), "turned": self.turned, "peeked": self.peeked,
                "staff": staff, "screen": self.terminal.rows(), "faults": self.faults, "screens": self.screens}

    # What is on the screen.
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

    def end(self, kind):
        self.look()
        raise End(kind, " / ".join(row.strip() for row in self.rows[:self.foot] if row.strip()))

    def press(self, key):
        moved = self.terminal.press(key)
        self.look()
        if self.terminal.keys > MOST_KEYS or time.monotonic() - self.start > MOST_SECONDS:
            raise End("failed: too long", self.text)
        return moved

    # From the first screen to the form.
    def open(self):
        self.look()
        while self.bar in MORE:
            self.press("down")
        self.press("enter")
        for _ in range(30):
            if "What do you want to do?" not in self.text and self.bar.endswith("Start now"):
                break
            if "cannot do this" in self.text or "What do you want to do?" in self.text:
                self.end("refused")
            self.press("down")
        self.press("enter")
        if "What do you want to do?" in self.text or "cannot do this" in self.text:
            self.end("refused")

    # One page, from its top to what comes after it.
    def step(self):
        self.pages += 1
        self.title = self.first
        if self.pages > MOST_SCREENS:
            self.end("failed: more than 300 screens")
        if "What do you want to do?" in self.text:
            self.end("failed: back at the beginning")
        if self.first == "Check your answers" and "You can change any answer" in self.text:
            self.send()
        key = self.title.removeprefix("Error: ")
        visit = self.tried[key] = self.tried.get(key, 0) + 1
        if visit > 60:
            self.end("failed: the same page again and again")
        if len(self.title) > 200:
            self.fault("a title that fills the screen")
        if not self.title:
            self.fault("a page without a title")
        self.been, self.marked, self.after_day = set(), 0, False
        self.problems = self.read_problems() if self.title.startswith("Error: ") else ""
        for _ in range(1500):
            if self.act(key, visit):
                break
        else:
            self.end("failed: no way off the page")

    def read_problems(self):
        if "There is a problem" not in self.text:
            self.press("down")
        words = " ".join(row.strip() for row in self.rows[:self.foot])
        found = words.split("There is a problem", 1)[-1].strip()
        self.press("enter")
        return found

    def act(self, key, visit):
        """Does what the focus asks for; true where that led off the page."""
        bar, keys = self.bar, self.terminal.keys
        if self.first != self.title:
            return True
        if not self.bars or bar in MORE:
            if (self.text, bar) in self.been:
                self.fault("Down goes round and round and never reaches the end")
                self.press("end")
            self.been.add((self.text, bar))
            self.press("down")
            return False
        if self.bars[0][0] >= self.foot:
            self.press("up")
            return self.button(key, visit)
        marked = MARKED.match(self.bars[0][2])
        if marked:
            return self.tick(marked, visit) if marked[2] == "[" else self.choose(marked, key, visit)
        numbered = NUMBERED.match(self.bars[0][2])
        if numbered or bar == "Continue":
            return self.button(key, visit)
        if self.is_problem():
            self.press("enter")
            return False
        return self.fill(key, visit)

    def is_problem(self):
        if not self.bars:
            return False
        row = self.bars[0][0]
        if not self.terminal_is_bar(row) or NUMBERED.match(self.bars[0][2]) or MARKED.match(self.bars[0][2]):
            return False
        while row > 0 and self.rows[row].strip():
            if self.rows[row].strip() == "There is a problem":
                return True
            row -= 1
        return False

    def terminal_is_bar(self, row):
        return len(self.bars[0][2]) >= 38 or len(self.bars) > 1

    def leave(self):
        """Enter on what should lead off the page. Nothing happens on the last page of a form that cannot be sent."""
        before = self.text
        self.press("enter")
        if self.text == before:
            self.terminal.settle(0.7)
            self.look()
            if self.text == before and self.bar.endswith("Continue"):
                self.end("last page")
        return True

    def button(self, key, visit):
        bar = self.bar
        if bar.endswith("Go back and change my answer"):
            self.terminals = self.__dict__.get("terminals", 0) + 1
            if self.terminals > 6:
                self.end("ending page")
            self.turned += 1
            return self.leave()
        if re.search(r"Add one$|Add another$", bar):
            return self.leave()
        if bar.endswith("Continue") and visit == 1 and "You have not added any yet." in self.text:
            self.press("up")
            return self.leave()
        if bar.endswith("Continue"):
            return self.leave()
        self.press("down")
        return False

    def choose(self, marked, key, visit):
        order = self.turned + (visit - 1 if visit > 2 and not self.problems else 0)
        for _ in range(order % 7 if order else 0):
            kept = self.text, self.bar
            self.press("down")
            if not self.bars or not MARKED.match(self.bars[0][2]) or MARKED.match(self.bars[0][2])[2] != "(":
                while self.bars and not MARKED.match(self.bars[0][2]):
                    if not self.press("up"):
                        break
                break
        before, kept = self.first, (self.text, self.bar)
        self.press("enter")
        if (self.text, self.bar) == kept:
            self.terminal.settle(0.3)
            self.look()
        if (self.text, self.bar) == kept:
            self.press("down")
        return self.first != before or self.is_fresh_error()

    def tick(self, marked, visit):
        wanted = 1
        found = re.search(r"Select (\d+)( or more)?", self.problems)
        if found:
            wanted = int(found[1])
        if marked[3] == "x":
            self.marked += 1
        elif self.marked < wanted or "Tick the box" in self.problems:
            self.press("enter")
            self.marked += 1
        self.press("down")
        if not self.bars or not MARKED.match(self.bars[0][2]):
            self.marked = 0
        return False

    # A box to type in.
    def around(self):
        """The label, the words between it and the box, and the error, from the rows above the box."""
        row, label, words, error = self.bars[0][0] - 1, [], [], []
        first = row
        while row > 0 and self.rows[row].strip() and self.rows[row].strip() not in MORE:
            text = self.rows[row].strip()
            if self.terminal.bold(row):
                label.insert(0, text)
            elif label and not any(l.startswith("Error: ") for l in label):
                break
            elif any(l.startswith("Error: ") for l in label):
                error, label = label, []
                words.insert(0, text)
            else:
                words.insert(0, text)
            row -= 1
        starts = [n for n, text in enumerate(label) if text.startswith("Error: ")]
        if starts:
            label, error = label[:starts[0]], label[starts[0]:]
        return " ".join(label), " ".join(words), " ".join(error)

    def fill(self, key, visit):
        label, words, error = self.around()
        part = next((p for p in PARTS if label == p or label.endswith(" " + p)), None)
        heading = label.removesuffix(part).strip() if part else label
        held = "".join(bar for _, _, bar in self.bars).strip()
        if part == "Day" or part == "Month" and not self.after_day:
            self.day = self.choose_day(f"{key} {heading} {words}", error) if error or not held else None
        self.after_day = part == "Day"
        if part and (self.day or error):
            day = self.day or person.date_of(key.lower(), visit)
            text = str({"Day": day.day, "Month": day.month, "Year": day.year}[part])
        elif held and not error:
            self.press("down")
            return self.first != self.title
        else:
            text = self.words_for(key, label, words, error, held)
        if held:
            self.erase(held)
        self.terminal.type(text)
        before = self.first
        self.look()
        shown = "".join(bar.rstrip() if len(self.bars) == 1 else bar for _, _, bar in self.bars)
        if text and text[:8].strip() not in shown.replace("  ", " ") and len(text) < 60:
            self.fault("what was typed is not seen")
        kept = self.text
        self.press("enter")
        if self.text == kept:
            self.press("down")
        return self.first != before or self.is_fresh_error()

    def is_fresh_error(self):
        return self.first.startswith("Error: ") and "There is a problem" in self.text and self.is_problem()

    def erase(self, held):
        self.terminal.keys += len(held) + 3
        os.write(self.terminal.file, b"\x7f" * (len(held) + 3))
        self.terminal.settle()

    def choose_day(self, words, error):
        """A day for three boxes; another one where the last was wrong."""
        self.days = self.days + 1 if error else 0
        chosen = person.date_of(words.lower(), self.days)
        return person.bounded(error.lower(), chosen) or chosen

    def words_for(self, key, label, words, error, held):
        place = (key, label)
        if not error:
            text = person.text_of(label.lower() or key.lower(), f"{words} {key}".lower(), "", 0, "")
        else:
            tries = self.texts.get(place, (0, ""))[0] + 1
            text = person.text_of(label.lower() or key.lower(), words.lower(), error.lower(), tries, self.texts.get(place, (0, held))[1])
            if tries > 3 and "correct form" in error:
                text = self.peek() or text
            self.texts[place] = (tries, text)
            return text
        self.texts.setdefault(place, (0, text))
        self.texts[place] = (self.texts[place][0], text)
        return text

    def peek(self):
        """Something that fits a pattern of the definition: the last resort."""
        found = re.findall(r'"regex": ?("(?:[^"\\]|\\.)*")', open(self.definition).read())
        for pattern in map(json.loads, found):
            if pattern not in self.peeked:
                self.peeked.append(pattern)
                for text in person.FORMS:
                    try:
                        if re.fullmatch(pattern, text):
                            return text
                    except re.error:
                        pass
        return None

    # Checking and sending.
    def send(self):
        been = set()
        while not re.search(r"^\d+  Send my form$", self.bar):
            if (self.text, self.bar) in been:
                self.fault("Down goes round and round and never reaches the end")
                self.press("end")
                break
            been.add((self.text, self.bar))
            self.press("down")
        time.sleep(0.35)
        self.press("enter")
        for _ in range(8):
            if "Your reference is" in self.text:
                found = re.search(r"^ ((?:[2-9A-Z]{2,}-)+[2-9A-Z]{2,})$", self.text, re.M)
                if not found:
                    self.fault("no reference under its words")
                self.end("sent")
            if self.first != "Check your answers":
                break
            self.terminal.settle(0.5)
            self.look()
        if self.first == "Check your answers":
            self.end("failed: sending does nothing")
        if self.first.startswith("Error: "):
            return
        self.end("failed: not sent")


SUSPECT = [
    ("HTML in the words", r"</?[a-zA-Z][^>]*>|&[a-z]+;|&#\d+;|class=\""),
    ("a template in the words", r"\{\{|\{%|\$\{|undefined|\[object"),
    ("Markdown in the words", r"\*\*|\]\(|(^| )#{1,6} \w|__\w"),
    ("a doubled verb in a message", r"(Enter|Select) (enter|select|choose|give|provide|what|how|is|are|do|does|did|has|have|which|will|when|who|where|why|can|tell|describe|please)\b"),
    ("a sign that is not there", "\ufffd"),
    ("the kiosk stopped by itself", r"stopped by itself"),
    ("resting", r"this computer is resting"),
    ("not sent", r"Your form is not sent yet"),
]
