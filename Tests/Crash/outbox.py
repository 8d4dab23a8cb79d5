#!/usr/bin/env python3
"""Kills the worker of the outbox at random, and compares what was delivered with what the store says of it.

Usage: outbox.py HANDRAIL WORK. Mails go to a program that cannot tell a repeat, texts to one that can. Time goes by in
steps: each life of the worker is told that it is a quarter of an hour later (--later).
"""
import collections, json, os, random, shutil, signal, sqlite3, subprocess, sys, time

PROGRAM, WORK = os.path.abspath(sys.argv[1]), sys.argv[2]
KILLS = int(os.environ.get("KILLS", "200"))
HERE = os.path.dirname(os.path.abspath(__file__))
CONTENT = os.path.join(HERE, "..", "..", "Kiosk", "Content")

# A program that takes a message, or not, or dies over it. What it took stands in a file of one line a delivery.
FLAKY = """#!/usr/bin/env -S python3 -SE
import json, os, random, re, signal, sys, time
text = sys.stdin.read()
name = (re.search("^Message-ID: <([-0-9a-f]+)@", text, re.M).group(1) if text.startswith("From:")
        else json.loads(text)["id"])
def deliver():
    with os.fdopen(os.open({log!r}, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "w") as file:
        file.write(name + "\\n")
chance = random.random()
if chance < 0.10: sys.exit(75)
if chance < 0.12: sys.exit(65)
if chance < 0.22: deliver(); os.kill(os.getpid(), signal.SIGKILL)
if chance < 0.25: os.kill(os.getpid(), signal.SIGSEGV)
if chance < 0.30: time.sleep(0.5); deliver(); sys.exit(0)
if chance < 0.31: deliver(); time.sleep(8); sys.exit(0)
if chance < 0.32: time.sleep(8); deliver(); sys.exit(0)
time.sleep(random.random() * 0.05); deliver(); time.sleep(random.random() * 0.05)
"""


class Hub:
    """A store with messages that wait, and a content pack that names the flaky programs."""

    # For as long a life may take: a busy machine hands over one message a second, and there are 800.
    PATIENCE = 3_600

    def __init__(self, name, messages):
        self.folder = os.path.join(WORK, name)
        self.store, self.content = self.folder + "/store.sqlite", self.folder + "/content"
        shutil.copytree(CONTENT, self.content)
        self.logs = {channel: f"{self.folder}/{channel}.log" for channel in ("email", "text")}
        for channel, log in self.logs.items():
            program = f"{self.folder}/send-{channel}"
            with open(program, "w") as file:
                file.write(FLAKY.format(log=log))
            os.chmod(program, 0o755)
            open(log, "w").close()
        with open(self.content + "/hub.json") as file:
            hub = json.load(file)
        hub["messages"] = {
            "email": {"from": "library@ashdale.example", "command": self.folder + "/send-email"},
            "text": {"command": self.folder + "/send-text", "recognisesRepeats": True},
            "quietHours": "00:00-00:00", "quietDays": [], "longestSeconds": 5}
        with open(self.content + "/hub.json", "w") as file:
            json.dump(hub, file)
        subprocess.run([PROGRAM, "store", "init", "--store", self.store], check=True)
        # A busy machine takes longer to start the worker; it is to be killed over its work, not only before it.
        begun = time.monotonic()
        assert self.worker(0).wait(timeout=self.PATIENCE) == 0
        self.start = time.monotonic() - begun
        self.fill(messages)

    def sql(self, statement, values=()):
        connection = sqlite3.connect(self.store, timeout=10)
        with connection:
            rows = connection.execute(statement, values).fetchall()
        connection.close()
        return rows

    def fill(self, messages):
        person = os.urandom(16)
        self.sql("INSERT INTO person (id, operation, number, name, born, address, postcode, phone, email, postcode_key, "
                 "phone_key, opened_at, changed_at) VALUES (?, ?, '000000000', 'Joan Marker', '1950-03-01', '', '', "
                 "'07700 900123', 'joan@example.org', '', '07700900123', 1, 1)", (person, os.urandom(16)))
        now = int(time.time() * 1000)
        connection = sqlite3.connect(self.store)
        with connection:
            for number in range(messages):
                connection.execute(
                    "INSERT INTO message (id, key, person, kind, language, channel, at, not_before, state, attempts, "
                    "doubts) VALUES (?, ?, ?, 'pin-changed', ?, ?, ?, ?, 'queued', 0, 0)",
                    (os.urandom(16), f"key/{number}", person, ("en", "cy", "pl")[number % 3],
                     "email" if number % 3 else "text", now, now))
        connection.close()

    def worker(self, later):
        return subprocess.Popen([PROGRAM, "messages", "send", "--once", "--later", str(later), "--store", self.store,
                                 "--content", self.content], stdout=subprocess.DEVNULL)

    def open_messages(self):
        return self.sql("SELECT count(*) FROM message WHERE state IN ('queued', 'leased')")[0][0]

    def live(self, kills, after_a_kill=None):
        """Kills the worker so often; then lets it end in peace, until nothing waits any more."""
        later, killed = 0, 0
        for _ in range(kills):
            worker = self.worker(later)
            time.sleep(0.03 + random.random() * (0.5 + 2 * self.start))
            killed += worker.poll() is None
            worker.send_signal(signal.SIGKILL)
            worker.wait()
            if after_a_kill:
                self.sql(after_a_kill)
            later += 900
        for _ in range(60):
            if not self.open_messages():
                break
            worker = self.worker(later)
            try:
                code = worker.wait(timeout=self.PATIENCE)
            finally:
                worker.kill()  # where it hangs, nothing of it is left behind
            assert code == 0, f"the worker ended with {code}"
            later += 4 * 3600
        time.sleep(9)  # programs that outlive their worker come to their end
        return killed

    def judge(self):
        """What became of each message, and what is wrong."""
        taken = collections.Counter()
        for channel, log in self.logs.items():
            with open(log) as file:
                lines = file.read().split()
            # The far side of texts knows a repeat by its id and takes it once.
            taken.update(lines if channel == "email" else set(lines))
        rows = self.sql("SELECT lower(hex(m.id)), m.channel, m.state, m.doubts, f.message IS NOT NULL FROM message AS m "
                        "LEFT JOIN message_follow_up AS f ON f.message = m.id")
        count, faults = collections.Counter(), collections.Counter()
        for name, channel, state, doubts, has_follow_up in rows:
            times = taken[f"{name[:8]}-{name[8:12]}-{name[12:16]}-{name[16:20]}-{name[20:]}"]
            count[state] += 1
            count["repeats"] += times > 1
            if state in ("handed_over", "doubtful") and times == 0:
                faults["lost"] += 1
            if state == "failed" and not has_follow_up:
                faults["given up without a word"] += 1
            if state == "failed" and channel == "email" and times and not doubts:
                faults["delivered but called failed"] += 1
            if times > 1 and not doubts:
                faults["unmarked repeats"] += 1
            if channel == "text" and doubts:
                faults["doubt where there is none"] += 1
        if self.sql("PRAGMA integrity_check")[0][0] != "ok":
            faults["corrupt"] += 1
        return len(rows), count, faults


def told(faults):
    return ", ".join(f"{number} {what}" for what, number in faults.items()) or "none"


def main():
    hub = Hub("real", 4 * KILLS)
    killed = hub.live(KILLS)
    number, count, faults = hub.judge()
    line = (f"{KILLS} kills ({killed} while it worked): {number} messages; {count['handed_over']} handed over for certain, "
            f"{count['doubtful']} marked as doubtful, {count['failed']} given up with a follow-up, "
            f"{count['queued'] + count['leased']} still waiting; {count['repeats']} mails came twice or more, "
            f"all of them marked; faults: {told(faults)}")
    print(line, flush=True)
    forgetful = Hub("forgetful", KILLS)
    forgetful.live(KILLS // 2, "UPDATE message SET state = 'queued', lease_until = NULL WHERE state = 'leased'")
    unmarked = forgetful.judge()[2]
    print("leases forgotten:", told(unmarked), flush=True)
    hasty = Hub("hasty", KILLS)
    hasty.live(KILLS // 2, "UPDATE message SET state = 'handed_over', lease_until = NULL, ended_at = 1, doubts = 0 "
                           "WHERE state = 'leased'")
    lost = hasty.judge()[2]
    print("acknowledged beforehand:", told(lost), flush=True)
    fine = not faults and unmarked["unmarked repeats"] and lost["lost"]
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], capture_output=True, text=True).stdout.strip()
    with open(HERE + "/OUTBOX-RESULT.md", "w") as file:
        file.write(
            f"# Last result of `Tests/Crash/outbox.sh`\n\n{time.strftime('%Y-%m-%d')}, commit {commit}, "
            f"{os.cpu_count()} cores, Linux {os.uname().release.split('-')[0]}, SQLite {sqlite3.sqlite_version}.\n\n"
            f"- {line if not faults else line.replace(', all of them marked', '')}\n"
            f"- control, leases forgotten after each kill, which must repeat without a mark: {told(unmarked)}\n"
            f"- control, acknowledged before the hand-over, which must lose: {told(lost)}\n")
    sys.exit(not fine)


main()
