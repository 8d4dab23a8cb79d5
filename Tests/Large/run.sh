#!/usr/bin/env bash
# Opens the kiosk in a real window, takes its picture at each size of letters and in each theme, and writes RESULT.md.
# Needs Xvfb, xterm, xdotool, ImageMagick and the font Spleen, whose blocks fill their cells (fonts-spleen).
# Somebody must look at the pictures: a machine checks only that the letters grow.
set -euo pipefail
cd "$(dirname "$0")/../.."
for program in Xvfb xterm xdotool import convert fc-list; do
    command -v "$program" >/dev/null || { echo "not run: $program is not installed." >&2; exit 3; }
done
[ -n "$(fc-list 'Spleen 8x16')" ] || { echo "not run: install fonts-spleen." >&2; exit 3; }
[ -x .build/release/handrail ] || swift build -c release --static-swift-stdlib --product handrail
program="$PWD/.build/release/handrail"
here="$PWD/Tests/Large"
folder="$(mktemp -d)"
trap 'kill "${screen:-}" 2>/dev/null || true; rm -rf "$folder"' EXIT

# 1920 by 1080 pixels, as most panels of a hub have; letters of 8 by 16 pixels there make 240 by 67 cells.
Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp 3>"$folder/display" 2>/dev/null &
screen=$!
for _ in $(seq 50); do [ -s "$folder/display" ] && break; sleep 0.1; done
export DISPLAY=":$(cat "$folder/display")" LC_ALL=C.UTF-8
"$program" store init --store "$folder/store.sqlite"

# bar FILE SHARE: how many pixels high the bar of the focus is, in the column at a share of the width without letters.
bar() {
    convert "$1" -crop "1x1080+$((1920 * $2 / 100))+0" +repage -threshold 50% -depth 8 gray:- | od -An -v -tu1 -w1 |
        awk 'NR == 1 { ground = $1 } { if ($1 != ground) n++; else { if (n > m) m = n; n = 0 } } END { print (n > m ? n : m) }'
}

rows=()
failed=0
for path in Accessibility/Themes/*.json; do
    theme="$(basename "$path" .json)"
    last=0
    # The keys that each size is reached with, from that of the terminal on.
    for size in native 4 6 8; do
        case $size in native) keys=() ;; 4) keys=(F6) ;; 6) keys=(F6 F6) ;; 8) keys=(F6 F6 F6) ;; esac
        TERM=xterm-256color xterm -fa 'Spleen 8x16:pixelsize=16' -b 0 -bw 0 +sb -geometry 240x67+0+0 \
            -tn xterm-256color -xrm 'XTerm*allowFontOps: true' \
            -e "$program" kiosk --store "$folder/store.sqlite" --log "$folder/log" --theme "$theme" &
        window=$!
        id="$(timeout 20 xdotool search --sync --onlyvisible --pid "$window" | head -1)"
        sleep 1
        xdotool windowfocus "$id" 2>/dev/null || true
        for key in "${keys[@]}"; do xdotool key --window "$id" "$key"; sleep 0.3; done
        # Over the greeting to the front, whose second choice then has the focus.
        for key in Return Down; do xdotool key --window "$id" "$key"; sleep 0.4; done
        sleep 0.7
        picture="$here/$theme-$size.png"
        import -window "$id" "$folder/picture.png"
        convert "$folder/picture.png" -colors 8 -depth 8 -define png:compression-level=9 "PNG8:$picture"
        kill "$window"
        wait "$window" 2>/dev/null || true
        # The terminal's own letters stand in the middle, no more than 64 of them.
        height="$(bar "$folder/picture.png" $([ "$size" = native ] && echo 62 || echo 90))"
        grows=yes
        [ "$height" -gt "$last" ] || { grows=NO; failed=1; }
        rows+=("| $theme | $size | $height | $grows | [$theme-$size.png]($theme-$size.png) |")
        last=$height
    done
done
{
    echo "# Last result of \`Tests/Large/run.sh\`"
    echo
    echo "$(date +%Y-%m-%d), commit $(git describe --always --dirty), xterm $(dpkg-query -W -f '${Version}' xterm)," \
        "Spleen 8x16, 1920 by 1080 pixels."
    echo
    echo "| theme | cells of a letter | bar of the focus, pixels | higher than the size before | picture |"
    echo "|---|---|---|---|---|"
    printf '%s\n' "${rows[@]}"
} >"$here/RESULT.md"
cat "$here/RESULT.md"
exit $failed
