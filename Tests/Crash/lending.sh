#!/usr/bin/env bash
# Hammers lending: 8 processes, 50,000 random acts each, on 42 devices at two hubs over a year of dates, in one store.
# At every 250th act of each process everything is compared with a plain count day by day. Writes LENDING-RESULT.md.
# Takes about twenty-five minutes. Other numbers: Tests/Crash/lending.sh PROCESSES ACTS
# HANDRAIL_TESTS names a program of the tests that is built already, HANDRAIL_RESULT another file for the result.
set -euo pipefail
commit="$(git -C "$(dirname "$0")" rev-parse --short HEAD)"
cd "$(dirname "$0")/../.."
processes="${1:-8}"
acts="${2:-50000}"
result="${HANDRAIL_RESULT:-Tests/Crash/LENDING-RESULT.md}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
tests="${HANDRAIL_TESTS:-}"
if [ -z "$tests" ]; then
    flags=(-c "${HANDRAIL_BUILD:-release}" -Xswiftc -enable-testing)
    swift build "${flags[@]}" --build-tests
    # The tests themselves, as eight of `swift test` would wait for each other.
    built=("$(swift build "${flags[@]}" --show-bin-path)"/*PackageTests.xctest)
    tests="${built[0]}"
fi
hammer() {
    HANDRAIL_HAMMER="$work/store.sqlite" HANDRAIL_HAMMER_SEED="$1" HANDRAIL_HAMMER_STEPS="$2" \
        "$tests" --testing-library swift-testing --filter manyProcessesAtOnce >"$work/$1.log" 2>&1
}
# The first one alone makes the store.
hammer 0 0
began="$(date +%s)"
pids=()
for number in $(seq "$processes"); do
    hammer "$number" "$acts" &
    pids+=($!)
done
# How busy the machine is on the way, and not only at the end.
while sleep 30; do cut -d' ' -f1 /proc/loadavg >>"$work/load"; done &
watcher=$!
trap 'kill "$watcher" 2>/dev/null || true; rm -rf "$work"' EXIT
faults=0
for pid in "${pids[@]}"; do wait "$pid" || faults=$((faults + 1)); done
seconds=$(($(date +%s) - began))
load="$(awk '{ sum += $1 } END { printf "%.0f", NR ? sum / NR : 0 }' "$work/load" 2>/dev/null || echo "?")"
table() {
    cat "$work"/*.log | sed -n 's/^hammer-act: //p' | awk '{ count = $1; $1 = ""; sum[$0] += count; all += count }
        END { for (name in sum) printf "%d\t%s\n", sum[name], name; printf "%d\t all of them\n", all }' |
        sort -rn | awk -F'\t' '{ printf "| %s | %d |\n", substr($2, 2), $1 }'
}
{
    echo "# Last result of \`Tests/Crash/lending.sh\`"
    echo
    echo "$(date +%F), commit $commit, $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1))," \
        "shared with other work (load $load on average), Linux $(uname -r), a ${HANDRAIL_BUILD:-release} build."
    echo
    echo "$processes processes at once, $acts acts each, on 42 devices at two hubs over a year, in one store on a" \
        "disk of the kind $(stat -f -c %T "$work"): $seconds seconds," \
        "$((processes * acts / (seconds > 0 ? seconds : 1))) acts a second. The store is" \
        "$(du -m "$work/store.sqlite" | cut -f1) MB at the end."
    echo
    sed -n 's/^hammer: /- /p' "$work"/*.log | grep -v ' 0 acts' | sort -V
    echo
    if [ "$faults" = 0 ]; then
        echo "No device was lent twice, no promise was broken, and every answer was that of the plain count."
    else
        echo "**$faults processes found a fault:**"
        cat "$work"/*.log | grep "✘" | head -20
    fi
    echo
    echo "What was done, and what was refused and why:"
    echo
    echo "| act | times |"
    echo "|---|---|"
    table
} >"$result"
cat "$result"
[ "$faults" = 0 ]
