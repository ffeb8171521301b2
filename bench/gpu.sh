#!/usr/bin/env bash
# Tests and times SyCam on a CUDA device, also on a machine without the .NET SDK:
#   bench/gpu.sh pack     with the SDK: publishes programs that bring .NET along into artifacts/gpu, to be copied with the tree
#   bench/gpu.sh          builds the bridge against PyTorch's LibTorch, looks around (doctor), runs the CUDA tests, then times
#                         scoring on the processor and on the device. With the SDK and nothing packed, it packs first.
# LIBTORCH=/path/to/torch takes another LibTorch than that of `python3 -c "import torch"`; PYTHON another interpreter.
# SYCAM_TEST_DEVICE=cpu tries this script and the tests without a device: the processor is compared with itself.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
packed=artifacts/gpu
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

say() { printf 'gpu: %s\n' "$*"; }
fail() { say "$*" >&2; exit 1; }

pack() {
    command -v dotnet > /dev/null || fail "packing needs the .NET SDK; run 'bench/gpu.sh pack' where it is, and copy $packed"
    local project
    for project in src/SyCam.Cli tests/SyCam.TorchSharp.Tests tests/SyCam.Eval.Tests tests/SyCam.Cli.Tests; do
        say "publishing $project"
        dotnet publish "$project" -c Release -r linux-x64 --self-contained -v quiet --nologo \
            -o "$packed/$(basename "$project")"
    done
}

# Debian's Python package has links to the libraries only; its headers are the system's, which the build finds by itself.
find_libtorch() {
    [ -z "${LIBTORCH:-}" ] || return 0
    local folder
    folder=$("${PYTHON:-python3}" -c 'import os, torch; print(os.path.dirname(torch.__file__))' 2> /dev/null) \
        || fail "no PyTorch: '${PYTHON:-python3} -c \"import torch\"' fails. Install one, or name it by PYTHON= or LIBTORCH="
    if [ -e "$folder/lib/libc10.so" ] && [ -f "$folder/include/torch/version.h" -o \
        -f "$folder/include/torch/csrc/api/include/torch/version.h" ]; then
        export LIBTORCH="$folder"
    fi
}

# Seconds by the clock of scoring all methods of the gradient grammar.
score() {
    local device=$1 start
    shift
    start=$(date +%s.%N)
    "$packed/SyCam.Cli/SyCam.Cli" eval --device "$device" --metric insertion --steps 8 "$@" > /dev/null
    printf '%s s on %s\n' "$(echo "$(date +%s.%N) $start" | awk '{ printf "%.1f", $1 - $2 }')" "$device"
}

if [ "${1:-}" = pack ]; then pack; exit 0; fi
[ $# -eq 0 ] || fail "usage: bench/gpu.sh [pack]"
[ -x "$packed/SyCam.Cli.Tests/SyCam.Cli.Tests" ] || pack

find_libtorch
say "building the bridge against ${LIBTORCH:-the LibTorch of the system}"
for tool in cmake c++ nm; do command -v "$tool" > /dev/null || fail "$tool is missing: apt-get install cmake g++ binutils"; done
SYCAM_NATIVE_OUTPUT="$PWD/$packed/native" bindings/TorchSharp/native/build.sh
export SYCAM_TORCH_SHIM="$PWD/$packed/native/libsycam_torch.so"

say "doctor"
"$packed/SyCam.Cli/SyCam.Cli" doctor || say "doctor sees problems; going on"

failed=0
for tests in SyCam.TorchSharp.Tests SyCam.Eval.Tests SyCam.Cli.Tests; do
    chosen=(-trait device=cuda)
    # The bridge itself is tested in full: it was built for another LibTorch than the usual one.
    [ "$tests" != SyCam.TorchSharp.Tests ] || chosen=()
    say "$tests ${chosen[*]}"
    "$packed/$tests/$tests" -noLogo -noColor "${chosen[@]}" || failed=1
done

device=$("${PYTHON:-python3}" -c 'import torch; print("cuda" if torch.cuda.is_available() else "cpu")' 2> /dev/null || echo cuda)
data="${SYCAM_DATA:-../shared/data}"
if [ -d "$data" ]; then
    load=(--model "$data/models/resnet50.safetensors" --sidecar tests/sidecars/resnet50.json
        --images "$data/images/imagenette" --limit 8)
else
    say "no reference data (SYCAM_DATA): timing the small network of the demo, which a device hardly speeds up"
    load=(--model assets/demo/model.safetensors --images assets/demo/labels.csv)
fi
say "scoring: all methods of the gradient grammar, insertion at 8 steps, wall clock with start-up"
score cpu "${load[@]}"
if [ "$device" = cuda ]; then score cuda "${load[@]}"; else say "no CUDA device: its time was not taken"; fi
exit "$failed"
