#!/usr/bin/env bash
# Prints the path of a rust-analyzer that fits the compiler of `rust-toolchain.toml`; fails where there
# is none. The macro runs in the compiler's own server for procedural macros, which another version of
# rust-analyzer may not understand.
set -euo pipefail
cd "$(dirname "$0")/../.."

if [[ -n ${RUST_ANALYZER:-} ]]; then
    echo "$RUST_ANALYZER"
    exit
fi
# rustup has one for each of its compilers.
if command -v rustup > /dev/null; then
    timeout 120 rustup --quiet component add rust-analyzer >&2 || true
    if rustup which rust-analyzer 2> /dev/null; then
        exit
    fi
fi
compiler=$(rustc --version | cut -d ' ' -f 2)
if [[ $(rust-analyzer --version 2> /dev/null) == *" $compiler "* ]]; then
    command -v rust-analyzer
    exit
fi
echo "no rust-analyzer fits rustc $compiler; set RUST_ANALYZER to the path of one" >&2
exit 1
