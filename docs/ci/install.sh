#!/usr/bin/env bash
# Installs Docwitness, and the browser that it drives unless it is only to check. Without a package named, it is this
# checkout that is installed: to check, without what only a browser needs.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
if [ "${DOCWITNESS_COMMAND:?}" = verify ]; then extras='[all]'; else extras=; fi
python -m pip install --disable-pip-version-check --quiet "${DOCWITNESS_PACKAGE:-$here$extras}"
if [ "$DOCWITNESS_COMMAND" = verify ] && [ -z "${DOCWITNESS_BROWSER:-}" ]; then
  python -m playwright install --with-deps --only-shell chromium
fi
