#!/usr/bin/env bash
# Everything that CI checks: set-up, format, build with warnings as errors, all tests.
# The last line is "N passed, N failed[, N skipped]".
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

./setup.sh

# The browser that the tests of the report drive. Nothing else needs it: where it cannot be installed they are skipped.
if ! command -v chromium chromium-browser google-chrome >/dev/null && command -v apt-get >/dev/null; then
    if [ "$(id -u)" -eq 0 ]; then root=(env); else root=(sudo -n); fi
    { "${root[@]}" apt-get update && "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } \
        > artifacts/test-apt.log 2>&1 || echo "chromium could not be installed: see artifacts/test-apt.log"
fi

echo "== build"
dotnet build SyCam.sln -c Release -v quiet --nologo
echo "== format"
passed=0 failed=0 skipped=0
if dotnet format SyCam.sln --no-restore --verify-no-changes --severity warn; then
    passed=1
else
    echo "the format check failed: run 'dotnet format SyCam.sln'"
    failed=1
fi

for project in tests/*.Tests; do
    name=$(basename "$project")
    echo "== $name"
    log="artifacts/$name.log"
    code=0
    "artifacts/bin/$name/release/$name" -noLogo -noColor > "$log" 2>&1 || code=$?
    summary=$(grep -oE "Total: [0-9]+, Errors: [0-9]+, Failed: [0-9]+, Skipped: [0-9]+" "$log" | tail -n 1 || true)
    if [ -z "$summary" ]; then
        tail -n 40 "$log"
        echo "$name ended without a summary (exit code $code)"
        failed=$((failed + 1))
        continue
    fi
    read -r total errors bad skips <<< "$(grep -oE '[0-9]+' <<< "$summary" | tr '\n' ' ')"
    [ "$code" -eq 0 ] || cat "$log"
    # A test that was skipped says why.
    grep -A1 -F '[SKIP]' "$log" || true
    # A run that fails without a failing test (a crash at the end, say) still counts as one failure.
    if [ "$code" -ne 0 ] && [ $((bad + errors)) -eq 0 ]; then bad=1 total=$((total + 1)); fi
    echo "$summary"
    passed=$((passed + total - bad - skips)) failed=$((failed + bad + errors)) skipped=$((skipped + skips))
done

line="$passed passed, $failed failed"
[ "$skipped" -eq 0 ] || line="$line, $skipped skipped"
echo "$line"
[ "$failed" -eq 0 ]
