"""What a run of all forms came to, as RESULT.md."""
import collections, os, subprocess, time

ENDS = {"sent": "sent, with a reference on the screen",
        "ending page": "a page that ends the way: it offers to go back or to do something else",
        "last page": "a page after which the definition has none: Continue leads nowhere"}


def machine():
    kernel = os.uname().release.split("-")[0]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 30
    return f"{os.cpu_count()} cores, {memory} GiB, {os.uname().machine}, Linux {kernel}"


def screen(text):
    return "```\n" + text.rstrip() + "\n```\n"


def write(path, results, seconds, root, workers):
    commit = subprocess.run(["git", "describe", "--always", "--dirty"], cwd=root, capture_output=True, text=True).stdout.strip()
    counts = collections.Counter(result["end"] for result in results)
    reached = sum(counts[end] for end in ENDS)
    keys, pages = sum(r["keys"] for r in results), sum(r["pages"] for r in results)
    lines = ["# Last result of `Tests/Fill/run.sh`", "",
             f"{time.strftime('%Y-%m-%d')}, commit {commit}, {machine()}, {workers} kiosks at a time, 40 columns and 12 rows.", "",
             f"{reached} of {len(results)} forms reach an end, in {seconds:.0f} s, with {keys:,} keys on {pages:,} pages.", "",
             "| end | forms |", "|---|---|"]
    lines += [f"| {words} | {counts[end]} |" for end, words in ENDS.items()]
    lines += [f"| **{end}** | {count} |" for end, count in sorted(counts.items()) if end not in ENDS]
    peeked = [r for r in results if r["peeked"]]
    lines += ["", f"Forms whose definition was looked into for a pattern: {len(peeked)}."]
    lines += [f"- {r['name']}: {', '.join(r['peeked'])}" for r in peeked]
    lines += ["", "## No end", ""]
    for result in results:
        if result["end"] not in ENDS:
            lines += [f"### {result['name']}: {result['end']}", "", screen("\n".join(result["screen"]))]
            if result["staff"]:
                lines += ["The staff log:", "", screen(result["staff"])]
    lines += ["## What looks wrong on the way", ""]
    faults = collections.defaultdict(list)
    for result in results:
        for fault, screens in result["faults"].items():
            faults[fault].append((result["name"], screens))
    for fault, forms in sorted(faults.items(), key=lambda item: -len(item[1])):
        lines += [f"### {fault}: {len(forms)} forms", ""]
        lines += [f"- {name}, {len(screens)} screens" for name, screens in forms[:8]]
        lines += [f"- and {len(forms) - 8} more"] if len(forms) > 8 else []
        lines += ["", screen(forms[0][1][0])]
    lines += ["## Forms that end on a last page", "", ", ".join(r["name"] for r in results if r["end"] == "last page") + ".", ""]
    with open(path, "w") as file:
        file.write("\n".join(lines))
