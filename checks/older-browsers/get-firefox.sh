#!/usr/bin/env bash
# Gets Firefox 115 from Debian's older suite, with two libraries that newer suites lack. The
# packages are unpacked in a folder of their own, so nothing on the machine changes.
set -euo pipefail
cd "$(dirname "$0")"
target=node_modules/.firefox-115
[[ -e $target ]] && exit

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Where apt drops its rights, its user must be able to read and write here.
chmod 755 "$work"
mkdir -p "$work"/{state/lists/partial,cache/archives/partial,root}
touch "$work/state/status"
keys=/usr/share/keyrings/debian-archive-keyring.gpg
echo "deb [signed-by=$keys] http://deb.debian.org/debian bullseye main" >"$work/sources.list"
cat >"$work/apt.conf" <<END
Dir::Etc::sourcelist "$work/sources.list";
Dir::Etc::sourceparts "-";
Dir::State "$work/state";
Dir::State::status "$work/state/status";
Dir::Cache "$work/cache";
APT::Architecture "amd64";
APT::Sandbox::User "";
Acquire::Languages "none";
END
export APT_CONFIG="$work/apt.conf"
apt-get -qq update
(cd "$work" && apt-get -qq download firefox-esr libffi7 libdbus-glib-1-2)
for package in "$work"/*.deb; do
  dpkg-deb -x "$package" "$work/root"
done
mkdir -p node_modules
cp -r "$work/root" "$target"
