#!/bin/sh
# Scores many images and prints the resident memory of the process over time: it must reach a level and stay there.
# The images are links to those of the demo.
#
#   bench/soak.sh [IMAGES, 5000] [METRICS, usual] [SECONDS between two lines, 10]
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
images=${1:-5000}
metrics=${2:-usual}
pause=${3:-10}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

mkdir "$folder/images" "$folder/masks"
i=0
while [ "$i" -lt "$images" ]; do
    for photo in "$root"/assets/demo/images/*.jpg; do
        [ "$i" -lt "$images" ] || break
        name=$(basename "$photo" .jpg)
        ln -s "$photo" "$folder/images/$i-$name.jpg"
        ln -s "$root/assets/demo/masks/$name.png" "$folder/masks/$i-$name.png"
        i=$((i + 1))
    done
done

dotnet "$root/artifacts/sycam/SyCam.Cli.dll" eval --model "$root/assets/demo/model.safetensors" \
    --images "$folder/images" --masks "$folder/masks" --method GradCAM --metric "$metrics" --steps 2 --memory 64M &
process=$!
seconds=0
while kill -0 "$process" 2>/dev/null; do
    memory=$(awk '/^VmRSS/ {print int($2 / 1024)}' "/proc/$process/status" 2>/dev/null || true)
    [ -z "$memory" ] || echo "$seconds s: $memory MiB" >&2
    sleep "$pause"
    seconds=$((seconds + pause))
done
wait "$process"
