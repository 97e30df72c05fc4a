#!/usr/bin/env bash
# Runs docwitness, and hands on to later steps what it exited with: a report is worth most where something is wrong.
# What is asked for stands in variables, never in the text of a script: an address may hold anything.
set -euo pipefail

command=${DOCWITNESS_COMMAND:-verify}
report=${DOCWITNESS_REPORT:-reports/latest}
words=("$command")
while IFS= read -r line; do [ -z "$line" ] || words+=("$line"); done <<<"${DOCWITNESS_ARGUMENTS:-}"
if [ "$command" = verify ]; then
  words+=(--report "$report")
  [ -z "${DOCWITNESS_BASE_URL:-}" ] || words+=(--base-url "$DOCWITNESS_BASE_URL")
  [ -z "${DOCWITNESS_PROFILE:-}" ] || words+=(--profile "$DOCWITNESS_PROFILE")
fi
pages=()
while IFS= read -r line; do [ -z "$line" ] || pages+=("$line"); done <<<"${DOCWITNESS_PAGES:-}"
[ ${#pages[@]} -eq 0 ] || words+=(-- "${pages[@]}")

exit=0
sarif=
if [ "$command" = check ]; then
  # The same findings twice: for the lines of the pull request, and for code scanning.
  docwitness "${words[0]}" --format github "${words[@]:1}" || exit=$?
  sarif=${RUNNER_TEMP:-/tmp}/docwitness-check.sarif
  docwitness "${words[0]}" --format sarif "${words[@]:1}" >"$sarif" || true
else
  docwitness "${words[@]}" || exit=$?
  [ ! -f "$report/docwitness.sarif" ] || sarif=$report/docwitness.sarif
  if [ -f "$report/summary.md" ] && [ -n "${GITHUB_STEP_SUMMARY:-}" ]; then
    cat "$report/summary.md" >>"$GITHUB_STEP_SUMMARY"
  fi
fi
if [ -n "${GITHUB_OUTPUT:-}" ]; then
  printf 'exit=%s\nsarif=%s\n' "$exit" "$sarif" >>"$GITHUB_OUTPUT"
else
  exit "$exit"
fi
