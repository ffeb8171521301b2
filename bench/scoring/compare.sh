#!/usr/bin/env bash
# The plain PyTorch loop and SyCam's scoring in turn, on ResNet-18 of the reference data (SYCAM_DATA):
#   bench/scoring/compare.sh METRIC CANDIDATES PHOTOS ROUNDS [THREADS [LOWEST]]
# METRIC is insertion, average_drop or adcc, CANDIDATES a square, LOWEST bfloat16 or int8 for a rung of that.
# Build bench/SyCam.Eval.Benchmarks with -c Release before.
# PYTHON names another interpreter than Debian's; it must have PyTorch, NumPy and Pillow.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
[ $# -ge 4 ] || { sed -n '2,7p' "$0" >&2; exit 2; }
metric=$1 candidates=$2 photos=$3 rounds=$4 threads=${5:-$(nproc)} lowest=${6:-}
data=${SYCAM_DATA:-../shared/data}
for ((round = 0; round < rounds; round++)); do
    "${PYTHON:-/usr/bin/python3}" bench/scoring/plain_loop.py "$data" "$metric" "$candidates" "$photos" 20 "$threads"
    artifacts/bin/SyCam.Eval.Benchmarks/release/SyCam.Eval.Benchmarks \
        --quick "$threads" ladder resnet18 "$metric" "$candidates" "$photos" 1 ${lowest:+"$lowest"}
done
