#!/usr/bin/env bash
# No test may depend on the day, the time zone or the locale. This runs the built suite (Release) where each is another: under clocks that
# libfaketime moves (apt-get install faketime), for the tests and every process that they start. Needs no network once the suite has run once.
#
#   tests/any-day.sh                 every row of the table below, the whole suite
#   tests/any-day.sh leap-day        one row
#   tests/any-day.sh --unit leap-day one row, only the tests that need no other program
#   tests/any-day.sh --check         whether libfaketime is there
set -uo pipefail
cd "$(dirname "$0")/.."

# name | day, as `date -d` reads it | time zone | locale. The runs of the last two begin shortly before the hour and cross it.
rows='
later         | +400 days                                  | UTC              | C.UTF-8
earlier       | -100 days                                  | Pacific/Apia     | tr_TR.UTF-8
leap-day      | TZ="America/St_Johns" 2028-02-29 12:00     | America/St_Johns | ar_SA.UTF-8
summer-time   | TZ="America/St_Johns" 2027-03-14 01:58     | America/St_Johns | tr_TR.UTF-8
year-end      | TZ="Pacific/Apia" 2027-12-31 23:58         | Pacific/Apia     | ar_SA.UTF-8
'
suites=(Alerts.Tests Alerts.Functions.Tests Alerts.EndToEnd.Tests)

library=$(find /usr/lib /usr/local/lib -name libfaketimeMT.so.1 2>/dev/null | head -n 1)
[ -n "$library" ] || { echo "libfaketime is missing. Install it: apt-get install -y faketime"; exit 1; }
[ "${1:-}" = --check ] && exit 0

[ "${1:-}" = --unit ] && { suites=(Alerts.Tests); shift; }
wanted=${1:-}
# The classes before the suites: `ALERTS_CLASSES='-class X'` narrows a run down while a failure is looked for.
read -ra narrowed <<<"${ALERTS_CLASSES:-}"
failed=0 ran=0

while IFS='|' read -r name day zone locale; do
  name=${name// /} zone=${zone// /} locale=${locale// /}
  [ -n "$name" ] && { [ -z "$wanted" ] || [ "$wanted" = "$name" ]; } || continue
  ran=1
  # An offset, not a date: every process that starts later has to see the same clock.
  offset=$(( $(date -d "$day" +%s) - $(date +%s) ))
  for suite in "${suites[@]}"; do
    program="tests/$suite/bin/Release/net10.0/$suite"
    [ -x "$program" ] || { echo "$program is missing. Build it: dotnet build Alerts.sln -c Release"; exit 1; }
    printf '\n== %s: %s, %s, %s\n' "$suite" "$(TZ=$zone date -d "@$(( $(date +%s) + offset ))" '+%F %H:%M %Z')" "$zone" "$locale"
    # What measures how long something took stays real. The fix is for a fault of old C libraries, and breaks the waits of .NET.
    env TZ="$zone" LC_ALL="$locale" LD_PRELOAD="$library" FAKETIME="$(printf '%+d' "$offset")s" \
      FAKETIME_DONT_FAKE_MONOTONIC=1 FAKETIME_FORCE_MONOTONIC_FIX=0 \
      "$program" -noLogo -noColor "${narrowed[@]}" </dev/null || failed=1
  done
done <<<"$rows"

[ "$ran" -eq 1 ] || { echo "There is no row '$wanted'. They are: $(awk '{ printf "%s ", $1 }' <<<"$rows")"; exit 1; }
[ "$failed" -eq 0 ] && printf '\nEverything holds on any day.\n'
