#!/usr/bin/env bash
# Every message is handed over or kept: the worker is killed 200 times at random moments while its programs fail, hang,
# and sometimes deliver and then die. Two controls must fail. Writes OUTBOX-RESULT.md beside this file. Needs python3.
# HANDRAIL_BINARY names a program that is built already; KILLS says how often to kill.
set -euo pipefail
cd "$(dirname "$0")/../.."
if [ -z "${HANDRAIL_BINARY:-}" ]; then
    swift build -c release --static-swift-stdlib --product handrail
    HANDRAIL_BINARY="$PWD/.build/release/handrail"
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
python3 Tests/Crash/outbox.py "$HANDRAIL_BINARY" "$work"
