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

echo "== tests"
said=.build/tests.log
if ! HANDRAIL_BINARY="$PWD/.build/release/handrail" swift test --skip-build --disable-xctest 2>&1 | tee "$said"; then
    echo "== what failed"
    grep -a -A 4 "✘" "$said" | cut -c 1-600
    exit 1
fi

echo "== what the release links"
Tests/links.sh .build/release/handrail
