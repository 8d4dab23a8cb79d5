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
HANDRAIL_BINARY="$PWD/.build/release/handrail" swift test --skip-build --disable-xctest

echo "== what the release links"
Tests/links.sh .build/release/handrail
