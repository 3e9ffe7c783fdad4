#!/usr/bin/env bash
# growth.sh HARNESS [NAME...]: fails when a hostile page of twice the size makes more than 2.3 times the
# work.
#
# Work is counted in instructions, which are nearly the same in every run and on every machine, less
# those of the page without what is repeated in it.
set -euo pipefail
harness=$1
shift
counts=$(mktemp -d)
trap 'rm -rf "$counts"' EXIT

# Valgrind cannot read all that the Swift compiler tells debuggers.
strip --strip-debug -o "$counts/harness" "$harness"
valgrind --tool=callgrind --callgrind-out-file="$counts/out" --log-file="$counts/log" \
  "$counts/harness" count "$@" || { cat "$counts/log"; exit 1; }

# Each dump names the page and its bytes, and ends with the count.
awk '
  /^desc: Trigger: Client Request:/ { name = $5; bytes = $6 }
  /^totals:/ { if (name != "") print name, bytes, $2; name = "" }
' "$counts"/out.* | sort -k1,1 -k2,2n | awk '
  $1 != name { name = $1; empty = $3; scans = 1; next }
  { scans += 1 }
  scans == 2 { bytes = $2; first = $3 - empty }
  scans == 3 {
    pages += 1
    second = $3 - empty
    ratio = second / first
    slow = ratio > 2.3
    failed += slow
    printf "%-40s %6.0f %6.0f instructions a byte, ratio %.2f%s\n",
      name, first / bytes, second / $2, ratio, slow ? "  <- more than linear" : ""
  }
  END {
    printf "growth: %d pages, %d of them more than linear\n", pages, failed
    exit (failed > 0 || pages == 0)
  }
'
