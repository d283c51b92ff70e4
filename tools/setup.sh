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
  libxdamage-dev dbus dbus-x11 at-spi2-core python3-gi gir1.2-atspi-2.0 python3-pyatspi clang llvm
)

wanted=("${run[@]}")
[ "$what" = run ] || wanted+=("${test[@]}")

if ! command -v dpkg-query >/dev/null; then
  echo "setup: this is neither Debian nor Ubuntu; install these or their like: ${wanted[*]}" >&2
  exit 0
fi

installed() {
  case $(dpkg-query -W -f '${db:Status-Abbrev}' "$1" 2>/dev/null) in
    ii*) ;;
    *) return 1 ;;
  esac
}

# The package behind a name that has no version: `clang` depends on clang-14 or on clang-18.
numbered() {
  local depends
  if installed "$1"; then
    depends=$(dpkg-query -W -f '${Depends}' "$1")
  else
    depends=$(apt-cache depends "$1" 2>/dev/null || true)
  fi
  grep -oE "\b$1-[0-9]+" <<<"$depends" | sed 1q || true
}

# What has another name in each release, asked of dpkg and apt and not of a table of releases. The
# format is what clang-format 14 makes of it; libFuzzer's run time has the version of clang.
versioned() {
  local clang
  [ "$what" = test ] || return 0
  if installed clang-format-14 || apt-cache show clang-format-14 >/dev/null 2>&1; then
    echo clang-format-14
  else
    echo clang-format
  fi
  clang=$(numbered clang)
  [ -z "$clang" ] || echo "libclang-rt-${clang#clang-}-dev"
}

missing=()
look() {
  local package
  missing=()
  for package in "${wanted[@]}" $(versioned); do
    installed "$package" || missing+=("$package")
  done
}

look
[ ${#missing[@]} -gt 0 ] || exit 0

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
look
echo "setup: installing ${missing[*]}" >&2
"${apt[@]}" install -y --no-install-recommends "${missing[@]}" >/dev/null
