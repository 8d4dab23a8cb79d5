#!/usr/bin/env python3
"""Spoilt form definitions: nothing crashes, hangs or eats the memory. Usage: forms.py HANDRAIL FORMS-FOLDER... COUNT SEED

Every mutant is checked and walked by the command in a process of its own. FORMS-RESULT.md is written beside this file.
"""
import collections, glob, json, os, random, subprocess, sys, tempfile, threading, time
from concurrent.futures import ThreadPoolExecutor

from spoil import answers, bend, costly, large, mislead, spoil

PROGRAM, FOLDERS, COUNT, SEED = sys.argv[1], sys.argv[2:-2], int(sys.argv[-2]), int(sys.argv[-1])
HERE = os.path.dirname(os.path.abspath(__file__))
SECONDS, MEGABYTES, MERCY = 1.0, 200, 10.0  # the limits for one mutant, and when a hanging one is killed
WORKERS = 2


class Tally:
    def __init__(self):
        self.lock, self.kinds, self.codes = threading.Lock(), collections.Counter(), collections.Counter()
        self.faults, self.slowest, self.largest, self.walked = [], (0.0, ""), (0, ""), 0

    def add(self, kind, result, label):
        code, seconds, kilobytes, out, _ = result
        with self.lock:
            self.kinds[kind] += 1
            self.codes[code] += 1
            self.walked += out.startswith(b"{")
            self.slowest = max(self.slowest, (seconds, label))
            self.largest = max(self.largest, (kilobytes, label))

    def fault(self, what, label, mutant):
        with self.lock:
            self.faults.append((what, label))
            folder = os.environ.get("FUZZ_KEEP")
            if folder:
                os.makedirs(folder, exist_ok=True)
                with open(f"{folder}/{len(self.faults)}-{what.split()[0]}.json", "wb") as file:
                    file.write(mutant)


class Launcher:
    """Starts the program from a small process: what a process is started from counts in its peak of memory."""

    def __init__(self, out):
        self.out = out
        self.process = subprocess.Popen([sys.executable, "-S", "-c", LAUNCH, str(MERCY)], text=True, bufsize=1,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def run(self, command):
        """The exit status, CPU seconds, peak kilobytes, output and whether it had to be killed."""
        self.process.stdin.write(json.dumps([self.out, *command]) + "\n")
        code, seconds, kilobytes, killed = json.loads(self.process.stdout.readline())
        with open(self.out, "rb") as file:
            return code, seconds, kilobytes, file.read(), killed

    def end(self):
        self.process.stdin.close()
        self.process.wait()


LAUNCH = """
import json, os, signal, sys
def hang(*_):
    global killed
    killed = True
    os.kill(pid, signal.SIGKILL)
signal.signal(signal.SIGALRM, hang)
null = os.open(os.devnull, os.O_RDWR)
for line in sys.stdin:
    path, *command = json.loads(line)
    out, killed = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC), False
    pid = os.posix_spawn(command[0], command, {}, file_actions=[
        (os.POSIX_SPAWN_DUP2, null, 0), (os.POSIX_SPAWN_DUP2, out, 1), (os.POSIX_SPAWN_DUP2, null, 2)])
    os.close(out)
    signal.setitimer(signal.ITIMER_REAL, float(sys.argv[1]))
    _, status, usage = os.wait4(pid, 0)
    signal.setitimer(signal.ITIMER_REAL, 0)
    print(json.dumps([os.waitstatus_to_exitcode(status), usage.ru_utime + usage.ru_stime, usage.ru_maxrss, killed]),
          flush=True)
"""


def judge(result, walked):
    """What is wrong with a run, or nothing."""
    code, seconds, kilobytes, out, killed = result
    if killed:
        return f"hang over {MERCY:.0f} s"
    if code < 0:
        return f"crash by signal {-code}"
    if code not in (0, 1, 3):
        return f"status {code}"
    if seconds > SECONDS:
        return f"slow {seconds:.1f} s"
    if kilobytes > MEGABYTES * 1024:
        return f"memory {kilobytes // 1024} MB"
    if walked and out:
        try:
            if {"path", "errors", "summary", "complete"} - set(json.loads(out)):
                return "shape of the output"
        except ValueError:
            return "output is no JSON"
    return None


def make(number, sources):
    """The mutant of a number, the same for the same seed: bytes, answers and a name for it."""
    chance = random.Random(SEED * 1_000_003 + number)
    if number % 1000 == 999:
        mutant, what = large(number // 1000)
        return mutant, "{}", "large", f"#{number} {what}"
    if number % 5000 == 2500:
        mutant, filled, pattern = costly(number // 5000)
        return mutant, filled, "pattern", f"#{number} pattern {pattern}"
    # Every other mutant is of a definition that is accepted as it stands, for what is refused early says little.
    name, raw = chance.choice(sources[number % 2] or sources[0])
    tree = json.loads(raw)
    label = f"#{number} {name}"
    if chance.random() < 0.25:
        mutant, kind = bend(raw, chance)
        return mutant, answers(tree, chance), kind, f"{label} {kind}"
    if chance.random() < 0.4:
        kinds = [mislead(tree, chance) for _ in range(chance.choice([1, 1, 2, 4]))]
        return json.dumps(tree).encode(), answers(tree, chance), kinds[0], f"{label} {'+'.join(kinds)}"
    kinds = [spoil(tree, chance) for _ in range(chance.choice([1, 1, 1, 2, 3, 8]))]
    return json.dumps(tree).encode(), answers(tree, chance), kinds[0], f"{label} {'+'.join(kinds)}"


def load(launcher):
    files = sorted(path for folder in FOLDERS for path in glob.glob(folder + "/*.json"))
    every = [(os.path.basename(path), open(path, "rb").read()) for path in files]
    accepted = [launcher.run([PROGRAM, "form", "check", path])[0] == 0 for path in files]
    return every, [source for source, good in zip(every, accepted) if good]


def main():
    sys.setrecursionlimit(100_000)
    tally, started = Tally(), time.monotonic()

    def one(worker, launcher, folder):
        form, filled = f"{folder}/{worker}.json", f"{folder}/{worker}-answers.json"
        for number in range(worker, COUNT, WORKERS):
            mutant, entries, kind, label = make(number, sources)
            with open(form, "wb") as file:
                file.write(mutant)
            with open(filled, "w") as file:
                file.write(entries)
            for walked, command in ((True, ["walk", form, "--answers", filled, "--today", "2026-11-21", "--json"]),
                                    (False, ["check", form])):
                # Checking reads as walking does, so it need not be done for each.
                if not walked and number % 10:
                    continue
                result = launcher.run([PROGRAM, "form", *command])
                tally.add(kind, result, label)
                if what := judge(result, walked):
                    tally.fault(what, f"{command[0]} {label}", mutant)

    with tempfile.TemporaryDirectory(dir="/dev/shm" if os.path.isdir("/dev/shm") else None) as folder:
        launchers = [Launcher(f"{folder}/{worker}.out") for worker in range(WORKERS)]
        sources = load(launchers[0])
        with ThreadPoolExecutor(WORKERS) as pool:
            list(pool.map(lambda worker: one(worker, launchers[worker], folder), range(WORKERS)))
        for launcher in launchers:
            launcher.end()
    report(tally, sources, time.monotonic() - started)
    sys.exit(1 if tally.faults else 0)


def report(tally, sources, seconds):
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    lines = [
        "# Last result of `Tests/Fuzz/forms.sh`", "",
        f"{time.strftime('%Y-%m-%d')}, commit {commit}, {os.cpu_count()} cores, Linux {os.uname().release.split('-')[0]}.",
        "", f"- {COUNT} mutants of {len(sources[0])} definitions, of which {len(sources[1])} are accepted unspoilt, "
        f"seed {SEED}: {sum(tally.codes.values())} runs, {seconds:.0f} s",
        f"- walked {tally.walked}, refused {sum(tally.codes.values()) - tally.walked}",
        f"- faults (crash, over {SECONDS:.0f} s of processor, over {MEGABYTES} MB, bad output): {len(tally.faults)}",
        f"- slowest: {tally.slowest[0]:.2f} s ({tally.slowest[1]})",
        f"- largest: {tally.largest[0] // 1024} MB ({tally.largest[1]})",
        "- first spoilt by: " + ", ".join(f"{kind} {n}" for kind, n in tally.kinds.most_common()),
    ]
    kinds = collections.Counter(what.split()[0] for what, _ in tally.faults)
    lines += [f"- {kind}: {n}" for kind, n in kinds.most_common()]
    lines += [f"  - {what}: {label}" for what, label in tally.faults[:40]]
    with open(f"{HERE}/FORMS-RESULT.md", "w") as file:
        file.write("\n".join(lines) + "\n")
    print("\n".join(lines[2:]))


main()
