#!/usr/bin/env bash
# How many tokens one core signs in a second: with `ivs_core::tokens`, with PyJWT and its backend
# `cryptography`, and with the npm package jsonwebtoken, in a table. The tokens have the same claims.
#
# All three take turns, so that what else the machine does hits them alike; the medians of five turns are
# shown. A second argument to PyJWT and jsonwebtoken is the key: as PEM it is parsed for each token.
#
# usage: benches/tokens.sh [SECONDS OF A TURN]
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
seconds=${1:-1}
cd "$root"

target=${CARGO_TARGET_DIR:-target}
cargo build --quiet --locked --release --features tokens --example tokens
oracles=$(tests/oracles/install)
modules=$(tests/oracles/install-node)/node_modules
private=tests/tokens/keys/pkcs8.pem
public=tests/tokens/keys/public.pem

# Each turn on the same core, where the system can hold it there.
pinned=()
if command -v taskset > /dev/null; then
    pinned=(taskset -c 0)
fi
turn() { "${pinned[@]}" "$@"; }

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
for ((run = 0; run < 5; run++)); do
    turn "$target/release/examples/tokens" "$private" "$seconds" >> "$results/ours"
    turn "$oracles/bin/python" tests/oracles/tokens.py "$private" "$seconds" >> "$results/python"
    NODE_PATH=$modules turn node tests/oracles/tokens.js "$private" "$public" "$seconds" >> "$results/node"
done

# median <file> <column>
median() { cut -d ' ' -f "$2" "$results/$1" | sort -n | sed -n 3p; }
ours=$(median ours 1)
row() {
    local rate
    rate=$(median "$2" "$3")
    printf '| %s | %d | %d.%d |\n' "$1" "$rate" $((ours / rate)) $((ours * 10 / rate % 10))
}

version() { "$oracles/bin/python" -c "import importlib.metadata as m; print(m.version('$1'))"; }
openssl=$("$oracles/bin/python" -c \
    "from cryptography.hazmat.backends.openssl import backend; print(backend.openssl_version_text())")
echo "PyJWT $(version PyJWT), cryptography $(version cryptography) ($openssl), node $(node --version)"
echo
echo "| signed by | tokens a second | ours are so many times as many |"
echo "|---|---:|---:|"
row "\`ivs_core::tokens\`" ours 1
row "PyJWT, key as PEM" python 1
row "PyJWT, key parsed once" python 2
row "jsonwebtoken (npm), key as PEM" node 1
row "jsonwebtoken (npm), key parsed once" node 2
