#!/bin/bash
# fetch-docs.sh GIT_DIR : puts the pages and pictures named in docs.csv into docs/ (GIT_DIR: a git directory that has their commits), then our own figures.
set -euo pipefail
cd "$(dirname "$0")"
G=${1:?usage: fetch-docs.sh GIT_DIR}
tail -n +2 docs.csv | while IFS=, read -r file source path commit licence; do
  mkdir -p "$(dirname "$file")"
  case $source in github:*) git --git-dir="$G" show "$commit:$path" > "$file";; own) cp "$path" "$file";; esac
done
node -e '
const fs = require("fs");
for (const r of fs.readFileSync("own-figures.csv", "utf8").trim().split("\n").slice(1)) {
  const [page, line, lines, alt, own] = r.split(","), f = "docs/" + page, L = fs.readFileSync(f, "utf8").split("\n");
  L.splice(line - 1, +lines, `![${alt}](${own})`, ...Array(lines - 1).fill(""));
  fs.writeFileSync(f, L.join("\n"));
}'
