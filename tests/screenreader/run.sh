#!/usr/bin/env bash
# usage: run.sh PROGRAM
# Runs client.py with an X server, a window manager and a session bus that end with it.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
folder=$(mktemp -d)
exec 9< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp 2>"$folder/xvfb.log")
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null || true; rm -rf -- "$folder"' EXIT
read -r -t 20 number <&9

export DISPLAY=:$number QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export HOME=$folder XDG_RUNTIME_DIR=$folder/run LC_ALL=C.UTF-8 GTK_A11Y=none
# The libraries of X read strings that end with their buffer and keep what they allocated.
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}strict_string_checks=0:detect_leaks=0
mkdir -m 700 "$XDG_RUNTIME_DIR"
openbox >"$folder/openbox.log" 2>&1 & # ends with its display
# Debian's Python: the one in the path may not know pyatspi.
dbus-run-session -- /usr/bin/python3 "$here/client.py" "$1" "$folder" 2>&1
