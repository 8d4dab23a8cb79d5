#!/usr/bin/env bash
# Measures start, keys, bytes and memory against `dialog`, in turn, and writes RESULT.md beside this file.
# Needs python3 with pyte, dialog, and the measuring tool ptybench.py (in ../shared/tools or $HANDRAIL_SHARED/tools).
set -euo pipefail
cd "$(dirname "$0")/../.."
tool="${HANDRAIL_SHARED:-../shared}/tools/ptybench.py"
if [ ! -f "$tool" ]; then
    echo "not run: ptybench.py is not here. Set HANDRAIL_SHARED to the folder that holds tools/ptybench.py." >&2
    exit 3
fi
command -v dialog >/dev/null || { echo "not run: dialog is not installed (apt-get install dialog)." >&2; exit 3; }
swift build -c release --static-swift-stdlib --product handrail
exec python3 Tests/Bench/bench.py "$tool" .build/release/handrail
