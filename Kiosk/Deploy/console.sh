#!/usr/bin/env bash
# Opens the kiosk on the Linux console it is started on, with a font that has every block character.
# Needs setfont (kbd), and the right to use the console: run it as the user of that console. Words go to the kiosk.
set -euo pipefail
cd "$(dirname "$0")/../.."
case "$(tty)" in
    /dev/tty[0-9]*) ;;
    *) echo "This is no Linux console. Start it on one, such as tty1." >&2; exit 2 ;;
esac
setfont -C "$(tty)" Accessibility/Fonts/console-16.psf.gz
export HANDRAIL_FONT=console LC_ALL="${LC_ALL:-C.UTF-8}"
exec "${HANDRAIL_PROGRAM:-.build/release/handrail}" kiosk "$@"
