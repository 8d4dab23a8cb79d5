#!/usr/bin/env bash
# Fills every given form at the real kiosk, in a terminal of 40 columns and 12 rows, as a person would: reads only the
# screen, and presses keys until the form is sent, or has no further page. Writes RESULT.md beside this file.
#
# Usage: Tests/Fill/run.sh [PART-OF-NAME...]     (all forms unless told; with names nothing is written)
#   FORMS     the folder of the definitions; else forms/given of ../shared or $HANDRAIL_SHARED
#   HANDRAIL  a program that is built already; else the release build is made
#   WORKERS   how many kiosks at a time; 4 unless told
#   KEEP      a file for every screen that was seen
# Needs python3 with pyte (Debian: python3-pyte). Ends with 1 where a form reaches no end, 3 where it could not be run.
set -euo pipefail
cd "$(dirname "$0")/../.."
forms="${FORMS:-${HANDRAIL_SHARED:-../shared}/forms/given}"
if [ ! -d "$forms" ]; then
    echo "not run: the forms are not here. Set FORMS to the folder of the definitions." >&2
    exit 3
fi
if ! python3 -c 'import pyte' 2>/dev/null; then
    echo "not run: python3 needs pyte." >&2
    exit 3
fi
if [ -z "${HANDRAIL:-}" ]; then
    swift build -c release --static-swift-stdlib --product handrail
    HANDRAIL=.build/release/handrail
fi
exec python3 Tests/Fill/main.py "$HANDRAIL" "$forms" "$@"
