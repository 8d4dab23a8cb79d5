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
export NO_COLOR=1 HANDRAIL_BINARY="$PWD/.build/release/handrail"
tests="$(swift build --show-bin-path)/HandrailPackageTests.xctest"
walks='(Terminal|Walk|Line)[A-Za-z]*Tests/'
"$tests" --testing-library swift-testing --filter "$walks" >.build/walks.log 2>&1 &
walking=$!
failed=0
"$tests" --testing-library swift-testing --skip "$walks" 2>&1 | tee .build/tests.log || failed=1
wait "$walking" || failed=1
cat .build/walks.log
if [ "$failed" = 1 ]; then
    echo "== what failed"
    grep -a -h -A 4 "✘" .build/tests.log .build/walks.log | cut -c 1-600
    exit 1
fi

echo "== what the release links"
Tests/links.sh .build/release/handrail
