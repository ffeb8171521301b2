#!/bin/sh
# Makes assets/demo anew: scenes, labels, masks, the trained network and its golden values.
#
# Needs Debian 12 with: tuxpaint-stamps-default mate-backgrounds python3-torch python3-numpy python3-pil
# All seeds are constants of the scripts. Takes about two minutes for the scenes and a quarter of an hour for the
# training on two cores; scratch files (600 MB) go to the folder given as first argument, or to a temporary one.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
assets=${ASSETS:-$here/../../assets/demo}
scratch=${1:-$(mktemp -d)}
python=${PYTHON:-/usr/bin/python3}

# Big tensors come and go all the time: without this glibc returns them to the system each time, and page faults
# double the training time.
export MALLOC_MMAP_THRESHOLD_=4294967296 MALLOC_TRIM_THRESHOLD_=8589934592
# Python's own order of things must not depend on the run.
export PYTHONHASHSEED=0 OMP_NUM_THREADS=2 OPENBLAS_NUM_THREADS=2

mkdir -p "$assets"
"$python" "$here/make_scenes.py" "$scratch" "$assets"
"$python" "$here/train.py" "$scratch" "$assets"
"$python" "$here/make_golden.py" "$assets"
"$python" "$here/verify.py" "$assets"
