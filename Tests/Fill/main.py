#!/usr/bin/env python3
"""Fills every form of a folder at the real kiosk, and writes RESULT.md. Usage: main.py HANDRAIL FORMS [PART-OF-NAME...]

With parts of names only those forms are filled, and nothing is written. KEEP=FILE keeps every screen that was seen.
"""
import collections, glob, json, multiprocessing, os, sys, tempfile, time

import report
from fill import Walk

PROGRAM, FORMS = os.path.abspath(sys.argv[1]), sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORKERS = int(os.environ.get("WORKERS", "4"))


def walk(path):
    name = os.path.basename(path).removesuffix(".json")
    with tempfile.TemporaryDirectory() as folder:
        one = Walk(name, path, PROGRAM, ROOT, folder)
        try:
            return one.run()
        except (LookupError, ValueError, OSError) as error:
            return one.result(f"failed: the driver broke: {error!r}")


def main():
    parts = sys.argv[3:]
    paths = [p for p in sorted(glob.glob(FORMS + "/*.json")) if not parts or any(part in p for part in parts)]
    if not paths:
        sys.exit(f"no such forms in {FORMS}")
    start, results = time.monotonic(), []
    with multiprocessing.Pool(WORKERS, maxtasksperchild=8) as pool:
        for result in pool.imap_unordered(walk, paths):
            results.append(result)
            if result["end"] not in report.ENDS or parts:
                print(f"{result['end']}: {result['name']}, {result['pages']} pages, {result['seconds']} s", flush=True)
    results.sort(key=lambda result: result["name"])
    seconds = time.monotonic() - start
    if "KEEP" in os.environ:
        with open(os.environ["KEEP"], "w") as file:
            json.dump(results, file, indent=1)
    print(f"{len(results)} forms in {seconds:.0f} s: {dict(collections.Counter(r['end'] for r in results))}")
    if not parts:
        report.write(HERE + "/RESULT.md", results, seconds, ROOT, WORKERS)
    sys.exit(any(result["end"] not in report.ENDS for result in results))


main()
