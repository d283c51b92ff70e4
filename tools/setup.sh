#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Install what is missing to build, run and test Rollbook on Debian 12 and Ubuntu 24.04 or later.
#
#   tools/setup.sh run     what building and running the program needs
#   tools/setup.sh test    the same, and what the test suites need
#
# Does nothing, and asks for no password, when everything is there.
set -euo pipefail

what=${1:-run}
case $what in
  run | test) ;;
  *)
    sed -n '3,9s/^# \{0,1\}//p' "$0" >&2
    exit 2
    ;;
esac

run=(
  build-essential meson ninja-build pkg-config python3 gettext desktop-file-utils shared-mime-info
  libglib2.0-dev libglib2.0-dev-bin libxml2-utils libgtk-4-dev libadwaita-1-dev libsqlite3-dev libsodium-dev
  libxlsxwriter-dev libzip-dev nettle-dev libxml2-dev libjson-glib-dev libical-dev librsvg2-dev
  librsvg2-common adwaita-icon-theme fonts-inter fonts-cantarell
)
test=(
  appstream git man-db groff sqlite3 poppler-utils qpdf imagemagick python3-openpyxl
  libreoffice-calc-nogui fonts-crosextra-carlito fonts-dejavu-core fonts-noto-core
  xvfb xauth x11-utils x11-apps x11-xserver-utils xdotool xclip wmctrl openbox libx11-dev
  libxdamage-dev dbus dbus-x11 at-spi2-core python3-gi gir1.2-atspi-2.0 python3-pyatspi clang
)

id= version=
if [ -r /etc/os-release ]; then
  id=$(. /etc/os-release && echo "${ID:-}")
  version=$(. /etc/os-release && echo "${VERSION_ID:-}")
fi
# The format is what clang-format 14 makes of it; libFuzzer's run time has the version of clang.
case $id in
  ubuntu) test+=(clang-format-14) ;;
  *) test+=(clang-format) ;;
esac
case $id-$version in
  debian-12) test+=(libclang-rt-14-dev) ;;
  ubuntu-24.04) test+=(libclang-rt-18-dev) ;;
  *) test+=(libclang-rt-dev) ;;
esac

wanted=("${run[@]}")
[ "$what" = run ] || wanted+=("${test[@]}")

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is neither Debian nor Ubuntu; install these or their like: ${wanted[*]}" >&2
  exit 0
fi

missing=()
for package in "${wanted[@]}"; do
  status=$(dpkg-query -W -f '${db:Status-Abbrev}' "$package" 2>/dev/null || true)
  case $status in
    ii*) ;;
    *) missing+=("$package") ;;
  esac
done
[ ${#missing[@]} -gt 0 ] || exit 0

echo "setup: installing ${missing[*]}" >&2
root=()
if [ "$(id -u)" != 0 ]; then
  if ! command -v sudo >/dev/null; then
    echo "setup: not root and no sudo here; ask for these packages: ${missing[*]}" >&2
    exit 1
  fi
  root=(sudo)
fi
apt=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300)
"${apt[@]}" update
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
