#!/usr/bin/env bash
# fuzz.sh FUZZER [TARGET...]: runs each target of the fuzzer for FUZZ_SECONDS seconds (20).
#
# What it has learnt stays beside the build and is where the next run starts; an input that falls is
# kept there too and named.
set -euo pipefail
fuzzer=$(realpath "$1")
shift
targets=("$@")
[ ${#targets[@]} -gt 0 ] || targets=(html script json decoders page)
folder=$(dirname "$0")
samples=$(realpath "$folder/../../Samples")
learnt=$(realpath "$folder/../../.build-fuzz")/inputs
mkdir -p "$learnt/seeds"
# libFuzzer keeps the input when a signal ends the program; Swift's own handler would get in its way.
export SWIFT_BACKTRACE=enable=no
"$fuzzer" seeds "$learnt/seeds"

for target in "${targets[@]}"; do
  mkdir -p "$learnt/$target"
  log="$learnt/$target.log"
  # Decoders look at every byte on its own, in every coding.
  length=4096
  [ "$target" != decoders ] || length=256
  if ! "$fuzzer" "$target" "$learnt/$target" "$learnt/seeds" "$samples" \
    -max_total_time="${FUZZ_SECONDS:-20}" -max_len="$length" -timeout=20 -rss_limit_mb=2048 \
    -dict="$folder/words.dict" -artifact_prefix="$learnt/fallen-$target-" \
    -print_final_stats=1 >"$log" 2>&1; then
    tail -n 40 "$log"
    echo "fuzz: $target fell; the input is named above, the log is $log"
    exit 1
  fi
  echo "fuzz: $target, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") executions, nothing fell"
done
