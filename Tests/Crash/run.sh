#!/usr/bin/env bash
# What was acknowledged is in the store: after 200 kills at random moments, and in 1,000 disks as power cuts leave them.
# Writes RESULT.md beside this file. Needs python3, gcc, and the recorder in ../shared/tools/crash (or $HANDRAIL_SHARED).
set -euo pipefail
cd "$(dirname "$0")/../.."
tools="${HANDRAIL_SHARED:-../shared}/tools/crash"
if [ ! -f "$tools/crashlog.c" ]; then
    echo "not run: the recorder is not here. Set HANDRAIL_SHARED to the folder that holds tools/crash." >&2
    exit 3
fi
swift build -c release --static-swift-stdlib --product handrail
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
gcc -shared -fPIC -O2 -o "$work/crashlog.so" "$tools/crashlog.c" -ldl -lpthread
python3 Tests/Crash/crash.py .build/release/handrail "$tools" "$work"
