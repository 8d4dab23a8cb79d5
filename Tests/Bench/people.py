"""Fills a store with a county: residents, requests and what became of them, as SQL and in order of time.

    python3 Tests/Bench/people.py STORE [RESIDENTS] [EVENTS]

The store is made by `handrail store init` before. One resident has 200 requests: her account number is printed. Names are drawn from 400 family and 300 given names, so that a part of one fits thousands.
"""
import random
import sqlite3
import sys

FAMILY = ["Sm", "Jo", "Tay", "Bro", "Wil", "Ev", "Tho", "Rob", "Wal", "Wri", "Hal", "Gre", "Kha", "Pat", "Mor", "Coo",
          "Har", "Cla", "Mar", "Bak"]
FAMILY_ENDS = ["ith", "nes", "lor", "wn", "son", "ans", "mas", "erts", "ker", "ght", "l", "en", "n", "el", "gan", "per",
               "ris", "rk", "tin", "er"]
GIVEN = ["Jo", "Ma", "An", "Pe", "Su", "Da", "El", "Ka", "Ro", "Ha", "Si", "Le", "Wi", "Be", "Ol"]
GIVEN_ENDS = ["an", "ry", "na", "ter", "san", "vid", "len", "ren", "se", "rry", "mon", "wis", "lma", "tty", "ive", "il",
              "ra", "ne", "th", "ley"]
DAMM = ["0317598642", "7092154863", "4206871359", "1750983426", "6123045978",
        "3674209581", "5869720134", "8945362017", "9438617205", "2581436790"]
START = 1_700_000_000_000


def number(value):
    digits = f"{value:08d}"
    state = 0
    for digit in digits:
        state = int(DAMM[state][int(digit)])
    return digits + str(state)


def identity(counter, kind):
    """A UUID of version 7: times grow with the counter."""
    milliseconds = START + counter * 3
    return (milliseconds.to_bytes(6, "big") + bytes([0x70 | kind, 0, 0x80, 0]) + counter.to_bytes(6, "big"))


def reference(value):
    signs = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
    values = []
    for _ in range(8):
        values.append(value % 31)
        value //= 31
    total, weight = 0, 1
    for each in values:
        total += each * weight
        weight = weight * 3 % 31
    check = next(c for c in range(31) if (total + c * weight) % 31 == 0)
    return "".join(signs[each] for each in values + [check])


def fill(path, residents, events):
    dice = random.Random(7)
    store = sqlite3.connect(path, isolation_level=None)
    store.executescript("PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF; PRAGMA cache_size=-400000; BEGIN")
    people, words = [], []
    for n in range(residents):
        given = dice.choice(GIVEN) + dice.choice(GIVEN_ENDS)
        family = dice.choice(FAMILY) + dice.choice(FAMILY_ENDS)
        born = f"{dice.randint(1930, 2008)}-{dice.randint(1, 12):02d}-{dice.randint(1, 28):02d}"
        postcode = f"ZY{n % 90 + 1} {n % 9 + 1}{chr(65 + n % 26)}{chr(65 + n // 26 % 26)}"
        person = identity(n, 0)
        phone = f"01632 {n % 1_000_000:06d}"
        people.append((person, identity(n, 1), number(n), f"{given} {family}", born, f"{n % 300} High Street", postcode,
                       phone, f"{given}.{n}@example.org".lower(), postcode.replace(" ", ""), phone.replace(" ", ""),
                       START + n, START + n))
        key = f" {given} {family}".lower()
        words += [(given.lower(), person, key), (family.lower(), person, key)]
        if len(people) == 50_000 or n == residents - 1:
            store.executemany("INSERT INTO person VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)", people)
            people = []
    words.sort()
    store.executemany("INSERT OR IGNORE INTO person_word (word, person, name_key) VALUES (?,?,?)", words)
    words = []
    requests = events // 5
    columns = [row[1] for row in store.execute("PRAGMA table_info(status_event)")]
    steps = ["submitted", "received", "in_progress", "needs_information", "in_progress"]
    rows, status = [], []
    chosen = identity(residents // 2, 0)
    for n in range(requests):
        # The last 200 of one resident lie among those of all others.
        person = chosen if n % (requests // 200) == 3 else identity(dice.randrange(residents), 0)
        request = identity(n, 2)
        at = START + n * 3
        rows.append((request, identity(n, 3), reference(n), "bulky-waste", "v", "t1", at, "2026-12-01", person))
        status += [(request, ordinal + 1, step, at + ordinal * 60_000) for ordinal, step in enumerate(steps)]
        if len(rows) == 50_000 or n == requests - 1:
            store.executemany("INSERT INTO submission (id, operation, reference, service, form_version, terminal, "
                              "sent_at, promised, person) VALUES (?,?,?,?,?,?,?,?,?)", rows)
            store.executemany("INSERT INTO status_event (submission, ordinal, status, at) VALUES (?,?,?,?)", status)
            rows, status = [], []
    # Four of five are done with: nobody answers two million requests at once.
    store.execute("INSERT INTO case_file (submission, team, status, sent_at, due, ended_on, outcome) "
                  "SELECT id, 'Waste team', CASE WHEN sent_at / 3 % 5 = 0 THEN 'received' ELSE 'completed' END, sent_at, "
                  "promised, CASE WHEN sent_at / 3 % 5 = 0 THEN NULL ELSE '2026-12-01' END, "
                  "CASE WHEN sent_at / 3 % 5 = 0 THEN NULL ELSE 'done' END FROM submission")
    # Who looked at the resident's record, and at those of others.
    looks = [(identity(n, 4), START + n * 1000, "staff", "person.viewed",
              chosen if n % 100 == 0 else identity(dice.randrange(residents), 0), "desk") for n in range(100_000)]
    store.executemany("INSERT INTO audit (id, at, actor, act, subject, terminal) VALUES (?,?,?,?,?,?)", looks)
    store.execute("COMMIT")
    store.execute("PRAGMA journal_mode=WAL")
    store.close()
    print(number(residents // 2))


if __name__ == "__main__":
    fill(sys.argv[1], *[int(word) for word in sys.argv[2:4] or ["1000000", "10000000"]])
