#!/usr/bin/env bash
# Measures lists of devices: 2,000 assets in Snipe-IT's columns taken in, given out and taken in again.
# Writes DEVICES-RESULT.md.
set -euo pipefail
commit="$(git -C "$(dirname "$0")" rev-parse --short HEAD)"
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
program="${HANDRAIL_BINARY:-}"
if [ -z "$program" ]; then
    swift build -c release --static-swift-stdlib --product handrail
    program="$PWD/.build/release/handrail"
fi
python3 - "$work/assets.csv" <<'PYTHON'
import csv, random, sys
chance = random.Random(5)
models = [("Galaxy Tab A9+", "Tablets"), ("ThinkPad L13", "Laptops"), ("MiFi M7350", "Hotspots"),
          ("Tablet", "Tablet"), ("Keyboard with large keys", "Keyboard")]
places = ["Millbrook Library", "Ashdale Library", "Library van"]
states = ["Ready to Deploy"] * 8 + ["Pending", "Archived", "Lost/Stolen", "Undeployable"]
with open(sys.argv[1], "w", newline="") as file:
    rows = csv.writer(file)
    rows.writerow(["Asset Tag", "Serial", "Model", "Category", "Location", "Status", "Notes", "Purchase Date",
                   "Purchase Cost", "Expected Checkin", "Checked Out To: Username", "Manufacturer", "Order Number",
                   "Supplier"])
    for number in range(2000):
        model, category = chance.choice(models)
        rows.writerow([f"HT-{number:05d}", f"SN{chance.randrange(10**9):09d}{number:04d}", model, category,
                       chance.choice(places), chance.choice(states),
                       chance.choice(["", "A scratch, on the left", 'Says "hello"', "Bought with a grant"]),
                       f"20{chance.randrange(18, 26)}-{chance.randrange(1, 13):02d}-{chance.randrange(1, 29):02d}",
                       f"{chance.randrange(20, 900)}.{chance.randrange(100):02d}", "", "",
                       "Acme", f"PO-{number // 40}", "Broad Street Supplies"])
PYTHON
seconds() {
    local before after
    before="$(date +%s.%N)"
    "$@"
    after="$(date +%s.%N)"
    echo "$after - $before" | bc >"$work/seconds"
}
store=(--store "$work/store.sqlite" --content Kiosk/Content)
"$program" store init --store "$work/store.sqlite" >/dev/null
seconds "$program" device import "$work/assets.csv" --prepared "${store[@]}" >"$work/first.txt"
first="$(cat "$work/seconds")"
seconds "$program" device export "${store[@]}" >"$work/out.csv"
out="$(cat "$work/seconds")"
seconds "$program" device import "$work/assets.csv" --prepared "${store[@]}" >"$work/second.txt"
second="$(cat "$work/seconds")"
cmp -s "$work/assets.csv" "$work/out.csv" && same="met" || same="**not met**"
within() { [ "$(echo "$1 <= 2" | bc)" = 1 ] && echo "met" || echo "**not met**"; }
{
    echo "# Last result of \`Tests/Bench/devices.sh\`"
    echo
    echo "$(date +%F), commit $commit, $(nproc) cores, Linux $(uname -r), a release build."
    echo
    echo "| what | figure | bar | |"
    echo "|---|---|---|---|"
    echo "| 2,000 assets taken in: $(tail -1 "$work/first.txt") | $(printf %.2f "$first") s | 2 s | $(within "$first") |"
    echo "| given out | $(printf %.2f "$out") s | | |"
    echo "| taken in again: $(tail -1 "$work/second.txt") | $(printf %.2f "$second") s | 2 s | $(within "$second") |"
    echo "| the rows that come out are those that went in, byte by byte | | the same | $same |"
} >Tests/Bench/DEVICES-RESULT.md
cat Tests/Bench/DEVICES-RESULT.md
