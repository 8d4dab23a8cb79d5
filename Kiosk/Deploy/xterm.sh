#!/usr/bin/env bash
# Opens the kiosk in an xterm that fills the screen, with two larger fonts for the session to choose from.
# Needs xterm, the fonts Spleen (fonts-spleen), whose blocks leave no gaps, and a window manager that keeps the window as large as the
# screen (matchbox-window-manager): xterm would else grow with its letters. Words after it go to the kiosk.
set -euo pipefail
cd "$(dirname "$0")/../.."
# The fonts and how many pixels they are high; the first is that of xterm.resources.
export HANDRAIL_FONT="xterm:Spleen 8x16@16,Spleen 12x24@24,Spleen 16x32@32" LC_ALL="${LC_ALL:-C.UTF-8}"
export XENVIRONMENT="$PWD/Kiosk/Deploy/xterm.resources"
matchbox-window-manager -use_titlebar no -use_cursor no &
manager=$!
trap 'kill "$manager" 2>/dev/null || true' EXIT
xterm -class HandrailTerm -fullscreen -e "${HANDRAIL_PROGRAM:-.build/release/handrail}" kiosk "$@"
