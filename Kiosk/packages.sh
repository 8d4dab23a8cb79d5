#!/usr/bin/env bash
# Installs the Debian packages that Handrail needs and that are missing. Usage: Kiosk/packages.sh [tests]
set -euo pipefail
wanted=(libncurses-dev libsqlite3-dev libcrypt-dev ncurses-base tzdata)
if [ "${1:-}" = tests ]; then
    wanted+=(binutils tmux ncurses-term sqlite3 sane-utils cups-client zbar-tools netpbm)
    wanted+=(speech-dispatcher speech-dispatcher-audio-plugins speech-dispatcher-espeak-ng espeak-ng)
fi
missing=()
for package in "${wanted[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0
as_root=()
if [ "$(id -u)" -ne 0 ]; then as_root=(sudo); fi
echo "installing: ${missing[*]}"
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
