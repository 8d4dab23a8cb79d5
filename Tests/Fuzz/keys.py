#!/usr/bin/env python3
"""Random keys through a pty: nothing crashes, nothing is left behind. Usage: keys.py HANDRAIL KEYS SEED"""
import contextlib, fcntl, json, os, pty, random, select, signal, sqlite3, struct, subprocess, sys, tempfile, termios, time

PROGRAM, COUNT, SEED = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
HERE = os.path.dirname(os.path.abspath(__file__))
KEYS = ["\r"] * 12 + ["\x1b[B", "\x1bOB", "\x1b[A", "\x1bOA"] * 5 + list("1234567890") * 2 + list("abc Ł'é?!") + [
    "\x1b", "\t", "\x1b[Z", "\x7f", "\x1b[3~", "\x1b[D", "\x1b[C", "\x1b[H", "\x1b[F", "\x1b[5~", "\x1b[6~", "\x1bOP",
    "\x1bOQ", "\x1bOR", "\x1b[21~", "\x03", "\x1a", "\x1c", "\x04", "\x13", "\x11", "\x00", "\x1b[200~", "\x1b[M !!",
    "\x1b[1;5C", "\x1bx", "👩‍👩‍👧", "e\u0301\u0301\u0301", "مرحبا", "漢", "\u202e", "\xff"]


def children(pid):
    with open(f"/proc/{pid}/task/{pid}/children") as file:
        return [int(p) for p in file.read().split()]


def session_of(pid):
    """Every living process of the pty's session."""
    found = []
    for entry in filter(str.isdigit, os.listdir("/proc")):
        try:
            fields = open(f"/proc/{entry}/stat").read().rpartition(")")[2].split()
            if int(fields[3]) == pid and fields[0] != "Z":
                found.append(int(entry))
        except OSError:
            pass
    return found


def services_begun(store):
    """How often each service was begun that was begun at all."""
    with contextlib.closing(sqlite3.connect(store)) as connection:
        return [row[0] for row in connection.execute("SELECT sum(times) FROM service_begun GROUP BY service")]


def offered():
    """How many services the content pack offers."""
    with open(HERE + "/../../Kiosk/Content/services.json") as file:
        return sum(len(category["services"]) for category in json.load(file)["categories"])


def main():
    chance = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        store, log = folder + "/store.sqlite", folder + "/staff.log"
        subprocess.run([PROGRAM, "store", "init", "--store", store], check=True)
        master, slave = pty.openpty()
        before = termios.tcgetattr(slave)
        pid = os.fork()
        if pid == 0:
            os.setsid()
            fcntl.ioctl(slave, termios.TIOCSCTTY, 0)
            for fd in (0, 1, 2):
                os.dup2(slave, fd)
            os.environ["TERM"] = "xterm-256color"
            os.execv(PROGRAM, [PROGRAM, "kiosk", "--store", store, "--log", log])
        output, sessions, started = b"", set(), time.time()

        def drain(seconds):
            nonlocal output
            while select.select([master], [], [], seconds)[0]:
                output = (output + os.read(master, 65536))[-4096:]
                seconds = 0

        drain(1)
        for number in range(COUNT):
            key = chance.choice(KEYS) if chance.random() < 0.97 else None
            data = key.encode("utf-8", "surrogateescape") if key else bytes(chance.randrange(256) for _ in range(6))
            os.write(master, data)
            drain(0.002 if number % 50 else 0.05)
            if chance.random() < 0.002:
                size = struct.pack("HHHH", chance.randrange(1, 70), chance.randrange(1, 240), 0, 0)
                fcntl.ioctl(master, termios.TIOCSWINSZ, size)
            if number % 200 == 0:
                if os.waitpid(pid, os.WNOHANG)[0]:
                    sys.exit(f"the supervisor ended after {number} keys (seed {SEED})")
                sessions.update(children(pid))
        drain(0.5)
        os.kill(pid, signal.SIGTERM)
        deadline = time.time() + 5
        status = None
        while time.time() < deadline and status is None:
            drain(0.05)
            done, code = os.waitpid(pid, os.WNOHANG)
            status = os.waitstatus_to_exitcode(code) if done else None
        left = session_of(pid)
        faults = [line for line in open(log).read().splitlines() if "ended" in line] if os.path.exists(log) else []
        same = termios.tcgetattr(slave) == before
        shown = b"\x1b[?25h" in output or b"\x1b[?12l\x1b[?25h" in output or b"\x1b[34h\x1b[?25h" in output
        check = subprocess.run([PROGRAM, "store", "check", "--store", store]).returncode
        begun = services_begun(store)
        lines = [f"{COUNT} keys, seed {SEED}: {len(sessions)}+ sessions seen, {time.time() - started:.0f} s",
                 f"services begun: {sum(begun)} times, {len(begun)} of {offered()}",
                 f"crashes on the staff log: {len(faults)}", f"processes left: {len(left)}", f"exit status of the supervisor: {status}",
                 f"terminal settings as before: {same}, cursor shown: {shown}", f"store check: {'ok' if check == 0 else 'NOT ok'}"]
        print("\n".join(lines + faults[:5]))
        commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
        with open(HERE + "/RESULT.md", "w") as file:
            file.write(f"# Last result of `Tests/Fuzz/run.sh`\n\n{time.strftime('%Y-%m-%d')}, commit {commit}, {os.cpu_count()} cores, "
                       f"Linux {os.uname().release.split('-')[0]}.\n\n" + "\n".join(f"- {line}" for line in lines) + "\n")
        # Keys that come to no form would find nothing there either: that is a fault of this run.
        sys.exit(not (begun and not faults and not left and status == 0 and same and shown and check == 0))


main()
