#!/usr/bin/env bash
# Opens the kiosk in foot, alone on the screen under cage. Needs cage and foot. Words after it go to the kiosk.
set -euo pipefail
cd "$(dirname "$0")/../.."
export LC_ALL="${LC_ALL:-C.UTF-8}"
exec cage -- foot --config="$PWD/Kiosk/Deploy/foot.ini" "${HANDRAIL_PROGRAM:-.build/release/handrail}" kiosk "$@"
