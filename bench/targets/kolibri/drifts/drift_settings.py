"""Kolibri's own settings; files below KT_DRIFT are served before those of the packages."""

import os

from kolibri.deployment.default.settings.base import *  # noqa: F403

STATICFILES_DIRS = [os.path.join(os.environ["KT_DRIFT"], "static")]
LOCALE_PATHS = [os.path.join(os.environ["KT_DRIFT"], "locale"), *LOCALE_PATHS]  # noqa: F405
