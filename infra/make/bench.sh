#!/usr/bin/env bash
# Builds what is compared and runs the bench; options go to it: --quick, and names of its parts.
set -euo pipefail
cd "$(dirname "$0")/../.."
export CARGO_TARGET_DIR="$PWD/target"

say() { printf '   %s\n' "$*" >&2; }

say 'Building the functions as they are deployed (thin LTO: some minutes the first time)'
# Without the tests beside them: features of their packages would be built into the functions.
cargo build -q --locked --profile lambda -p functions \
  --bin verify-identity --bin login --bin presign-upload --bin bare-runtime --bin prepared-login
say 'Building the bench, and the local run as it is run'
cargo build -q --locked --bin local
cargo build -q --locked --release -p bench

# Python only to compare with; its packages stay in the target folder.
venv=target/bench-venv
boto3=boto3==1.44.5
if [ ! -f "$venv/$boto3" ]; then
  command -v python3 >/dev/null || { echo 'Python 3 is missing.' >&2; exit 1; }
  say "Installing $boto3 from PyPI into $venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" -q --disable-pip-version-check install "$boto3"
  touch "$venv/$boto3"
fi

exec target/release/bench --python "$PWD/$venv/bin/python" "$@"
