#!/usr/bin/env bash
# Makes the pictures of the README from the sample: the notice, a poster, the
# report and the site. Needs poppler-utils and chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./cmd/xingbang build sample/street -o "$work/out"

page() { pdftoppm -png -singlefile -f "$2" -l "$2" -scale-to-x "$3" -scale-to-y -1 "$work/out/$1" "sample/pictures/$4"; }
page print/公示.pdf 1 480 notice
page print/光荣榜/东风社区第一党支部.pdf 1 480 poster
page committee/考评结果报告.pdf 2 480 report

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
  --window-size=1180,1060 --screenshot="$work/site.png" "file://$work/out/site/index.html"
cp "$work/site.png" sample/pictures/site.png
