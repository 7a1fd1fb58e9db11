#!/bin/sh
# Builds the installable program: dist/tillside (both commands in one folder), with the list of what
# it is made of (sbom.json, LICENCES.md), and where there is a dpkg the Debian package of it.
# `--check` builds it twice, in two places, and says which files differ. Needs the network for what
# the lock files pin.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
. "$root/packaging/setup.sh"
tools=$root/.tools
# Archives carry times: all of them the last commit's, or the start of the year where there is none.
epoch=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$epoch}" PYTHONHASHSEED=0 LC_ALL=C.UTF-8 TZ=UTC

# environment: what is delivered, and what builds it.
environment() {
	stamp=$tools/build/lock
	cat -- "$root/packaging/runtime.lock" "$root/packaging/build.lock" >"$tools.locks"
	if ! cmp -s "$tools.locks" "$stamp"; then
		find_python
		rm -rf -- "$tools/build"
		"$python" -m venv "$tools/build"
		for lock in runtime build; do
			"$tools/build/bin/python" -m pip install --quiet --disable-pip-version-check \
				--require-hashes --no-deps -r "$root/packaging/$lock.lock"
		done
		cp -- "$tools.locks" "$stamp"
	fi
	rm -f -- "$tools.locks"
}

# build INTO: the folder of the program.
build() {
	work=$(mktemp -d)
	# From a copy of what is under version control: nothing that lies about gets in.
	mkdir -p "$work/source"
	(cd -- "$root" && git ls-files -z | xargs -0 tar -cf - --) | tar -xf - -C "$work/source"
	"$tools/build/bin/python" -m PyInstaller --noconfirm --log-level WARN --clean \
		--distpath "$work/dist" --workpath "$work/build" "$work/source/packaging/tillside.spec"
	cp -- "$root/packaging/LICENCES.md" "$root/LICENSE" "$work/dist/tillside/"
	# A fifth of the size is tables for debuggers.
	! command -v strip >/dev/null ||
		find "$work/dist/tillside" -name '*.so*' -type f -exec strip --strip-debug {} +
	rm -rf -- "$1"
	mkdir -p -- "$(dirname -- "$1")"
	mv -- "$work/dist/tillside" "$1"
	rm -rf -- "$work"
}

# hashes FOLDER: each file with what is in it; links with where they lead.
# package FOLDER FILE: where that can be made.
package() {
	command -v dpkg-shlibdeps >/dev/null || {
		printf 'build: no Debian package: dpkg-dev is not here.\n'
		return 0
	}
	sh "$root/packaging/deb.sh" "$1" "$2"
}

hashes() {
	(cd -- "$1" && find . -type f -exec sha256sum {} + && find . -type l -printf '%p -> %l\n') | sort
}

mkdir -p "$tools"
environment
if [ "${1:-}" = --check ]; then
	build "$tools/once"
	build "$tools/twice"
	package "$tools/once" "$tools/once/tillside.deb"
	package "$tools/twice" "$tools/twice/tillside.deb"
	hashes "$tools/once" >"$tools/once.sums"
	hashes "$tools/twice" >"$tools/twice.sums"
	if ! diff "$tools/once.sums" "$tools/twice.sums"; then
		fail "the two builds differ in the files above."
	fi
	printf 'build: %s files, the same both times.\n' "$(wc -l <"$tools/once.sums")"
	exit
fi
into=$root/dist/tillside
build "$into"
sh "$root/packaging/supply.sh" sbom "$into/sbom.json"
printf 'build: %s, %s MB\n' "$into" "$(du -sm "$into" | cut -f1)"
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml" | head -n 1)
package "$into" "$root/dist/tillside_${version}_$(dpkg --print-architecture 2>/dev/null || uname -m).deb"
