#!/usr/bin/env bash
# The template by AWS's own tool; closes with a line that the count reads.
set -euo pipefail
cd "$(dirname "$0")/../.."
bash infra/make/tools.sh python
if bash infra/validate.sh; then
  echo "1 passed, 0 failed"
else
  echo "0 passed, 1 failed"
  exit 1
fi
