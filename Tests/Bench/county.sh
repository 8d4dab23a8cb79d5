#!/usr/bin/env bash
# Measures the desk in a county: 1,000,000 residents, 2,000,000 requests, 10,000,000 events. Writes COUNTY-RESULT.md.
# Takes a few minutes and 5 GB of disk. Needs python3; as root the first reading is from a cold disk. Wants a
# machine that does nothing else. Fewer residents and events: county.sh RESIDENTS EVENTS.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
swift build --build-tests
.build/debug/handrail store init --store "$folder/store.sqlite"
number="$(python3 Tests/Bench/people.py "$folder/store.sqlite" "${1:-1000000}" "${2:-10000000}")"
sync
echo 3 2>/dev/null >/proc/sys/vm/drop_caches || echo "The disk is not cold: this needs root." >&2
HANDRAIL_COUNTY="$folder/store.sqlite" HANDRAIL_COUNTY_NUMBER="$number" \
    swift test --skip-build --filter CountySpeedTests | tee "$folder/log" | grep -E "county|✘|Test run" || true
{
    echo "# Last result of \`Tests/Bench/county.sh\`"
    echo
    echo "$(date +%F), commit $(git rev-parse --short HEAD), $(nproc) cores, $(uname -m), Linux $(uname -r), a debug build."
    echo
    echo "${1:-1000000} residents, $((${2:-10000000} / 5)) requests, ${2:-10000000} events."
    echo
    sed -n 's/^county: /- /p' "$folder/log"
    echo
    if grep -q "Test run.*passed" "$folder/log"; then echo "Every bar is met."; else echo "**A bar is not met.**"; fi
} >Tests/Bench/COUNTY-RESULT.md
cat Tests/Bench/COUNTY-RESULT.md
grep -q "Test run.*passed" "$folder/log"
