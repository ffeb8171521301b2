#!/usr/bin/env bash
# Sets SyCam up: Debian packages, the native shim, the build. Idempotent; says and does nothing when up to date.
#   LIBTORCH=/path ./setup.sh   uses that LibTorch (the `torch` folder inside a PyTorch install, CPU or CUDA)
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

stamp=artifacts/setup.stamp
wanted="libtorch=${LIBTORCH:-debian}"
cli=artifacts/sycam/SyCam.Cli.dll
sources=(src bindings Directory.Build.props Directory.Packages.props global.json setup.sh)

if [ -f "$stamp" ] && [ -f "$cli" ] && [ "$(cat "$stamp")" = "$wanted" ] \
    && [ -z "$(find "${sources[@]}" -newer "$stamp" -print -quit)" ]; then
    exit 0
fi

say() { printf 'setup: %s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

command -v dotnet >/dev/null || fail "the .NET 10 SDK is missing: https://dotnet.microsoft.com/download"
case "$(dotnet --version 2>/dev/null || true)" in
    10.*) ;;
    *) fail "the .NET 10 SDK is needed; 'dotnet --version' says '$(dotnet --version 2>&1 | head -n 1)'" ;;
esac

packages=(libopenblas0-pthread libz3-dev libturbojpeg0 libpng16-16 cmake g++ ninja-build)
if [ -z "${LIBTORCH:-}" ]; then
    packages=(libtorch-dev "${packages[@]}")
elif [ ! -d "$LIBTORCH/include" ] || [ ! -d "$LIBTORCH/lib" ]; then
    fail "LIBTORCH=$LIBTORCH has no include/ and lib/: give the 'torch' folder of a PyTorch install or an unpacked LibTorch"
fi

missing=()
for package in "${packages[@]}"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
    install="apt-get install -y --no-install-recommends ${missing[*]}"
    if ! command -v apt-get >/dev/null; then
        fail "this system has no apt; install what corresponds to: ${missing[*]}"
    fi
    if [ "$(id -u)" -eq 0 ]; then root=(); elif sudo -n true 2>/dev/null; then root=(sudo -n); else
        fail "these packages are missing and installing them needs root: sudo $install"
    fi
    say "installing ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    mkdir -p artifacts
    if ! { "${root[@]}" apt-get update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive $install; } \
        > artifacts/setup-apt.log 2>&1; then
        tail -n 5 artifacts/setup-apt.log >&2
        fail "apt could not install them; the whole log is artifacts/setup-apt.log"
    fi
fi

# The stamp gets the time at which the work began, so that a file changed meanwhile is not taken for built.
mkdir -p artifacts
touch artifacts/setup.begun
say "building the native shim"
if ! bindings/TorchSharp/native/build.sh > artifacts/setup-native.log 2>&1; then
    tail -n 20 artifacts/setup-native.log >&2
    fail "the shim does not build; the whole log is artifacts/setup-native.log"
fi
say "building SyCam"
# Compiled ahead of time, so that --help and the like are there at once; where the compiler's package is not served, without.
publish() {
    dotnet publish src/SyCam.Cli/SyCam.Cli.csproj -c Release -r "$(dotnet_rid)" --self-contained false -o artifacts/sycam \
        -v quiet --nologo -clp:NoSummary "$@"
}
dotnet_rid() {
    case "$(uname -m)" in
        aarch64) echo linux-arm64 ;;
        *) echo linux-x64 ;;
    esac
}
if ! publish -p:PublishReadyToRun=true > artifacts/setup-build.log 2>&1; then
    publish -p:PublishReadyToRun=false >&2 || fail "the build failed"
    say "not compiled ahead of time, so every command takes a little longer to start (artifacts/setup-build.log says why)"
fi
printf '%s\n' "$wanted" > "$stamp"
touch -r artifacts/setup.begun "$stamp"
