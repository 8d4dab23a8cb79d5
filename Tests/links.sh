#!/usr/bin/env bash
# Fails when the release program links a library that was not agreed on. Usage: Tests/links.sh PROGRAM
set -euo pipefail
agreed='libncursesw.so.6 libtinfo.so.6 libsqlite3.so.0 libcrypt.so.1 libm.so.6 libstdc++.so.6 libgcc_s.so.1 libc.so.6 ld-linux-x86-64.so.2 ld-linux-aarch64.so.1'
bad=0
for library in $(objdump -p "$1" | awk '$1 == "NEEDED" { print $2 }'); do
    case " $agreed " in
        *" $library "*) echo "links $library" ;;
        *) echo "links $library, which was not agreed on" >&2; bad=1 ;;
    esac
done
if objdump -p "$1" | grep -qE 'RUNPATH|RPATH'; then
    echo "note: the program carries a library search path"
fi
exit $bad
