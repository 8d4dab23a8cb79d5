"""Boxes to type in: what they ask for, and what is typed there."""
import json, os, re

import person
from sight import MORE

PARTS = ("Day", "Month", "Year")


class Boxes:
    """The part of a walk that types."""

    def around(self):
        """The label, the words between it and the box, and the error, from the rows above the box."""
        row, label, words, error = self.bars[0][0] - 1, [], [], []
        while row > 0 and self.rows[row].strip() and self.rows[row].strip() not in MORE:
            text = self.rows[row].strip()
            if self.terminal.bold(row):
                label.insert(0, text)
                if text.startswith("Error: "):
                    label, error = [], label
            elif label:
                break
            else:
                words.insert(0, text)
            row -= 1
        return " ".join(label), " ".join(words), " ".join(error)

    def fill(self, key, visit):
        label, words, error = self.around()
        part = next((p for p in PARTS if label == p or label.endswith(" " + p)), None)
        heading = label.removesuffix(part).strip() if part else label
        held = "".join(bar for _, _, bar in self.bars).strip()
        if held and self.problems and len(self.bars) > 1 and len(self.bars[0][2]) < 30:
            # A long text in a narrow box hides what it is asked for: it goes first.
            self.erase(held)
            self.look()
            return False
        if visit == 1 and not held and "(optional)" not in label:
            # In a hurry: a box that was missed is filled in after the error says so.
            kept = self.text, self.bars
            self.press("enter")
            if (self.text, self.bars) == kept:
                self.press("down")
            return self.first != self.title or self.is_fresh_error()
        if part == "Day" or part == "Month" and not self.after_day:
            self.day = self.choose_day(f"{key} {heading} {words}", error) if error or not held else None
        self.after_day = part == "Day"
        if part and (self.day or error or not held):
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
        kept = self.text, self.bars
        self.press("enter")
        if (self.text, self.bars) == kept:
            self.press("down")
        return self.first != before or self.is_fresh_error()

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
        self.texts[place] = (self.texts.get(place, (0, ""))[0], text)
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
