#!/usr/bin/env bash
# Installs @tensorflow/tfjs-node for faster training, without the package's own download step: TensorFlow's C library and
# headers come from the wheel tensorflow-cpu of the Python package index, and the N-API binding is compiled here.
# The trainer takes it by itself (backend "auto") and does well without it.
# Linux x86_64, glibc 2.17 or newer; needs python3 with pip, g++ (C++17) and npm; 434 MB on disk.
# Run it again after every `npm ci`, which deletes the binding: seconds, since the library is kept.
set -euo pipefail
cd "$(dirname "$0")/.."
TFJS=4.22.0 TF=2.15.1
SHA=ba9503db2c5357ea21938555323581fbdabf3d051b6bc1b5f73c5b0ae034d077
DIR="${TF_NATIVE_DIR:-$PWD/.native-tensorflow}/$TF"
PKG=node_modules/@tensorflow/tfjs-node
NODE=node_modules/.bin/node

fail() { echo "install-native-tensorflow: $1" >&2; exit 1; }
[ "$(uname -sm)" = "Linux x86_64" ] || fail "only Linux on x86_64 is supported"
for tool in python3 g++ npm; do command -v "$tool" >/dev/null || fail "$tool is missing"; done
[ -x "$NODE" ] || fail "run npm ci first"

if [ ! -e "$DIR/done" ]; then
  rm -rf "$DIR"
  mkdir -p "$DIR"
  python3 -m pip download -q --no-deps --only-binary=:all: --python-version 3.10 \
    --platform manylinux2014_x86_64 -d "$DIR" "tensorflow-cpu==$TF"
  echo "$SHA  $(echo "$DIR"/*.whl)" | sha256sum -c --quiet - || fail "the wheel is not the expected one"
  python3 - "$DIR" <<'PY'
import glob, sys, zipfile
folder = sys.argv[1]
with zipfile.ZipFile(glob.glob(folder + '/*.whl')[0]) as wheel:
    include = 'tensorflow/include/'
    wanted = (include + 'tensorflow/c/', include + 'tensorflow/core/platform/', include + 'tsl/',
              'tensorflow/libtensorflow_')
    wheel.extractall(folder, [name for name in wheel.namelist() if name.startswith(wanted)])
PY
  rm "$DIR"/*.whl
  if command -v strip >/dev/null; then strip --strip-unneeded "$DIR"/tensorflow/libtensorflow_*.so.2; fi
  (cd "$DIR" && npm pack --silent node-api-headers@1.9.0 >/dev/null && tar xzf node-api-headers-*.tgz)
  touch "$DIR/done"
fi

# --ignore-scripts: the package's install script would download the library, which is what this script replaces.
[ -e "$PKG/package.json" ] ||
  npm install --no-save --ignore-scripts --no-audit --no-fund "@tensorflow/tfjs-node@$TFJS"
mkdir -p "$PKG/lib/napi-v8"
g++ -std=c++17 -O2 -fPIC -shared -DNAPI_VERSION=8 -I"$DIR/package/include" \
  -I"$PKG" -I"$DIR/tensorflow/include" "$PKG"/binding/tfjs_{backend,binding}.cc \
  "$DIR"/tensorflow/libtensorflow_{cc,framework}.so.2 -Wl,-rpath,"$DIR/tensorflow" \
  -o "$PKG/lib/napi-v8/tfjs_binding.node"

# Node 23 removed what the package calls; the trainer puts it back in the same way.
TF_CPP_MIN_LOG_LEVEL=2 "$NODE" -e '
  const util = require("node:util");
  Object.assign(util, { isNullOrUndefined: (value) => value == null, isArray: Array.isArray });
  const tf = require("@tensorflow/tfjs-node");
  const product = tf.ones([2, 3]).matMul(tf.ones([3, 2])).dataSync()[0];
  if (tf.getBackend() !== "tensorflow" || product !== 3) process.exit(1);
  console.log("native TensorFlow", tf.version["tfjs-core"], "works");
' || fail "the binding was built but does not compute"
