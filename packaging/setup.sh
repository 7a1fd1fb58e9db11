# shellcheck shell=sh
# Sourced by run.sh and test.sh, which set `root` to the checkout: finds a Python and leaves the
# rest to environment.py. On a machine that is ready this costs one short run of Python.

# A Python of another place must not lend us its modules, and `cd` must not print or wander.
unset CDPATH PYTHONHOME PYTHONPATH PYTHONSAFEPATH
venv=${root:?}/.venv

fail() {
	printf 'tillside: %s\n' "$*" >&2
	exit 1
}

# set_up [--window] [--tests]: returns when everything named is in place, else ends the script.
set_up() {
	if [ -x "$venv/bin/python" ] &&
		"${PYTHON:-$venv/bin/python}" -I -S "$root/packaging/environment.py" --ready "$@" >/dev/null 2>&1; then
		return 0
	fi
	find_python
	"$python" -I "$root/packaging/environment.py" "$@" || exit
}

# Sets `python` to the interpreter to build on: the one PYTHON names, else the first new enough.
find_python() {
	case $(uname -s) in
	MINGW* | MSYS* | CYGWIN*) fail "this script is for Linux and macOS; README.md has the way for Windows." ;;
	esac
	remedy="name a newer one: PYTHON=/path/to/python3.12 sh '$0'"
	found=
	if [ -n "${PYTHON:-}" ]; then
		! probe "$PYTHON" || return 0
		[ -n "$found" ] || fail "PYTHON names '$PYTHON', which does not run."
		fail "Python 3.11 or newer is needed, and PYTHON names $found; $remedy"
	fi
	for candidate in python3 python3.14 python3.13 python3.12 python3.11 /usr/bin/python3; do
		! probe "$candidate" || return 0
	done
	[ -z "$found" ] || fail "Python 3.11 or newer is needed, and here is $found; $remedy"
	fail "Python 3.11 or newer is needed, and there is no python3 here." \
		"Install it (Debian, Ubuntu: apt-get install python3), or $remedy"
}

# A virtual environment's Python answers with the one it was made from: the environment in use may
# be the very one about to be made anew.
probe() {
	answer=$("$1" -E -s -c '
import sys
if sys.version_info >= (3, 11):
    sys.stdout.write("ok " + (getattr(sys, "_base_executable", None) or sys.executable))
else:
    sys.stdout.write("%d.%d.%d" % sys.version_info[:3])
' 2>/dev/null) || return 1
	case $answer in
	"ok /"*) python=${answer#ok } ;;
	*)
		[ -n "$found" ] || found="$1 ($answer)"
		return 1
		;;
	esac
}
