#!/usr/bin/env bash
# Looks for what a tier needs and installs the Debian packages that are missing, saying so.
set -euo pipefail

say() { printf '   %s\n' "$*"; }
stop() { printf '\n%s\n' "$*" >&2; exit 1; }

install() {
  command -v apt-get >/dev/null || stop "Please install: $*"
  say "Installing with apt-get: $*"
  local as=()
  if [ "$(id -u)" != 0 ]; then
    command -v sudo >/dev/null || stop "Please run as root: apt-get install $*"
    as=(sudo)
  fi
  "${as[@]}" apt-get -o DPkg::Lock::Timeout=600 -qq update
  DEBIAN_FRONTEND=noninteractive "${as[@]}" apt-get -o DPkg::Lock::Timeout=600 -qq install -y \
    --no-install-recommends "$@" >/dev/null
}

rust() {
  command -v cargo >/dev/null || stop "Rust is missing: install it with rustup (https://rustup.rs)."
  command -v cc >/dev/null || install build-essential
}

node() {
  command -v node >/dev/null || stop "Node.js 20 or newer is missing."
  local major
  major=$(command node -p 'process.versions.node.split(".")[0]')
  [ "$major" -ge 20 ] || stop "Node.js 20 or newer is needed; this is $(command node --version)."
}

python() {
  command -v python3 >/dev/null || stop "Python 3.11 or newer is missing."
  # Debian parts what makes environments from Python itself.
  python3 -c 'import ensurepip, venv' 2>/dev/null || install python3-venv
}

browser() {
  if [ -n "${CHROME_BIN:-}" ]; then
    [ -x "$CHROME_BIN" ] || stop "CHROME_BIN is not a program: $CHROME_BIN"
  elif ! command -v chromium >/dev/null; then
    # Ubuntu has Chromium only as a snap, which cannot be driven from here.
    grep -qi '^ID=ubuntu' /etc/os-release 2>/dev/null &&
      stop "Ubuntu has no Chromium package: install a Chrome or Chromium and set CHROME_BIN to it."
    install chromium chromium-l10n
  fi
  fc-list 2>/dev/null | grep -qi 'noto.*cjk' || install fonts-noto-cjk fontconfig
}

"$1"
