#!/bin/bash
# fetch-docs.sh GIT_DIR : puts the pages and pictures named in docs.csv into docs/ (GIT_DIR: a git directory that has their commits).
set -euo pipefail
cd "$(dirname "$0")"
G=${1:?usage: fetch-docs.sh GIT_DIR}
tail -n +2 docs.csv | while IFS=, read -r file source path commit licence; do
  mkdir -p "$(dirname "$file")"
  git --git-dir="$G" show "$commit:$path" > "$file"
done
