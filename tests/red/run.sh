#!/usr/bin/env bash
# Each control seen red: a patch takes one defence away in a copy of the project, and the test that its
# `Test:` line names must then fail. A patch that no longer applies or compiles is a failure too.
# Names of patches as arguments choose some of them: tests/red/run.sh session-epoch code-tries
set -euo pipefail
cd "$(dirname "$0")/../.."
root=$PWD
copy=$root/target/red/copy
log=$root/target/red/last.log
# A folder of its own: a build without a defence must never pass for the project's.
export CARGO_TARGET_DIR=$root/target/red/target
export CARGO_PROFILE_DEV_DEBUG=false CARGO_TERM_COLOR=never INSTA_UPDATE=no
# The copy lies inside the project: git must take it for a folder of its own.
export GIT_CEILING_DIRECTORIES=$root/target/red
# Seconds that one build and one test may take.
build_limit=900 test_limit=240

# Dependencies that the project has built already are taken as they are; cargo judges whether they fit.
seed() {
  local from=$root/target/debug to=$CARGO_TARGET_DIR/debug own='^(lib)?(domain|platform|functions|tests|emulators)-'
  [ -d "$from/deps" ] && [ ! -d "$to" ] || return 0
  mkdir -p "$to/deps" "$to/build" "$to/.fingerprint"
  ls -A "$from/.fingerprint" | { grep -vE "$own" || true; } | (cd "$from/.fingerprint" && xargs -r cp -a -t "$to/.fingerprint")
  ls -A "$from/build" | { grep -vE "$own" || true; } | (cd "$from/build" && xargs -r cp -a -t "$to/build")
  (cd "$from/deps" && ls -A | { grep -E '\.(rlib|rmeta|so)$' || true; } | { grep -vE "$own" || true; } | xargs -r cp --link -t "$to/deps")
  (cd "$from/deps" && ls -A | { grep -E '^[a-z0-9_]+-[0-9a-f]{16}\.d$' || true; } | xargs -r cp -p -t "$to/deps")
}

# Only what differs is written, with a new time: cargo then builds just that anew, also after a broken-off run.
refresh() {
  mkdir -p "$copy"
  git ls-files -z | while IFS= read -r -d '' file; do
    [ -f "$file" ] || continue
    cmp -s "$file" "$copy/$file" || { mkdir -p "$copy/$(dirname "$file")" && cp "$file" "$copy/$file"; }
  done
  (cd "$copy" && find . -type f -print0) | while IFS= read -r -d '' file; do
    [ -f "$root/$file" ] || rm "$copy/$file"
  done
}

# What becomes of the test that the patch names, in one word or a few; `red` is right.
verdict() {
  local arguments
  read -ra arguments <<<"$(sed -n 's/^Test: //p' "$1")"
  git apply "$1" 2>"$log" || { echo 'does not apply any more'; return; }
  if ! timeout "$build_limit" cargo test -q --no-run "${arguments[@]}" >"$log" 2>&1; then
    echo 'does not compile'
  elif timeout "$test_limit" cargo test -q "${arguments[@]}" >"$log" 2>&1; then
    if grep -qE '^test result: ok\. [1-9]' "$log"; then echo 'STAYED GREEN without its defence'; else echo 'names no test'; fi
  elif grep -q '^test result: FAILED' "$log"; then
    echo red
  else
    echo 'ended without a verdict'
  fi
  git apply --reverse "$1"
}

# What changes one crate before the same tests comes one after another: cargo then builds the least anew.
ordered() {
  for patch in "$root"/tests/red/*.patch; do
    printf '%s\t%s\t%s\n' "$(sed -n 's/^Test: \(.*\) .*/\1/p' "$patch")" \
      "$(sed -n 's|^+++ b/||p' "$patch" | sort | head -1)" "$patch"
  done | sort | cut -f3
}

seed
refresh
mapfile -t patches < <(ordered)
if (($#)); then patches=("${@/#/$root/tests/red/}"); patches=("${patches[@]/%/.patch}"); fi
cd "$copy"
passed=0 failed=0 table=
for patch in "${patches[@]}"; do
  name=$(basename "$patch" .patch)
  [ -f "$patch" ] || { echo "$name: there is no such patch"; exit 2; }
  began=$SECONDS
  is=$(verdict "$patch")
  row=$(printf '%-34s %4d s  %s' "$name" $((SECONDS - began)) "$is")
  table+=$row$'\n'
  echo "$row"
  if [ "$is" = red ]; then passed=$((passed + 1)); else
    failed=$((failed + 1))
    sed 's/^/    /' "$log" | tail -20
  fi
done
printf '\n%s\n%d passed, %d failed\n' "$table" "$passed" "$failed"
((failed == 0))
