#!/usr/bin/env bash
# Validates template.yaml with the SAM CLI of a project-local environment (PyPI, telemetry off).
set -euo pipefail
cd "$(dirname "$0")/../.."
