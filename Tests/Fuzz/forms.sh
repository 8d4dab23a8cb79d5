#!/usr/bin/env bash
# Spoilt form definitions against the real program; writes FORMS-RESULT.md beside this file.
# Usage: Tests/Fuzz/forms.sh [MUTANTS [SEED]]    (50,000 unless told)
# FUZZ_KEEP=FOLDER keeps every mutant at which something went wrong.
set -euo pipefail
cd "$(dirname "$0")/../.."
shared=${HANDRAIL_SHARED:-../shared}
folders=(Kiosk/Content/forms)
if [ -d "$shared/forms/given" ]; then folders+=("$shared/forms/given"); else echo "without the given forms" >&2; fi
swift build -c release --static-swift-stdlib --product handrail
exec python3 -B Tests/Fuzz/forms.py .build/release/handrail "${folders[@]}" "${1:-50000}" "${2:-1}"
