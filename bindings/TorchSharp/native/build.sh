#!/usr/bin/env bash
# Builds libsycam_torch.so into artifacts/native of the repository. Running it again only does what changed.
# LIBTORCH=/path/to/torch takes another LibTorch (a PyTorch install's torch folder, or an unpacked LibTorch).
set -euo pipefail
here="$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)"
root="$(cd "$here/../../.." && pwd)"
output="${SYCAM_NATIVE_OUTPUT:-$root/artifacts/native}"
build="$output/build"
libtorch="${LIBTORCH:-}"

mkdir -p "$build"
# What cmake found for one LibTorch must not be used for another.
if [ -f "$build/libtorch.path" ] && [ "$(cat "$build/libtorch.path")" != "$libtorch" ]; then
  rm -f "$build/CMakeCache.txt"
fi
printf '%s' "$libtorch" > "$build/libtorch.path"

generator=()
if [ ! -f "$build/CMakeCache.txt" ] && command -v ninja > /dev/null; then generator=(-G Ninja); fi
cmake -S "$here" -B "$build" "${generator[@]}" -DCMAKE_BUILD_TYPE=Release \
  -DLIBTORCH="$libtorch" -DSYCAM_OUTPUT="$output" > "$build/configure.log" 2>&1 \
  || { cat "$build/configure.log" >&2; exit 1; }
cmake --build "$build"
