#!/bin/sh
# deb.sh FOLDER FILE: the Debian package FILE of the built program in FOLDER. The same folder gives
# the same package, byte by byte. `build.sh` calls it.
set -eu
unset CDPATH
root=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
folder=$(cd -- "$1" && pwd -P)
file=$2
linux=$root/packaging/linux
epoch=$(git -C "$root" log -1 --format=%ct 2>/dev/null || echo 1767225600)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$epoch}" LC_ALL=C.UTF-8 TZ=UTC
umask 022

version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml" | head -n 1)
architecture=$(dpkg --print-architecture)
work=$(mktemp -d)
trap 'rm -rf -- "$work"' EXIT
tree=$work/tree
share=$tree/usr/share
page=$share/man/man1
mkdir -p "$tree/DEBIAN" "$tree/usr/lib" "$tree/usr/bin" "$page" "$share/doc/tillside" \
	"$share/applications" "$share/metainfo" "$share/icons/hicolor/scalable/apps"

cp -a -- "$folder" "$tree/usr/lib/tillside"
# The program's own files need no x but the two commands and what is loaded as code.
chmod -R u=rwX,go=rX "$tree/usr/lib/tillside"
find "$tree/usr/lib/tillside" -type f ! -path "$tree/usr/lib/tillside/tillside*" -exec chmod 644 {} +
for command in tillside tillside-sandbox; do
	ln -s "../lib/tillside/$command" "$tree/usr/bin/$command"
	gzip -9nc "$linux/$command.1" >"$page/$command.1.gz"
done
cp -- "$linux/app.tillside.Tillside.desktop" "$share/applications/"
cp -- "$linux/app.tillside.Tillside.metainfo.xml" "$share/metainfo/"
cp -- "$root/resources/icons/tillside.svg" "$share/icons/hicolor/scalable/apps/"
cp -- "$linux/copyright" "$share/doc/tillside/"

# Which packages of the system it needs is read off its files, with their versions; what they link
# to within the folder is no package's. ca-certificates is no library: the roots that TLS trusts.
mkdir "$work/debian"
printf 'Source: tillside\n\nPackage: tillside\nArchitecture: any\n' >"$work/debian/control"
libraries=$(
	cd -- "$work"
	# Nothing of ours has spaces in its name.
	find tree/usr/lib/tillside -type f \( -name '*.so' -o -name '*.so.*' -o -perm -u+x \) >elf
	find tree/usr/lib/tillside -type d -printf '-l%p\n' >folders
	# shellcheck disable=SC2046
	dpkg-shlibdeps -O $(cat folders elf) 2>words ||
		{ grep -v ': warning: ' words >&2 && exit 1; }
)
libraries=${libraries#shlibs:Depends=}
cat >"$tree/DEBIAN/control" <<END
Package: tillside
Version: $version
Architecture: $architecture
Maintainer: The Tillside authors <till@tillside.app>
Installed-Size: $(du -sk --apparent-size "$tree/usr" | cut -f1)
Depends: $libraries, ca-certificates
Recommends: gnome-keyring | kwalletmanager | keepassxc
Section: misc
Priority: optional
Description: the loyalty customer at the till, offline too
 For those who stand at a shop's till or customer-service desk: a scanned or
 typed number opens the loyalty customer; people are registered, profiles
 edited, notes written, coupons and purchases looked through, tickets raised.
 .
 What was seen lately can be read without the network, and what is written is
 kept and sent when the line returns: nothing lost, nothing twice.
END
(cd -- "$tree" && find usr -type f -print0 | sort -z | xargs -0 md5sum) >"$tree/DEBIAN/md5sums"
find "$tree" -exec touch --no-dereference --date="@$SOURCE_DATE_EPOCH" {} +
mkdir -p -- "$(dirname -- "$file")"
# Level 6 of xz: the packing takes seconds then, not a minute.
dpkg-deb --root-owner-group -Zxz -z6 --build "$tree" "$file" >/dev/null
printf 'deb: %s, %s MB\n' "$file" "$(($(stat -c %s "$file") / 1000000))"
