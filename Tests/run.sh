#!/usr/bin/env bash
# The one test command: installs what is needed, builds with warnings as errors, lints, and runs every test.
set -euo pipefail
cd "$(dirname "$0")/.."
Kiosk/packages.sh tests

echo "== format"
swift format lint --strict --recursive Sources Tests Package.swift

echo "== build, debug"
swift build --build-tests --explicit-target-dependency-import-check error

echo "== build, release (the program that the journeys are walked with)"
swift build -c release --static-swift-stdlib --product handrail

# Two runs at once: what is walked in a terminal mostly waits, and what is reckoned in memory does not.
echo "== tests"
# TZ is there from the start: a variable that is added moves the environment from under who reads it.
export NO_COLOR=1 TZ=Europe/London HANDRAIL_BINARY="$PWD/.build/release/handrail"
tests="$(swift build --show-bin-path)/HandrailPackageTests.xctest"
walks='(Terminal|Walk|Line)[A-Za-z]*Tests/'
"$tests" --testing-library swift-testing --filter "$walks" >.build/walks.log 2>&1 &
walking=$!
status=0
"$tests" --testing-library swift-testing --skip "$walks" 2>&1 | tee .build/tests.log || status=$?
walked=0
wait "$walking" || walked=$?
cat .build/walks.log
if [ "$status" != 0 ] || [ "$walked" != 0 ]; then
    echo "== what failed (the tests ended with $status, the walks with $walked)"
    # A run that a signal ended has no line that says so: what had begun last is then all there is to go by.
    for log in .build/tests.log .build/walks.log; do
        grep -a -A 4 "✘" "$log" | cut -c 1-600 ||
            { grep -a -q "Test run with" "$log" || { echo "$log ends in the middle:"; tail -n 25 "$log" | cut -c 1-300; }; }
    done
    exit 1
fi

echo "== what the release links"
Tests/links.sh .build/release/handrail
