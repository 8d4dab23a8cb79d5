#!/usr/bin/env bash
# Installs what is needed, builds Handrail, makes the store on the first day, and opens the kiosk.
# Words after it go to the kiosk, such as --lines or --theme black-on-white.
set -euo pipefail
cd "$(dirname "$0")/.."
Kiosk/packages.sh
swift build -c release --static-swift-stdlib --product handrail
.build/release/handrail store init
exec .build/release/handrail kiosk "$@"
