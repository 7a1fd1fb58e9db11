#!/bin/sh
# try_deb.sh [FILE [OLDER]]: puts the package FILE (dist/tillside_*.deb) into a bare Debian 12 that it
# makes for that, and says what a till would see: it installs with what it names and nothing else,
# starts in a window, passes its self-test as a user without rights, and when it is removed the
# profile stays. With OLDER, that package is installed and used first, and FILE put over it.
#
# Needs root, debootstrap, and the network for Debian's own packages.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)

fail() {
	printf 'try_deb: %s\n' "$*" >&2
	exit 1
}

say() { printf 'try_deb: %s\n' "$*"; }

file=${1:-$(find "$root/dist" -maxdepth 1 -name 'tillside_*.deb' | sort | tail -n 1)}
older=${2:-}
[ -f "$file" ] || fail "no package; 'sh packaging/build.sh' makes one."
[ "$(id -u)" = 0 ] || fail "only root can make and enter another Debian."
command -v debootstrap >/dev/null || fail "debootstrap is missing: apt-get install debootstrap"

bare=$(mktemp -d)
chmod 755 "$bare"
trap 'umount -l "$bare/proc" "$bare/dev/pts" "$bare/dev" 2>/dev/null || :; rm -rf --one-file-system -- "$bare"' EXIT
debootstrap --variant=minbase bookworm "$bare" >"$bare.log" 2>&1 ||
	{ tail "$bare.log" >&2 && fail "debootstrap could not make it."; }
rm -f -- "$bare.log"
mount -t proc proc "$bare/proc"
mount --bind /dev "$bare/dev"
mount -t devpts devpts "$bare/dev/pts"
cp -- /etc/resolv.conf "$bare/etc/resolv.conf"
[ ! -f /etc/apt/sources.list.d/debian.sources ] ||
	cp -- /etc/apt/sources.list.d/debian.sources "$bare/etc/apt/sources.list.d/"

inside() { chroot "$bare" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"; }
apt() { inside DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends "$@" >"$bare/apt.log" 2>&1 ||
	{ tail "$bare/apt.log" >&2 && fail "apt-get $* failed."; }; }
# as_till COMMAND: on a display, as the user who stands at it.
as_till() {
	inside setpriv --reuid=till --regid=till --init-groups \
		env HOME=/srv/till TILLSIDE_STORE_KEY="$key" xvfb-run -a -s '-screen 0 1280x800x24' "$@"
}
# A till in a bare root has no keyring.
key=$(od -An -tx1 -N32 /dev/urandom | tr -d ' \n')
profile=/srv/till/.local/share/tillside/default

# used: a start in a real window, until its stores are open; then it is ended. The server that it is
# to talk to is not there: without one it would go to training.
used() {
	inside rm -f /tmp/started
	as_till sh -c 'tillside --server http://127.0.0.1:9 2>/tmp/words & app=$!
		for _ in $(seq 300); do
			[ ! -s "'"$profile"'/outbox.db" ] || { sleep 2; kill -TERM $app; wait $app; [ $? = 143 ] && touch /tmp/started; break; }
			kill -0 $app 2>/dev/null || break; sleep 0.1
		done' || :
	[ -e "$bare/tmp/started" ] || { cat "$bare/tmp/words" >&2 && fail "it did not start."; }
}

apt update
before=$(inside dpkg-query -f '${Package}\n' -W | wc -l)
inside useradd --create-home --home-dir /srv/till till
if [ -n "$older" ]; then
	cp -- "$older" "$bare/tmp/older.deb"
	apt install /tmp/older.deb xvfb xauth
	used
	say "$(inside tillside --version) was there, and left a profile."
fi
cp -- "$file" "$bare/tmp/tillside.deb"
apt install /tmp/tillside.deb
needed=$(($(inside dpkg-query -f '${Package}\n' -W | wc -l) - before))
say "$(inside tillside --version) is installed, with $needed packages in all."
apt install xvfb xauth
missing=$(inside find /usr/lib/tillside -name '*.so*' -exec ldd {} + 2>/dev/null | grep -c 'not found' || :)
[ "$missing" = 0 ] || fail "$missing libraries are not found."
used
say "a window opens on a bare root, and leaves a profile: $(inside ls "$profile" | tr '\n' ' ')"
as_till tillside --check-config >/dev/null || fail "its own settings file is not in order."
started=$(date +%s)
as_till tillside --self-test /tmp/self-test >"$bare/tmp/walk" 2>&1 ||
	{ tail "$bare/tmp/walk" >&2 && fail "the self-test failed."; }
say "self-test passed in $(($(date +%s) - started)) s: $(find "$bare/tmp/self-test" -name '*.png' | wc -l) pictures."
inside sh -c "find $profile -type f -exec sha256sum {} +" >"$bare/tmp/before"
apt purge tillside
inside sha256sum --check --quiet /tmp/before || fail "removing it touched the profile."
left=$(inside sh -c 'ls -d /usr/lib/tillside /usr/bin/tillside* /usr/share/*/*illside* 2>/dev/null' || :)
[ -z "$left" ] || fail "it left $left behind."
say "removed: nothing of it is left, and the profile is as it was."
