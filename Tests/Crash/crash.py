#!/usr/bin/env python3
"""Kills the real program while it sends forms, and rebuilds disks as power cuts leave them.

Usage: crash.py HANDRAIL TOOLS WORK. A reference counts as shown when the program has printed it.
"""
import importlib.util, os, random, shutil, signal, sqlite3, subprocess, sys, time

PROGRAM, TOOLS, WORK = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3]
KILLS, STATES = int(os.environ.get("KILLS", "200")), int(os.environ.get("STATES", "1000"))
HERE = os.path.dirname(os.path.abspath(__file__))


def references(output):
    """The references in what was printed: whole lines only."""
    return [line.split()[1] for line in output.decode().split("\n")[:-1]]


def judge(store, shown):
    """What is wrong with a store: lost references, damage, half a form."""
    connection = sqlite3.connect(store, timeout=5)
    try:
        damage = connection.execute("PRAGMA integrity_check").fetchone()[0]
        if damage != "ok":
            return "corrupt", damage[:80]
        kept = {row[0] for row in connection.execute("SELECT reference FROM submission")}
        half = connection.execute(
            "SELECT count(*) FROM submission s WHERE (SELECT count(*) FROM answer a WHERE a.submission = s.id) <> 6 "
            "OR (SELECT count(*) FROM status_event e WHERE e.submission = s.id) <> 1").fetchone()[0]
        if half:
            return "half", half
        lost = [reference for reference in shown if reference not in kept]
        return ("lost", len(lost)) if lost else (None, len(kept))
    except sqlite3.DatabaseError as error:
        return "corrupt", str(error)[:80]
    finally:
        connection.close()


def kill_loop():
    store, shown, faults, kept = WORK + "/kill/store.sqlite", [], [], 0
    subprocess.run([PROGRAM, "store", "init", "--store", store], check=True)
    for _ in range(KILLS):
        writer = subprocess.Popen([PROGRAM, "load", "--submissions", "100000", "--store", store], stdout=subprocess.PIPE)
        time.sleep(0.01 + random.random() * 0.1)
        writer.send_signal(signal.SIGKILL)
        shown += references(writer.communicate()[0])
        fault, kept = judge(store, shown)
        if fault:
            faults.append((fault, kept))
    return f"{KILLS} kills: {len(shown)} references shown, {kept} forms kept, {len(faults)} faults {faults[:3] or ''}", not faults


def is_made(store):
    """Whether the schema is in the file yet."""
    connection = sqlite3.connect(store, timeout=5)
    try:
        return connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'submission'").fetchone()[0] == 1
    except sqlite3.DatabaseError:
        return os.path.getsize(store) > 0
    finally:
        connection.close()


def replay_with(shown_lines):
    """The power-cut rebuilder of the tools, with our own judge of a store in place of its own."""
    spec = importlib.util.spec_from_file_location("replay", TOOLS + "/replay.py")
    replay = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(replay)

    def check(folder, name, acknowledged, label):
        store = os.path.join(folder, name)
        if not os.path.exists(store):
            return ("lost", acknowledged) if acknowledged else None
        if not acknowledged and not is_made(store):
            return None  # the power went before the store was made: nothing was shown
        fault, detail = judge(store, shown_lines[:acknowledged])
        return (fault, detail) if fault else None

    replay.check = check
    return replay




def power_cuts(label):
    folder, log = f"{WORK}/cut", f"{WORK}/cut.log"
    shutil.rmtree(folder, ignore_errors=True)
    if os.path.exists(log):
        os.unlink(log)
    os.makedirs(folder)
    store = folder + "/store.sqlite"
    environment = {**os.environ, "LD_PRELOAD": WORK + "/crashlog.so", "CRASHDIR": folder, "CRASHLOG": log}
    subprocess.run([PROGRAM, "store", "init", "--store", store], check=True, env=environment)
    shown = []
    for _ in range(3):
        done = subprocess.run([PROGRAM, "load", "--submissions", "40", "--store", store], check=True, env=environment,
                              stdout=subprocess.PIPE)
        shown += references(done.stdout)
    replay = replay_with(shown)
    # Each of the three lives counts its acknowledgements from 1: they are numbered through here.
    events, base, last = list(replay.events(log)), 0, 0
    numbered = []
    for kind, file, offset, data in events:
        if kind == "A":
            lines = []
            for line in data.decode().split("\n"):
                if line:
                    count = int(line.split()[0])
                    if count <= last:
                        base += last
                    last = count
                    lines.append(f"0 {base + count}")
            data = ("\n".join(lines) + "\n").encode()
        numbered.append((kind, file, offset, data))
    replay.events = lambda path: iter(numbered)
    result = replay.run(log, "store.sqlite", STATES, 1, label, tmp=WORK + "/disk")
    # The same life on a disk that was never told to keep anything must lose: else this run could not fail.
    replay.events = lambda path: (event for event in numbered if event[0] != "S")
    control = replay.run(log, "store.sqlite", STATES // 10, 1, "no syncs", tmp=WORK + "/disk")
    return f"{label}: {len(shown)} references shown, {STATES} disks: " + (
        ", ".join(f"{count} {name}" for name, count in result.items()) or "none lost, none corrupt") + (
        f"\n- the same without its syncs, {STATES // 10} disks, which must lose: " + (
            ", ".join(f"{count} {name}" for name, count in control.items()) or "NONE LOST")), result or not control


def main():
    killed, fine = kill_loop()
    print(killed, flush=True)
    cut, faults = power_cuts("power cuts, as shipped")
    print(cut, flush=True)
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    with open(HERE + "/RESULT.md", "w") as file:
        file.write(f"# Last result of `Tests/Crash/run.sh`\n\n{time.strftime('%Y-%m-%d')}, commit {commit}, "
                   f"{os.cpu_count()} cores, Linux {os.uname().release.split('-')[0]}, SQLite {sqlite3.sqlite_version}.\n\n"
                   f"- {killed}\n- {cut}\n")
    sys.exit(not (fine and not faults))


main()
