#!/bin/sh
# Installs Optuna with its Gaussian process sampler (torch, CPU) into .latency-peer, for `npm run bench:latency -- --peer`.
# Needs Python 3.9 or newer with venv, and a package index.
set -eu
cd "$(dirname "$0")/.."
python3 -m venv .latency-peer
.latency-peer/bin/pip install --quiet optuna torch scipy
.latency-peer/bin/python -c 'import optuna, torch; print("optuna", optuna.__version__, "torch", torch.__version__)'
