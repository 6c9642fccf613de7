#!/usr/bin/env bash
# Each control seen red: a patch takes one defence away in a copy of the project, and the test that its
# `Test:` line names must then fail. A patch that no longer applies or compiles is a failure too.
# Names of patches as arguments choose some of them: tests/red/run.sh session-epoch
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
copy=$root/target/red/copy
log=$root/target/red/last.log
export CARGO_TARGET_DIR=$root/target
# The copy lies inside the project: git must take it for a folder of its own.
export GIT_CEILING_DIRECTORIES=$root/target/red

rm -rf "$copy" && mkdir -p "$copy"
git ls-files -z | tar --null --files-from=- --create | tar --extract --directory="$copy"
cd "$copy"

patches=("$root"/tests/red/*.patch)
if (($#)); then patches=("${@/#/$root/tests/red/}"); patches=("${patches[@]/%/.patch}"); fi
failed=0
for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  read -ra arguments <<<"$(sed -n 's/^Test: //p' "$patch")"
  verdict=red
  if ! git apply "$patch" 2>"$log"; then
    verdict='does not apply any more'
  else
    if ! cargo test -q --no-run "${arguments[@]}" >"$log" 2>&1; then
      verdict='does not compile'
    elif cargo test -q "${arguments[@]}" >"$log" 2>&1; then
      verdict='STAYED GREEN without its defence'
    elif ! grep -q '^test result: FAILED' "$log"; then
      verdict='ended without a verdict'
    fi
    git apply --reverse "$patch"
  fi
  printf '%-34s %s\n' "$name" "$verdict"
  [ "$verdict" = red ] || { failed=1; sed 's/^/    /' "$log" | tail -20; }
done
exit $failed
