#!/usr/bin/env bash
# usage: run.sh PROGRAM
# Runs client.py with an X server, a window manager, a session bus and ibus-hangul that end with it.
# Exits with 77 where ibus cannot start.
set -euo pipefail

here=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
program=$1
folder=$(mktemp -d)
exec 9< <(exec Xvfb -displayfd 1 -screen 0 1280x800x24 -nolisten tcp 2>"$folder/xvfb.log")
xvfb=$!
trap 'kill "$xvfb" 2>/dev/null || true; rm -rf -- "$folder"' EXIT
read -r -t 20 number <&9

export DISPLAY=:$number QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1
export HOME=$folder XDG_CONFIG_HOME=$folder/config XDG_CACHE_HOME=$folder/cache
export XDG_RUNTIME_DIR=$folder/run LC_ALL=C.UTF-8 GTK_A11Y=none
export QT_IM_MODULE=ibus GSETTINGS_BACKEND=keyfile
export ASAN_OPTIONS=${ASAN_OPTIONS:+$ASAN_OPTIONS:}strict_string_checks=0:detect_leaks=0
mkdir -p -m 700 "$XDG_RUNTIME_DIR" "$XDG_CONFIG_HOME/glib-2.0/settings"
cat >"$XDG_CONFIG_HOME/glib-2.0/settings/keyfile" <<'SETTINGS'
[org/freedesktop/ibus/engine/hangul]
initial-input-mode='hangul'
off-keys=''
SETTINGS
openbox >"$folder/openbox.log" 2>&1 & # ends with its display
# shellcheck disable=SC2016  # expanded inside
dbus-run-session -- bash -c '
    ibus-daemon --panel disable --emoji-extension disable >"$HOME/ibus.log" 2>&1 &
    for _ in $(seq 100); do
        [ "$(timeout 2 ibus engine hangul >/dev/null 2>&1 && ibus engine 2>/dev/null)" = hangul ] && break
        sleep 0.1
    done
    if [ "$(ibus engine 2>/dev/null)" != hangul ]; then
        echo "SKIP: ibus-hangul does not start: $(tail -n 3 "$HOME/ibus.log")"
        exit 77
    fi
    /usr/bin/python3 "$0" "$1" "$HOME"
' "$here/client.py" "$program" 2>&1
