#!/bin/sh
# Starts Tillside from a checkout with the arguments given, after setting up what this machine
# still lacks. Relative paths among the arguments mean the folder it is called from.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/packaging/setup.sh"

windowless=
for argument; do
	case $argument in
	--self-test | --self-test=* | --version | --check-config | --check-config=* | \
		--verify | --verify=* | --help | -h) windowless=yes ;;
	esac
done

if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ] && [ "$(uname -s)" = Linux ]; then
	if [ -z "$windowless" ]; then
		printf '%s\n' >&2 \
			"tillside: there is no display here to open a window on (DISPLAY and WAYLAND_DISPLAY are not set)." \
			"To try Tillside without one: sh '$0' --self-test FOLDER"
		exit 2
	fi
	export QT_QPA_PLATFORM=offscreen
fi

case ${QT_QPA_PLATFORM:-} in
offscreen* | minimal* | vnc*) set_up ;;
*) set_up --window ;;
esac
exec "$venv/bin/python" -P -m app "$@"
