#!/bin/sh
# install-packages.sh PACKAGE...: installs the Debian packages that are not there yet, and says so.
set -eu

missing=""
for package in "$@"; do
  status=$(dpkg-query --show --showformat='${Status}' "$package" 2>/dev/null || true)
  [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if ! command -v apt-get >/dev/null; then
  echo "setup: needs the packages$missing, and this system has no apt-get; install them by hand" >&2
  exit 1
fi
if [ "$(id -u)" -eq 0 ]; then
  as_root=""
elif command -v sudo >/dev/null; then
  as_root="sudo"
else
  echo "setup: needs the packages$missing; run as root: apt-get install$missing" >&2
  exit 1
fi
echo "setup: installing$missing ${as_root:+(through sudo)}"
$as_root apt-get update -qq
# shellcheck disable=SC2086 # a list of words
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing \
  >/dev/null
