#!/usr/bin/env bash
# Measures lending: lists among 100,000 loans, availability, and check-outs at 8 terminals at once.
# Writes LENDING-RESULT.md. HANDRAIL_TESTS names a program of the tests that is built already.
set -euo pipefail
commit="$(git -C "$(dirname "$0")" rev-parse --short HEAD)"
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
memory="$(mktemp -d -p /dev/shm 2>/dev/null || mktemp -d)"
trap 'rm -rf "$work" "$memory"' EXIT
tests="${HANDRAIL_TESTS:-}"
if [ -z "$tests" ]; then
    flags=(-c "${HANDRAIL_BUILD:-release}" -Xswiftc -enable-testing)
    swift build "${flags[@]}" --build-tests
    # The tests themselves, as eight of `swift test` would wait for each other.
    built=("$(swift build "${flags[@]}" --show-bin-path)"/*PackageTests.xctest)
    tests="${built[0]}"
fi
run() { "$tests" --testing-library swift-testing --filter "$1"; }
load() { cut -d' ' -f1 /proc/loadavg; }
# Median, 99th of 100 and longest of the numbers of a kind in the logs of terminals.
figures() {
    cat "$1"-?.log | sed -n "s/^$2: //p" | tr ' ' '\n' | grep . | sort -n | awk '{ taken[NR] = $1 }
        END { printf "%d | %.2f | %.2f | %.2f", NR, taken[int((NR + 1) / 2)], taken[int(NR * 0.99)], taken[NR] }'
}
terminals() {
    local pids=() folder="$1" name="$2" count="$3" pause="$4" turns="$5"
    HANDRAIL_LENDING_TERMINAL=9 HANDRAIL_LENDING_TURNS=0 HANDRAIL_LENDING_STORE="$folder/$name.sqlite" \
        run oneTerminalOfMany >/dev/null 2>&1
    for number in $(seq 0 $((count - 1))); do
        HANDRAIL_LENDING_TERMINAL="$number" HANDRAIL_LENDING_TURNS="$turns" HANDRAIL_LENDING_PAUSE="$pause" \
            HANDRAIL_LENDING_STORE="$folder/$name.sqlite" \
            run oneTerminalOfMany >"$folder/$name-$number.log" 2>&1 &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid"; done
    echo "| $6 | $(figures "$folder/$name" check-outs) | $(load) |"
    echo "| - the processor's share of it | $(figures "$folder/$name" processor) | |"
}
# One page written and flushed, 500 times: what no program can do without on this disk.
flush() {
    local took
    took="$(dd if=/dev/zero of="$1/flush" bs=4096 count=500 oflag=dsync 2>&1 | sed -n 's/.*copied, \([0-9.e-]*\) s.*/\1/p')"
    awk -v took="$took" 'BEGIN { printf "%.2f ms", took * 1000 / 500 }'
}
HANDRAIL_LENDING_SPEED=1 run LendingSpeedTests >"$work/lists.log" 2>&1 || true
{
    echo "# Last result of \`Tests/Bench/lending.sh\`"
    echo
    echo "$(date +%F), commit $commit, $(nproc) cores ($(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -1))," \
        "shared with other work (load $(load)), Linux $(uname -r), a ${HANDRAIL_BUILD:-release} build."
    echo
    echo "Lists and availability, as the screens ask for them. The bars are 20 ms for a list and 2 ms for availability;"
    echo "times of the processor alone are those that other work on the machine does not change."
    echo
    sed -n 's/^lending: /- /p' "$work/lists.log"
    if grep -q "✘" "$work/lists.log"; then
        echo
        echo "**Not met:**"
        grep "✘" "$work/lists.log" | head -5
    fi
    echo
    echo "Check-outs, in ms, with the settings of the product (WAL, every change flushed before it is acknowledged). The" \
        "bar is 5 ms at p99. A flush of one page takes $(flush "$work") here on an average, and $(flush "$memory") in memory."
    echo
    echo "| | check-outs | median | p99 | longest | load |"
    echo "|---|---|---|---|---|---|"
    terminals "$work" busy 8 500000 50 "8 terminals, each an act about every half second"
    terminals "$work" one 1 0 400 "1 terminal without any pause"
    terminals "$work" flood 8 0 100 "8 terminals without any pause"
    terminals "$memory" busy 8 500000 50 "8 terminals, an act about every half second, a store in memory: no disk"
    terminals "$memory" flood 8 0 100 "8 terminals without any pause, a store in memory: no disk"
} >Tests/Bench/LENDING-RESULT.md
cat Tests/Bench/LENDING-RESULT.md
