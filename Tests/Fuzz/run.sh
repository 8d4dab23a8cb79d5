#!/usr/bin/env bash
# Random keys, bytes and sizes against the real kiosk in a pty; writes RESULT.md beside this file.
# Usage: Tests/Fuzz/run.sh [KEYS [SEED]]    (20,000 keys unless told)
set -euo pipefail
cd "$(dirname "$0")/../.."
swift build -c release --static-swift-stdlib --product handrail
exec python3 Tests/Fuzz/keys.py .build/release/handrail "${1:-20000}" "${2:-1}"
