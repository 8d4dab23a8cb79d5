"""A person who fills one form at the kiosk: reads the screen, presses keys, until there is an end."""
import json, os, re, shutil, subprocess, time

from boxes import Boxes
from sight import MARKED, MORE, NUMBERED, Sight
from terminal import Terminal

MOST_SCREENS, MOST_KEYS, MOST_SECONDS = 300, 20000, 150


class End(Exception):
    """The walk is over, and in which way."""


class Walk(Sight, Boxes):
    """One form, from the first screen of the kiosk to an end."""

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
            return self.result(end.args[0])
        finally:
            self.terminal.stop()

    def result(self, end):
        log = self.folder + "/staff.log"
        # A recorded result names no folder of the machine it was made on.
        staff = open(log).read().replace(self.folder + "/", "") if os.path.exists(log) else ""
        return {"name": self.name, "end": end, "pages": self.pages, "keys": self.terminal.keys,
                "seconds": round(time.monotonic() - self.start, 1), "peeked": self.peeked, "staff": staff,
                "screen": self.terminal.rows(), "faults": self.faults, "screens": self.screens}

    def end(self, kind):
        self.look()
        raise End(kind)

    def press(self, key):
        moved = self.terminal.press(key)
        self.look()
        if self.terminal.keys > MOST_KEYS or time.monotonic() - self.start > MOST_SECONDS:
            raise End("failed: too long")
        return moved

    # From the first screen to the form.
    def open(self):
        self.look()
        if "Press Enter to start." in self.text:
            self.press("enter")
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
        if self.bar.endswith("Start now"):
            # Back from an ending page that is the first one: there is no other choice to try.
            self.end("ending page")
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
        bar = self.bar
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
            return self.button(visit)
        marked = MARKED.match(self.bars[0][2])
        if marked:
            return self.tick(marked, visit) if marked[2] == "[" else self.choose(visit)
        numbered = NUMBERED.match(self.bars[0][2])
        if numbered or bar == "Continue":
            return self.button(visit)
        if self.is_problem():
            self.press("enter")
            return False
        return self.fill(key, visit)

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

    def button(self, visit):
        bar = self.bar
        if bar.endswith("Go back and change my answer"):
            if self.turned >= 6:
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

    def choose(self, visit):
        """The first choice; another one after an ending page, or where the same page comes again and again."""
        order = self.turned + (visit - 1 if visit > 2 and not self.problems else 0)
        for _ in range(order % 7):
            self.press("down")
            if not self.bars or not MARKED.match(self.bars[0][2]) or MARKED.match(self.bars[0][2])[2] != "(":
                while self.bars and not MARKED.match(self.bars[0][2]) and self.press("up"):
                    pass
                break
        before, kept = self.first, (self.text, self.bars)
        self.press("enter")
        if (self.text, self.bars) == kept:
            self.terminal.settle(0.3)
            self.look()
        if (self.text, self.bars) == kept:
            self.press("down")
        return self.first != before or self.is_fresh_error()

    def tick(self, marked, visit):
        wanted = 1
        found = re.search(r"Select (\d+)( or more)?", self.problems)
        if found:
            wanted = int(found[1])
        if marked[3] == "x":
            self.marked += 1
        elif visit > 1 and (self.marked < wanted or "Tick the box" in self.problems):
            self.press("enter")
            self.marked += 1
        self.press("down")
        if not self.bars or not MARKED.match(self.bars[0][2]):
            self.marked = 0
        return False

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
