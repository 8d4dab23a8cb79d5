#!/usr/bin/env python3
"""Makes the letters of Accessibility/Fonts that are not drawn there, from the console fonts of Debian.

Usage: Kiosk/Deploy/fonts.py        needs the package console-setup-linux

 - terminal-6x12.txt, terminal-bold-8x16.txt: letters that Handrail draws with blocks
 - console-16.psf.gz, console-24.psf.gz, console-32.psf.gz: fonts of a Linux console, with the sixteen shapes of quadrant
   and half blocks in the place of signs that no screen uses

All come from Terminus Font and stay under its licence, TERMINUS-LICENCE.txt; none may bear its name.
"""
import gzip, os, struct

DEBIAN = "/usr/share/consolefonts/"
HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../Accessibility/Fonts/")
WANTED = [*range(0x20, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x180), *range(0x218, 0x21C), *range(0x1E80, 0x1E86),
          0x1EF2, 0x1EF3, *range(0x2010, 0x2016), *range(0x2018, 0x201F), 0x2022, 0x2026, 0x20AC,
          *range(0x2190, 0x2194), 0x2713, 0xFFFD]
# Bit 0 is the upper left quarter, bit 1 the upper right, bit 2 the lower left, bit 3 the lower right.
BLOCKS = {0x2580: 3, 0x2584: 12, 0x2588: 15, 0x258C: 5, 0x2590: 10, 0x2596: 4, 0x2597: 8, 0x2598: 1, 0x2599: 13,
          0x259A: 9, 0x259B: 7, 0x259C: 11, 0x259D: 2, 0x259E: 6, 0x259F: 14}

# Where the letters of the small fonts are mistaken for each other, they are drawn anew: rows from one on, of letters by
# the height of the font.
MENDED = {
    12: {"I": (2, "#####. ..#... ..#... ..#... ..#... ..#... ..#... #####."),
         "l": (2, ".##... ..#... ..#... ..#... ..#... ..#... ..#... ...##."),
         "q": (10, "....##"), "å": (0, ".###.. .#.#.. .###.. ......"), "Å": (0, ".###.. .###.."),
         "-": (6, ".###.."), "–": (6, "#####."), "—": (6, "######")},
    16: {"I": (2, ".######. ...##... ...##... ...##... ...##... ...##... ...##... ...##... ...##... .######."),
         "l": (2, "..###... ...##... ...##... ...##... ...##... ...##... ...##... ...##... ...##... ....###."),
         "8": (2, ".#####.. ##...##. ##...##. .##.##.. ..###... .##.##.. ##...##. ##...##. ##...##. .#####.."),
         "-": (7, "..####.."), "–": (7, "#######."), "—": (7, "########")},
}


class Psf:
    """A console font: its pictures, and for each of them the numbers of its characters."""

    def __init__(self, name):
        bytes = gzip.open(DEBIAN + name).read()
        if bytes[:2] == b"\x36\x04":
            count, self.size, head = 512 if bytes[2] & 1 else 256, bytes[3], 4
            self.width, self.height = 8, self.size
            table = struct.unpack("<%dH" % ((len(bytes) - head - count * self.size) // 2), bytes[head + count * self.size:])
            entries, entry, isSingle = [], [], True
            for number in table:
                if number == 0xFFFF:
                    entries.append(entry)
                    entry, isSingle = [], True
                elif number == 0xFFFE:
                    isSingle = False
                elif isSingle:
                    entry.append(number)
        else:
            _, _, head, _, count, self.size, self.height, self.width = struct.unpack("<8I", bytes[:32])
            table = bytes[head + count * self.size:].split(b"\xff")[:count]
            entries = [[ord(c) for c in entry.split(b"\xfe")[0].decode()] for entry in table]
        self.pictures = [bytes[head + i * self.size:head + (i + 1) * self.size] for i in range(count)]
        self.entries = entries

    def rows(self, picture):
        """The picture as rows of # and dots."""
        wide = self.size // self.height
        numbers = (int.from_bytes(picture[y * wide:(y + 1) * wide], "big") for y in range(self.height))
        return [format(n, "0%db" % (8 * wide))[:self.width].replace("0", ".").replace("1", "#") for n in numbers]

    def block(self, quarters):
        """The picture of a block, by its quarters."""
        rows = []
        for y in range(self.height):
            two = quarters >> (0 if y < self.height // 2 else 2) & 3
            row = ("1" if two & 1 else "0") * (self.width // 2) + ("1" if two & 2 else "0") * (self.width - self.width // 2)
            rows.append(int(row.ljust(8 * (self.size // self.height), "0"), 2).to_bytes(self.size // self.height, "big"))
        return b"".join(rows)


def letters(source, name, words):
    """Writes the letters of a font as text."""
    font = Psf(source)
    index = {number: i for i, entry in enumerate(font.entries) for number in entry}
    with open(HERE + name, "w", encoding="utf-8") as file:
        file.write(words + "\nMade by Kiosk/Deploy/fonts.py from Terminus Font, under its licence: TERMINUS-LICENCE.txt\n"
                   "Each letter begins with its number in Unicode and the letter itself; U+FFFD stands for all that are missing.\n"
                   f"\nsize {font.width} {font.height}\n")
        for number in WANTED:
            if number in index:
                rows = font.rows(font.pictures[index[number]])
                first, mended = MENDED[font.height].get(chr(number), (0, ""))
                rows[first:first + len(mended.split())] = mended.split()
                file.write(f"\n{number:04X} {chr(number)}\n" + "\n".join(rows) + "\n")


def console(source, name):
    """Writes a console font that has the blocks."""
    font = Psf(source)
    there = {number for entry in font.entries for number in entry}
    # What nobody needs is given up from the end: signs whose every number is none of those wanted.
    spare = [i for i, entry in enumerate(font.entries)
             if entry and not any(n in WANTED or n in BLOCKS or n == 0x20 for n in entry)]
    for number, quarters in BLOCKS.items():
        if number in there:
            i = next(i for i, entry in enumerate(font.entries) if number in entry)
        else:
            i = spare.pop()
        font.pictures[i], font.entries[i] = font.block(quarters), [number]
    count = len(font.pictures)
    table = b"".join("".join(map(chr, entry)).encode() + b"\xff" for entry in font.entries)
    head = struct.pack("<8I", 0x864AB572, 0, 32, 1, count, font.size, font.height, font.width)
    with open(HERE + name, "wb") as file:
        file.write(gzip.compress(head + b"".join(font.pictures) + table, mtime=0))


letters("Uni2-Terminus12x6.psf.gz", "terminal-6x12.txt", "Letters of 6 by 12 pixels, for half blocks.")
letters("Uni2-TerminusBold16.psf.gz", "terminal-bold-8x16.txt", "Bold letters of 8 by 16 pixels, for half blocks.")
console("Uni2-TerminusBold16.psf.gz", "console-16.psf.gz")
console("Uni2-TerminusBold24x12.psf.gz", "console-24.psf.gz")
console("Uni2-TerminusBold32x16.psf.gz", "console-32.psf.gz")
