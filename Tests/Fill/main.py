#!/usr/bin/env python3
"""Fills every given form at the real kiosk. Usage: main.py HANDRAIL FORMS [NAME...]"""
import collections, glob, json, multiprocessing, os, subprocess, sys, tempfile, time, traceback

from fill import Walk

PROGRAM, FORMS = os.path.abspath(sys.argv[1]), sys.argv[2]
HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
WORKERS = int(os.environ.get("WORKERS", "4"))
ENDS = ["sent", "ending page", "last page"]


def walk(path):
    name = os.path.basename(path).removesuffix(".json")
    with tempfile.TemporaryDirectory() as folder:
        one = Walk(name, path, PROGRAM, ROOT, folder)
        try:
            return one.run()
        except Exception:
            return {"name": name, "end": "failed: the driver broke", "words": traceback.format_exc(), "pages": 0, "keys": 0,
                    "seconds": 0, "turned": 0, "peeked": [], "staff": "", "screen": [], "faults": {}, "screens": one.screens}


def main():
    paths = sorted(glob.glob(FORMS + "/*.json"))
    if len(sys.argv) > 3:
        paths = [p for p in paths if any(n in p for n in sys.argv[3:])]
    start = time.monotonic()
    results = []
    with multiprocessing.Pool(WORKERS, maxtasksperchild=8) as pool:
        for result in pool.imap_unordered(walk, paths):
            results.append(result)
            if result["end"] not in ENDS or os.environ.get("VERBOSE"):
                print(f"{result['end']}: {result['name']} after {result['pages']} pages, {result['seconds']} s", flush=True)
    results.sort(key=lambda r: r["name"])
    seconds = time.monotonic() - start
    if os.environ.get("KEEP"):
        json.dump(results, open(os.environ["KEEP"], "w"), indent=1)
    counts = collections.Counter(r["end"] for r in results)
    print(f"{len(results)} forms in {seconds:.0f} s: {dict(counts)}")
    if len(sys.argv) == 3:
        import report
        report.write(HERE + "/RESULT.md", results, seconds, ENDS, ROOT, WORKERS)
    sys.exit(any(r["end"] not in ENDS for r in results))


main()
