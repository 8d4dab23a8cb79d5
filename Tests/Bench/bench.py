#!/usr/bin/env python3
"""The bars of the front, measured from outside. Usage: bench.py PTYBENCH HANDRAIL"""
import contextlib, glob, json, os, re, resource, shlex, shutil, sqlite3, statistics, subprocess, sys, tempfile, time

TOOL, PROGRAM = sys.argv[1:3]
RUNS = int(os.environ.get("RUNS", "9"))
HERE = os.path.dirname(os.path.abspath(__file__))


def front_items():
    """What can be chosen on the front, as the kiosk says it in lines: {label: number}, in order."""
    done = subprocess.run([PROGRAM, "kiosk", "--lines", "--store", STORE], input="\n", capture_output=True, text=True)
    return {label: number for number, label in re.findall(r"^(\d+), (.+)$", done.stdout, re.MULTILINE)}


def bench(size, keys, runs=RUNS, raw=False):
    """One paired run of the kiosk and of dialog with a like menu -> the figures of both."""
    menu = "dialog --no-shadow --menu 'What do you want to do?' 0 0 0 " + " ".join(
        shlex.quote(word) for item, number in ITEMS.items() for word in (number, item))
    spec = [{"name": "dialog", "cmd": menu, "keys": keys, "ready": list(ITEMS)[0]},
            {"name": "handrail", "cmd": f"{PROGRAM} kiosk --store {STORE}", "keys": "<Enter>" + keys, "ready": "Press Enter to start"}]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(spec, file)
        file.flush()
        command = [sys.executable, TOOL, "--spec", file.name, "--runs", str(runs), "--size", size, "--timeout", "300"]
        done = subprocess.run(command + (["--raw"] if raw else []), stdout=subprocess.PIPE, text=True)
    return json.loads(done.stdout)["programs"]


def drawn(key, moves):
    """One run in drawn letters of 4 cells at 240x67 -> the figures of changing the size, and of the moves after it."""
    keys = f"<phase:front><Enter><phase:size>{key}<phase:menu>{moves}"
    spec = [{"name": "handrail", "cmd": f"{PROGRAM} kiosk --store {STORE}", "keys": keys, "ready": "Press Enter to start"}]
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(spec, file)
        file.flush()
        done = subprocess.run([sys.executable, TOOL, "--spec", file.name, "--runs", str(RUNS), "--size", "240x67", "--timeout", "300"],
                              stdout=subprocess.PIPE, text=True)
    figures = json.loads(done.stdout)["programs"]["handrail"]["metrics"]
    return {name: value["median"] for name, value in figures.items()}


def figure(programs, metric):
    ours, theirs = programs["handrail"]["metrics"][metric], programs["dialog"]["metrics"][metric]
    return ours["median"], theirs["median"], ours.get("ratio", ours["median"] / theirs["median"])


def memory():
    """Peak memory of the supervisor and of its session, in MB, after a walk through the screens."""
    import pty, select
    pid, fd = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execv(PROGRAM, [PROGRAM, "kiosk", "--store", STORE])
    def drain(seconds):
        end = time.time() + seconds
        while time.time() < end:
            if select.select([fd], [], [], 0.05)[0]:
                os.read(fd, 65536)
    drain(1)
    # A search and back, then the last service of A to Z, its start, help, and its first pages.
    words = list(ITEMS)
    keys = ["\r", ITEMS[words[-2]], "\r"] + ["word "] * 50 + ["\r", "\x1b", "\x1b", ITEMS[words[-1]], "\r", "\x1b[F", "\r", "\r",
                                                        "\x1bOP", "\r", "\x1b[B", "\x1b[B"] + ["\r", "word"] * 4
    for key in keys:
        os.write(fd, key.encode())
        drain(0.1)
    peak = lambda p: int(re.search(r"VmHWM:\s*(\d+)", open(f"/proc/{p}/status").read())[1]) / 1024
    child = int(open(f"/proc/{pid}/task/{pid}/children").read().split()[0])
    figures = peak(pid), peak(child)
    os.kill(pid, 15)
    os.waitpid(pid, 0)
    if not begun():
        sys.exit("the walk that memory is measured on began no service")
    return figures


def begun():
    """How many services were begun on the store."""
    with contextlib.closing(sqlite3.connect(STORE)) as connection:
        return connection.execute("SELECT total(times) FROM service_begun").fetchone()[0]


def huge():
    """Seconds until a definition of 10 MB with a fault at its end is refused."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        page = '{"path": "/p%d", "title": "Page", "components": [], "next": []}'
        file.write('{"name": "Long", "engine": "V2", "schema": 2, "conditions": [], "lists": [], "sections": [], "pages": [')
        file.write(", ".join(page % n for n in range(155_000)) + ', {"path": 7}]}')
        file.flush()
        size, start = os.path.getsize(file.name), time.monotonic()
        done = subprocess.run([PROGRAM, "form", "check", file.name], capture_output=True, text=True)
        took = time.monotonic() - start
        if done.returncode != 1 or not done.stdout + done.stderr:
            sys.exit(f"a broken definition of {size} bytes was not refused: {done}")
        return size / 1e6, took


def took(*commands):
    """Milliseconds from start to end of each command, the medians of runs in turn."""
    times = [[] for _ in commands]
    for _ in range(max(RUNS, 15)):
        for words, list in zip(commands, times):
            start = time.monotonic()
            done = subprocess.run([PROGRAM, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True)
            list.append((time.monotonic() - start) * 1000)
            if done.returncode > 1:
                sys.exit(f"{words}: {done.stderr}")
    return [statistics.median(list) for list in times]


def largest_check():
    """The bytes of the largest given form and the milliseconds of its check; nothing where no forms are beside the tool."""
    forms = glob.glob(os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(TOOL))), "forms/given/*.json"))
    if not forms:
        return None
    form = max(forms, key=os.path.getsize)
    def worked(words):
        """Milliseconds of the processor, so that other work of the machine does not count."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([PROGRAM, *words], capture_output=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        return (after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime) * 1000
    start, check = (statistics.median(worked(words) for _ in range(15)) for words in (["--help"], ["form", "check", form]))
    return os.path.getsize(form), check - start


def pack(folder):
    """The milliseconds that the pack of all services adds to the start of the kiosk, against a pack of one."""
    content = os.path.join(HERE, "../../Kiosk/Content")
    small = folder + "/small"
    shutil.copytree(content, small)
    with open(small + "/services.json") as file:
        services = json.load(file)
    services["categories"] = services["categories"][:1]
    services["categories"][0]["services"] = services["categories"][0]["services"][:1]
    with open(small + "/services.json", "w") as file:
        json.dump(services, file)
    kiosk = ["kiosk", "--lines", "--store", STORE, "--log", folder + "/staff.log", "--content"]
    one, all = took(kiosk + [small], kiosk + [content])
    return all - one


def speech():
    """The milliseconds from a key to what speech-dispatcher answers; nothing where it is not installed."""
    done = subprocess.run([sys.executable, os.path.join(HERE, "speech.py"), PROGRAM], stdout=subprocess.PIPE, text=True)
    if done.returncode == 3:
        return {}
    if done.returncode:
        sys.exit("speech could not be measured")
    return json.loads(done.stdout)


def row(name, value, bar, ok):
    print(f"{name}: {value} (bar: {bar}) {'met' if ok else 'NOT MET'}", flush=True)
    return f"| {name} | {value} | {bar} | {'met' if ok else '**not met**'} |"


with tempfile.TemporaryDirectory() as folder:
    STORE = folder + "/store.sqlite"
    subprocess.run([PROGRAM, "store", "init", "--store", STORE], check=True)
    ITEMS = front_items()
    if len(ITEMS) < 3:
        sys.exit(f"the front offers too little to measure: {ITEMS}")
    # Down to the last choice and up again, in both programs.
    moves = f"<Down*{len(ITEMS) - 1}><Up*{len(ITEMS) - 1}>" * 2
    normal = bench("80x24", moves)
    large = bench("240x67", moves, raw=False)
    rows = []
    for label, metric, bar in [("start to first glyph, 80x24", "start.first_glyph_ms", 2.0), ("start to ready, 80x24", "start.ready_ms", 2.0),
                               ("key to last byte, 80x24", "keys.last_ms.median", 1.2)]:
        ours, theirs, ratio = figure(normal, metric)
        rows.append(row(label, f"{ours:.2f} ms, dialog {theirs:.2f} ms: {ratio:.2f} times", f"{bar} times", ratio <= bar))
    ours, theirs, _ = figure(normal, "keys.bytes.median")
    rows.append(row("bytes per arrow key, 80x24", f"{ours:.0f}, dialog {theirs:.0f}", "dialog's", ours <= theirs))
    p99 = large["handrail"]["metrics"]["keys.last_ms.p99"]["median"]
    rows.append(row("key to last byte, 240x67, p99", f"{p99:.2f} ms", "10 ms", p99 <= 10))
    # The choices that stand on the first screen: what comes after them scrolls, and is no menu move.
    large_moves = "<Down*5><Up*5>" * 10
    figures = drawn("<F6>", large_moves)
    p99, most = figures["phase.menu.last_ms.p99"], figures["phase.menu.bytes.max"]
    rows.append(row("key to last byte, letters of 4 cells, 240x67, p99", f"{p99:.2f} ms", "10 ms", p99 <= 10))
    rows.append(row("bytes per menu move, letters of 4 cells, 240x67, the most", f"{most:.0f}", "2,000", most <= 2000))
    change = drawn("<F6*3><F5*3>", "<Down>")["phase.size.last_ms.max"]
    rows.append(row("change of size, 240x67, the slowest of six", f"{change:.2f} ms", "30 ms", change <= 30))
    size, seconds = huge()
    rows.append(row(f"a broken definition of {size:.0f} MB refused", f"{seconds:.2f} s", "1 s", seconds <= 1))
    if largest := largest_check():
        size, milliseconds = largest
        rows.append(row(f"check of a form of {size / 1000:.0f} kB, beyond the start, processor time", f"{milliseconds:.1f} ms", "20 ms", milliseconds <= 20))
    added = pack(folder)
    rows.append(row("what the pack of 16 services adds to the start", f"{added:.2f} ms", "10 ms", added <= 10))
    for name, times in speech().items():
        rows.append(row(name + " by speech-dispatcher", f"{times['median']:.2f} ms", "15 ms", times["median"] <= 15))
    supervisor, session = memory()
    rows.append(row("peak memory of a session", f"{session:.1f} MB", "20 MB", session <= 20))
    rows.append(row("peak memory of the supervisor", f"{supervisor:.1f} MB", "10 MB", supervisor <= 10))

commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
machine = f"{os.cpu_count()} cores, {os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') >> 30} GiB, {os.uname().machine}, Linux {os.uname().release.split('-')[0]}"
with open(HERE + "/RESULT.md", "w") as file:
    file.write("# Last result of `Tests/Bench/run.sh`\n\n"
               f"{time.strftime('%Y-%m-%d')}, commit {commit}, {machine}, medians of {RUNS} runs in turn with dialog.\n\n"
               "| what | figure | bar | |\n|---|---|---|---|\n" + "\n".join(rows) + "\n")
sys.exit(any("not met" in line for line in rows))
