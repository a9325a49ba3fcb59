#!/usr/bin/env bash
# Makes the pictures of the README from the sample: the notice, posters, the report
# and the site. Needs poppler-utils, imagemagick and chromium.
set -euo pipefail
cd "$(dirname "$0")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
go run ./cmd/xingbang build sample/street -o "$work/out" 2>/dev/null

# shrink NAME COLOURS: the picture of that name with a hairline around it and a palette.
shrink() {
  convert "$work/$1.png" -strip -bordercolor '#d0d0d0' -border 1 -colors "$2" -define png:exclude-chunks=date,time PNG8:"sample/pictures/$1.png"
}
# page FILE PAGE NAME COLOURS
page() {
  pdftoppm -png -singlefile -f "$2" -l "$2" -scale-to-x 720 -scale-to-y -1 "$work/out/$1" "$work/$3"
  shrink "$3" "$4"
}
page print/公示.pdf 1 notice 16
page print/公示.pdf 3 notice-end 16
page print/光荣榜/东风社区第一党支部.pdf 1 poster 128
page print/光荣榜.pdf 1 poster-whole 128
page committee/考评结果报告.pdf 2 report 48

chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$work/profile" \
  --window-size=1180,1060 --screenshot="$work/site.png" "file://$work/out/site/index.html" 2>/dev/null
shrink site 96
