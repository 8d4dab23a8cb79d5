#!/usr/bin/env bash
# Hammers lending: 8 processes, 50,000 random acts each, on 40 devices at two hubs over a year of dates, in one store.
# At every 250th act of each process everything is compared with a plain count day by day. Writes LENDING-RESULT.md.
# Takes about 20 minutes. Other numbers: Tests/Crash/lending.sh PROCESSES ACTS
set -euo pipefail
commit="$(git -C "$(dirname "$0")" rev-parse --short HEAD)"
cd "$(dirname "$0")/../.."
processes="${1:-8}"
acts="${2:-50000}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
flags=(-c "${HANDRAIL_BUILD:-release}" -Xswiftc -enable-testing)
swift build "${flags[@]}" --build-tests
# The tests themselves, as eight of `swift test` would wait for each other.
tests=("$(swift build "${flags[@]}" --show-bin-path)"/*PackageTests.xctest)
hammer() {
    HANDRAIL_HAMMER="$work/store.sqlite" HANDRAIL_HAMMER_SEED="$1" HANDRAIL_HAMMER_STEPS="$2" \
        "${tests[0]}" --testing-library swift-testing --filter manyProcessesAtOnce >"$work/$1.log" 2>&1
}
# The first one alone makes the store.
hammer 0 0
began="$(date +%s)"
pids=()
for number in $(seq "$processes"); do
    hammer "$number" "$acts" &
    pids+=($!)
done
faults=0
for pid in "${pids[@]}"; do wait "$pid" || faults=$((faults + 1)); done
seconds=$(($(date +%s) - began))
{
    echo "# Last result of \`Tests/Crash/lending.sh\`"
    echo
    echo "$(date +%F), commit $commit, $(nproc) cores, Linux $(uname -r), a ${HANDRAIL_BUILD:-release} build, $seconds seconds."
    echo
    sed -n 's/^hammer: /- /p' "$work"/*.log | grep -v ' 0 acts' | sort -V
    echo
    if [ "$faults" = 0 ]; then
        echo "No device was lent twice, no promise was broken, and every answer was that of the plain count."
    else
        echo "**$faults processes found a fault:**"
        grep -h "✘" "$work"/*.log | head -20
    fi
} >Tests/Crash/LENDING-RESULT.md
cat Tests/Crash/LENDING-RESULT.md
[ "$faults" = 0 ]
