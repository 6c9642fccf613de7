#!/usr/bin/env bash
# Checks template.yaml with AWS's own tool, in an environment of this project; needs no network a second
# time and no account ever. Closes with a line that the count reads.
set -euo pipefail
cd "$(dirname "$0")/../.."
bash infra/make/tools.sh python
export SAM_CLI_TELEMETRY=0 AWS_DEFAULT_REGION=ap-northeast-1 PIP_DISABLE_PIP_VERSION_CHECK=1
export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local AWS_EC2_METADATA_DISABLED=true
stamp=.venv/requirements.txt
if ! cmp -s infra/requirements.txt "$stamp"; then
  python3 -m venv --clear .venv
  .venv/bin/pip install --quiet --no-deps --requirement infra/requirements.txt
  cp infra/requirements.txt "$stamp"
fi
if .venv/bin/sam validate --lint --template template.yaml; then
  echo "1 passed, 0 failed"
else
  echo "0 passed, 1 failed"
  exit 1
fi
