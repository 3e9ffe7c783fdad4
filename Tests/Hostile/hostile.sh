#!/usr/bin/env bash
# hostile.sh HARNESS [NAME...]: scans the hostile pages at their full sizes, each in a process of its own.
#
# Fails when one ends otherwise than with a report, runs into the time limit that tells a hang, or holds
# more memory than eight times its page and 64 MB.
set -euo pipefail
harness=$1
shift
seconds=120

"$harness" list | awk -v wanted=" $* " 'wanted == "  " || index(wanted, " " $1 " ")' |
  while read -r name size; do
    timeout "$seconds" "$harness" scan "$name" "$size" || echo "$name $size - - ended with status $?"
  done | awk '
    {
      limit = 8 * $2 + 64 * 1024 * 1024
      bad = ""
      if ($3 == "-") bad = "  <- no report: " $5 " " $6 " " $7 " " $8
      else if ($3 > limit) bad = "  <- more than 8 times the page and 64 MB"
      printf "%-40s %6.1f MB, peak %6.1f MB, %5s findings, %s%s\n",
        $1, $2 / 1048576, $3 / 1048576, $4, $5, bad
      failed += bad != ""
    }
    END {
      printf "hostile: %d pages, %d of them too much\n", NR, failed
      exit (failed > 0 || NR == 0)
    }
  '
