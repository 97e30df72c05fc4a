#!/usr/bin/env bash
# Installs Docwitness, and the browser that it drives unless it is only to check.
set -euo pipefail

python -m pip install --disable-pip-version-check --quiet "${DOCWITNESS_PACKAGE:?}"
if [ "${DOCWITNESS_COMMAND:?}" = verify ] && [ -z "${DOCWITNESS_BROWSER:-}" ]; then
  python -m playwright install --with-deps --only-shell chromium
fi
