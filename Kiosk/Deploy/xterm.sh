#!/usr/bin/env bash
# Opens the kiosk in an xterm that fills the screen, with six larger fonts for the session to choose from.
# Needs xterm, xrdb and the font Spleen (fonts-spleen). Words after it go to the kiosk.
set -euo pipefail
cd "$(dirname "$0")/../.."
export HANDRAIL_FONT=xterm:6 LC_ALL="${LC_ALL:-C.UTF-8}"
# No names from the environment: the resources are those of this file, whatever else is set up.
export XENVIRONMENT="$PWD/Kiosk/Deploy/xterm.resources"
# Without a window manager nobody fills the screen: xterm is given all its pixels, and keeps them when fonts change.
exec xterm -class HandrailTerm -fullscreen -e "${HANDRAIL_PROGRAM:-.build/release/handrail}" kiosk "$@"
