#!/bin/sh
# Brings every resource of a folder of Bicep to the most recent version of its interface that the compiler knows, and says what it
# changed. Not part of any test, because the answer depends on the day.
#
#   [BICEP=bicep]  sh infra/recent-api-versions.sh [folder, by default infra]
set -eu

folder=${1:-$(dirname "$0")}
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT

# The compiler takes its configuration from the files' own folder, so the rule is switched on in a copy.
cp -R "$folder/." "$copy"
sed '/"use-recent-api-versions"/s/"off"/"warning"/' "$folder/bicepconfig.json" >"$copy/bicepconfig.json"
# It lists the main file's modules twice and ends with 1 where it finds an error; then this ends too.
"${BICEP:-bicep}" lint --pattern "$copy/**/*.bicep" >"$copy/findings" 2>&1 || { cat "$copy/findings" >&2; exit 1; }

# …/storage.bicep(47,53) : Warning use-recent-api-versions: Use more recent API version for 'TYPE'. 'OLD' is … Acceptable versions: NEW, … [link]
sed -n "s|^$copy/\(.*\)([0-9,]*) : .* API version for '\([^']*\)'\. '\([^']*\)' is .* Acceptable versions: \([^], ]*\).*|\1 \2 \3 \4|p" "$copy/findings" |
  sort -u |
  while read -r file type old new; do
    # Children take the version of the resource around them.
    if grep -q "'$type@$old'" "$folder/$file"; then
      sed "s|'$type@$old'|'$type@$new'|" "$folder/$file" >"$copy/new" && cat "$copy/new" >"$folder/$file"
      echo "$type: $old to $new in $file"
    fi
  done
