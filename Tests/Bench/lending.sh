#!/usr/bin/env bash
# Measures lending: lists among 100,000 loans, availability, and check-outs at 8 terminals at once.
# Writes LENDING-RESULT.md.
set -euo pipefail
commit="$(git -C "$(dirname "$0")" rev-parse --short HEAD)"
cd "$(dirname "$0")/../.."
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
flags=(-c "${HANDRAIL_BUILD:-release}" -Xswiftc -enable-testing)
swift build "${flags[@]}" --build-tests
# The tests themselves, as eight of `swift test` would wait for each other.
tests=("$(swift build "${flags[@]}" --show-bin-path)"/*PackageTests.xctest)
run() { "${tests[0]}" --testing-library swift-testing --filter "$1"; }
terminals() {
    local pids=() name="$1" pause="$2" turns="$3"
    HANDRAIL_LENDING_TERMINAL=9 HANDRAIL_LENDING_TURNS=0 HANDRAIL_LENDING_STORE="$work/$name.sqlite" \
        run oneTerminalOfMany >/dev/null 2>&1
    for number in $(seq 0 7); do
        HANDRAIL_LENDING_TERMINAL="$number" HANDRAIL_LENDING_TURNS="$turns" HANDRAIL_LENDING_PAUSE="$pause" \
            HANDRAIL_LENDING_STORE="$work/$name.sqlite" \
            run oneTerminalOfMany >"$work/$name-$number.log" 2>&1 &
        pids+=($!)
    done
    for pid in "${pids[@]}"; do wait "$pid"; done
    cat "$work/$name"-?.log | sed -n 's/^check-outs: //p' | tr ' ' '\n' | sort -n | awk -v name="$4" '
        { taken[NR] = $1 }
        END { printf "- %s: %d check-outs, median %.2f ms, p99 %.2f ms, longest %.2f ms\n",
            name, NR, taken[int(NR / 2)], taken[int(NR * 0.99)], taken[NR] }'
}
HANDRAIL_LENDING_SPEED=1 run listsAndAvailability >"$work/lists.log" 2>&1 || true
{
    echo "# Last result of \`Tests/Bench/lending.sh\`"
    echo
    echo "$(date +%F), commit $commit, $(nproc) cores, Linux $(uname -r), a ${HANDRAIL_BUILD:-release} build."
    echo
    sed -n 's/^lending: /- /p' "$work/lists.log"
    terminals busy 500000 50 "8 terminals, each an act of lending, taking back or preparing about every half second"
    terminals flood 0 100 "8 terminals without any pause"
} >Tests/Bench/LENDING-RESULT.md
cat Tests/Bench/LENDING-RESULT.md
