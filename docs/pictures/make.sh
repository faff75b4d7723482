#!/bin/sh
# Makes the pictures of the README from what the demo really writes: its output on a terminal of 132 columns, and the mail of the third act.
# Needs what the demo needs, and Chromium, ImageMagick and script: apt-get install chromium imagemagick bsdutils
#
#   sh docs/pictures/make.sh        from the root of the repository
set -eu

pictures=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chromium=${ALERTS_CHROMIUM:-chromium}

# page picture width: shows a page and cuts off what is empty around it.
take() {
  "$chromium" --headless --no-sandbox --hide-scrollbars --force-device-scale-factor=2 --window-size="$3,1600" \
    --user-data-dir="$work/profile" --screenshot="$work/whole.png" "file://$1" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
  convert "$work/whole.png" -trim -bordercolor "$(convert "$work/whole.png" -format '%[pixel:p{0,0}]' info:)" -border 24 \
    -colors 128 -define png:exclude-chunks=date,time "$pictures/$2"
  echo "$pictures/$2: $(wc -c <"$pictures/$2") bytes"
}

dotnet build src/Alerts.Cli -c Release --verbosity quiet
(cd "$work" && script --quiet --return --command "stty cols 132; dotnet '$pictures/../../src/Alerts.Cli/bin/Release/net10.0/Alerts.Cli.dll' demo" /dev/null >"$work/terminal")

# Without the codes that colour and move, and without the line of progress that the next one overwrote.
{
  echo '<!DOCTYPE html><meta charset="utf-8"><style>body{margin:24px;background:#101418;color:#dce3ea}'
  echo 'pre{font:13px/19px "DejaVu Sans Mono",monospace;margin:0}b{color:#7ee787;font-weight:400}</style><pre>'
  echo '<b>$ dotnet run --project src/Alerts.Cli -c Release -- demo</b>'
  sed -e 's/\x1b\[[0-9;?]*[A-Za-z]//g' -e 's/\x1b[=>]//g' -e 's/\r$//' -e 's/.*\r//' -e 's/&/\&amp;/g' -e 's/</\&lt;/g' "$work/terminal"
  echo '</pre>'
} >"$work/demo.html"
take "$work/demo.html" demo.png 1200

mail=$(grep -l 'conditional (January 25)' "$work"/out/*.html)
take "$mail" mail.png 680
