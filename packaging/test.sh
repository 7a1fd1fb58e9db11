#!/bin/sh
# Every check of the project, after setting up what this machine still lacks. Arguments go to
# pytest. All steps run, whatever the earlier ones found; the exit code is 0 only if all passed.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/packaging/setup.sh"
set_up --window --tests

cd -- "$root"
export QT_QPA_PLATFORM=offscreen
scratch=$(mktemp -d)
trap 'rm -rf -- "$scratch"' EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

failed=
step() {
	title=$1
	shift
	printf '\n== %s\n' "$title"
	"$@" || failed="$failed${failed:+, }$title"
}

step 'ruff check' "$venv/bin/python" -m ruff check .
step 'ruff format' "$venv/bin/python" -m ruff format --check .
step 'mypy' "$venv/bin/python" -m mypy
step 'mypy packaging' "$venv/bin/python" -m mypy packaging/environment.py packaging/icons.py packaging/licences.py packaging/release.py
step 'pytest' "$venv/bin/python" -m pytest -n 2 --dist worksteal "$@"
step 'self-test' "$venv/bin/python" -m app --self-test "$scratch"
step 'bench' "$venv/bin/python" -m tests.bench --short

printf '\n'
if [ -n "$failed" ]; then
	printf 'Failed: %s.\n' "$failed"
	exit 1
fi
printf 'All steps passed.\n'
