#!/bin/sh
# What the program is made of: `supply.sh audit` looks for known weaknesses in every locked package,
# `supply.sh sbom [FILE]` writes a CycloneDX list of what is delivered (build/sbom.json).
#
# audit ends with 0 where nothing is known against any of them, 1 where something is, and 3 where
# the data could not be had, which says nothing either way.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/packaging/setup.sh"
tools=$root/.tools

# in_venv FOLDER LOCK: an environment with what the lock file pins and nothing else.
in_venv() {
	if ! cmp -s "$2" "$1/lock"; then
		find_python
		rm -rf -- "$1"
		"$python" -m venv "$1"
		"$1/bin/python" -m pip install --quiet --disable-pip-version-check \
			--require-hashes --no-deps -r "$2"
		# Old Pythons put it into each environment, asked or not.
		"$1/bin/python" -m pip uninstall --quiet --yes setuptools 2>/dev/null || :
		cp -- "$2" "$1/lock"
	fi
}

audit() {
	in_venv "$tools/run" "$root/packaging/tools.lock"
	found=$tools/audit.txt
	code=0
	"$tools/run/bin/pip-audit" -r "$root/packaging/requirements.lock" --require-hashes \
		--disable-pip --progress-spinner off >"$found" 2>&1 || code=$?
	cat -- "$found"
	unknown=$(grep -c 'could not be audited' "$found" || :)
	all=$(grep -c '==' "$root/packaging/requirements.lock")
	if [ "$unknown" -gt 0 ] || { [ "$code" -ne 0 ] && ! grep -q 'known vulnerabilit' "$found"; }; then
		printf 'supply: of %s packages %s could not be looked up here.\n' "$all" "${unknown:-all}" >&2
		grep -q 'Found [1-9][0-9]* known' "$found" && return 1
		return 3
	fi
	return "$code"
}

sbom() {
	into=${1:-$root/build/sbom.json}
	in_venv "$tools/run" "$root/packaging/tools.lock"
	in_venv "$tools/delivered" "$root/packaging/runtime.lock"
	mkdir -p -- "$(dirname -- "$into")"
	"$tools/run/bin/cyclonedx-py" environment "$tools/delivered/bin/python" \
		--pyproject "$root/pyproject.toml" --spec-version 1.6 --output-format JSON \
		--output-reproducible --mc-type application --gather-license-texts --output-file "$into"
	printf 'supply: %s\n' "$into"
}

case ${1:-} in
audit) audit ;;
sbom) sbom "${2:-}" ;;
*) fail "say 'audit' or 'sbom [FILE]'." ;;
esac
