#!/bin/sh
# Builds Tillside.app and a disk image of it on macOS 13 or newer:
#   sh packaging/macos/build.sh [IDENTITY [KEYCHAIN_PROFILE]]
# IDENTITY is a "Developer ID Application: …" of the keychain; without it the bundle is signed for
# this machine alone. KEYCHAIN_PROFILE was stored once with `xcrun notarytool store-credentials`;
# with it the image goes to Apple, and what comes back is stapled to it.
set -eu
unset CDPATH
here=$(cd -- "$(dirname -- "$0")" && pwd -P)
root=$(cd -- "$here/../.." && pwd -P)
identity=${1:--}
profile=${2:-}
tools=$root/.tools/build
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/pyproject.toml" | head -n 1)
export PYTHONHASHSEED=0

rm -rf -- "$tools"
"${PYTHON:-python3}" -m venv "$tools"
for lock in runtime build; do
	"$tools/bin/python" -m pip install --quiet --disable-pip-version-check \
		--require-hashes --no-deps -r "$root/packaging/$lock.lock"
done
"$tools/bin/python" "$root/packaging/icons.py" "$root/.tools/icons"
iconutil --convert icns --output "$root/.tools/icons/tillside.icns" "$root/.tools/icons/tillside.iconset"
TILLSIDE_ICON=$root/.tools/icons/tillside.icns TILLSIDE_VERSION=$version \
	"$tools/bin/python" -m PyInstaller --noconfirm --clean --log-level WARN \
	--distpath "$root/dist" --workpath "$root/.tools/work" "$root/packaging/tillside.spec"
app=$root/dist/Tillside.app
cp -- "$root/packaging/LICENCES.md" "$root/LICENSE" "$app/Contents/Resources/"

# From the innermost outwards: the bundle's own seal goes over those of what is in it.
find "$app/Contents" -type f \( -name '*.dylib' -o -name '*.so' \) -print0 |
	xargs -0 codesign --force --timestamp --options runtime --sign "$identity"
for program in tillside-sandbox tillside; do
	codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
		--sign "$identity" "$app/Contents/MacOS/$program"
done
codesign --force --timestamp --options runtime --entitlements "$here/entitlements.plist" \
	--sign "$identity" "$app"
codesign --verify --strict --deep "$app"

check=$(mktemp -d)
"$app/Contents/MacOS/tillside" --self-test "$check"
rm -rf -- "$check"

image=$root/dist/tillside-$version.dmg
rm -f -- "$image"
hdiutil create -volname Tillside -srcfolder "$app" -format UDZO -quiet "$image"
if [ "$identity" != - ]; then
	codesign --force --timestamp --sign "$identity" "$image"
fi
if [ -n "$profile" ]; then
	xcrun notarytool submit "$image" --keychain-profile "$profile" --wait
	xcrun stapler staple "$image"
	spctl --assess --type open --context context:primary-signature "$image"
fi
printf '%s\n' "$image"
