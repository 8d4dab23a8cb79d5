"""A program in a real terminal of 40 columns and 12 rows, and what a person sees of it."""
import fcntl, os, pty, re, select, signal, struct, termios, time

import pyte

COLUMNS, ROWS = 40, 12
KEYS = {"down": "\x1b[B", "up": "\x1b[A", "enter": "\r", "end": "\x1b[F", "erase": "\x7f", "esc": "\x1b", "delete": "\x1b[3~"}


class Screen(pyte.Screen):
    """What pyte does not know of a terminal and ncurses uses: to say a sign again, and to scroll by lines."""

    def draw(self, data):
        self.last = data[-1:]
        super().draw(data)

    def repeat(self, count=1, **_):
        self.draw(self.last * (count or 1))

    def scroll(self, count, act):
        top, bottom = self.margins or (0, self.lines - 1)
        row, column = self.cursor.y, self.cursor.x
        self.cursor.y = top
        act(min(count or 1, bottom - top + 1))
        self.cursor.y, self.cursor.x = row, column

    def scroll_up(self, count=1, **_):
        self.scroll(count, self.delete_lines)

    def scroll_down(self, count=1, **_):
        self.scroll(count, self.insert_lines)


class Stream(pyte.ByteStream):
    """A stream of those signs too."""
    csi = {**pyte.ByteStream.csi, "b": "repeat", "S": "scroll_up", "T": "scroll_down"}
    events = pyte.ByteStream.events | {"repeat", "scroll_up", "scroll_down"}


class Terminal:
    """Runs a program. `press` sends keys and waits until the screen is still."""

    def __init__(self, command, environment):
        self.screen = Screen(COLUMNS, ROWS)
        self.stream = Stream(self.screen)
        self.keys = 0
        self.pid, self.file = pty.fork()
        if self.pid == 0:
            os.execve(command[0], command, {**environment, "TERM": "xterm-256color"})
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))

    def settle(self, first=0.25, quiet=0.012):
        """Reads until nothing has come for a while; says whether anything came."""
        came = False
        while select.select([self.file], [], [], quiet if came else first)[0]:
            try:
                data = os.read(self.file, 65536)
            except OSError:
                return came
            if not data:
                return came
            self.stream.feed(data)
            came = True
        return came

    def press(self, name):
        self.keys += 1
        os.write(self.file, KEYS[name].encode())
        return self.settle()

    def type(self, text):
        self.keys += len(text)
        os.write(self.file, text.encode())
        return self.settle()

    def rows(self):
        return [line.rstrip() for line in self.screen.display]

    def focused(self):
        """The rows with dark letters on light, which is how the focus looks, and the words there."""
        found = []
        for row in range(ROWS):
            line = self.screen.buffer[row]
            columns = [x for x in range(COLUMNS) if line[x].reverse or line[x].bg.lower() in ("ffffff", "white")]
            if columns:
                found.append((row, columns[0], "".join(line[x].data for x in columns)))
        return found

    def bold(self, row):
        line = self.screen.buffer[row]
        return any(line[x].bold for x in range(COLUMNS) if line[x].data != " ")

    def stop(self):
        try:
            os.kill(self.pid, signal.SIGTERM)
        except ProcessLookupError:
            pass
        os.close(self.file)
        os.waitpid(self.pid, 0)
