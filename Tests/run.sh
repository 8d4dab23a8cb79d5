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

# Three runs at once: what is walked in a terminal mostly waits, and what is reckoned in memory does not.
echo "== tests"
# TZ is there from the start: a variable that is added moves the environment from under who reads it.
export NO_COLOR=1 TZ=Europe/London HANDRAIL_BINARY="$PWD/.build/release/handrail"
tests="$(swift build --show-bin-path)/HandrailPackageTests.xctest"
walks='(Walk|Blind)[A-Za-z]*Tests/'
terminals='(Terminal|Line)[A-Za-z]*Tests/'
"$tests" --testing-library swift-testing --filter "$walks" >.build/walks.log 2>&1 &
walking=$!
"$tests" --testing-library swift-testing --filter "$terminals" --skip "$walks" >.build/terminals.log 2>&1 &
typing=$!
ended=(0 0 0)
"$tests" --testing-library swift-testing --skip "$walks|$terminals" 2>&1 | tee .build/tests.log || ended[0]=$?
wait "$walking" || ended[1]=$?
wait "$typing" || ended[2]=$?
cat .build/walks.log .build/terminals.log
if [ "${ended[*]}" != "0 0 0" ]; then
    echo "== what failed (the three runs ended with ${ended[*]})"
    # A run that a signal ended has no line that says so: what had begun last is then all there is to go by.
    for log in .build/tests.log .build/walks.log .build/terminals.log; do
        grep -a -A 4 "✘" "$log" | cut -c 1-600 ||
            { grep -a -q "Test run with" "$log" || { echo "$log ends in the middle:"; tail -n 25 "$log" | cut -c 1-300; }; }
    done
    exit 1
fi

echo "== what the release links"
Tests/links.sh .build/release/handrail
