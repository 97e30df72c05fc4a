#!/bin/bash
# fetch-docs.sh GIT_DIR : fills docs/ from a git directory of github:nocodb/noco-docs-v2 that has the commit of docs.csv.
set -euo pipefail
cd "$(dirname "$0")"
G=${1:?usage: fetch-docs.sh GIT_DIR}
tail -n +2 docs.csv | while IFS=, read -r file _ path commit _; do
  mkdir -p "$(dirname "$file")"; git -C "$G" show "$commit:$path" > "$file"
done
