#!/usr/bin/env bash
# bench.sh TOOL: speed and memory of a scan against `xmllint --html --noout` on the same pages.
#
# Real pages are measured where they are at hand (../shared/corpus); otherwise the samples, repeated.
# Machines differ and are shared: compare the ratio, which comes from one run.
set -euo pipefail
tool=$1
pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT

corpus=../shared/corpus
if [ -d "$corpus" ]; then
  for file in "$corpus"/*/*.html.gz; do
    gzip -dc "$file" >"$pages/$(basename "$(dirname "$file")")-$(basename "${file%.gz}")"
  done
  what="real pages"
else
  for round in $(seq 1 200); do
    for file in Samples/*/*.html Samples/*/*/*.html; do
      [ -f "$file" ] && cp "$file" "$pages/$round-$(echo "$file" | tr / -)"
    done
  done
  what="samples, repeated"
fi
count=$(find "$pages" -name '*.html' | wc -l)
bytes=$(cat "$pages"/*.html | wc -c)
megabytes=$(awk "BEGIN { printf \"%.1f\", $bytes / 1e6 }")
echo "pages: $count $what, $megabytes MB"

# User, system and wall seconds and peak kilobytes of the best of five runs by CPU.
timed() {
  local log
  log=$(mktemp)
  /usr/bin/time -o "$log" -f '%U %S %e %M' "$@" >/dev/null 2>&1 || true
  tail -n 1 "$log"
  rm -f "$log"
}
best() {
  for _ in 1 2 3 4 5; do timed "$@"; done | sort -n -k1,1 -k2,2 | head -n 1
}

find "$pages" -name '*.html' | sort >"$pages/list"
read -r user system wall memory <<<"$(best "$tool" scan --jobs 1 --files-from "$pages/list" --format json)"
ours=$(awk "BEGIN { print $user + $system }")
read -r xuser xsystem xwall xmemory <<<"$(best xargs -a "$pages/list" xmllint --html --noout)"
theirs=$(awk "BEGIN { print $xuser + $xsystem }")
awk -v ours="$ours" -v theirs="$theirs" -v bytes="$bytes" -v wall="$wall" -v xwall="$xwall" 'BEGIN {
  printf "pageleaks: %.2f s CPU, %.2f s wall, %.0f MB/s\n", ours, wall, bytes / 1e6 / ours
  printf "xmllint:   %.2f s CPU, %.2f s wall, %.0f MB/s\n", theirs, xwall, bytes / 1e6 / theirs
  printf "ratio:     %.2f (CPU of pageleaks / CPU of xmllint; the promise is at most 1)\n", ours / theirs
}'
echo "peak memory: $((memory / 1024)) MB (xmllint $((xmemory / 1024)) MB)"

page=Samples/intercepted-calls/page.html
start=$(date +%s%N)
for _ in $(seq 1 20); do "$tool" scan "$page" >/dev/null 2>&1 || true; done
end=$(date +%s%N)
awk -v nanoseconds=$((end - start)) 'BEGIN {
  printf "one page, start to exit: %.1f ms (the promise is under 30)\n", nanoseconds / 20 / 1e6
}'
