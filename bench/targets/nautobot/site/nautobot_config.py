"""Nautobot's own settings; NT_DIR is the folder with the data, NT_PG and NT_REDIS the ports (set by env.sh)."""
import os, sys

from nautobot.core.settings import *  # noqa: F401,F403
from nautobot.core.settings import CACHES, MIDDLEWARE

DIR, PG, REDIS = os.environ["NT_DIR"], os.environ["NT_PG"], os.environ["NT_REDIS"]
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
SECRET_KEY = "witness-local-secret-1234567890-abcdefghij-klmnopqrst-uvwxyz"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "nautobot",
        "USER": "nautobot",
        "PASSWORD": "",
        "HOST": "127.0.0.1",
        "PORT": PG,
        "CONN_MAX_AGE": 0,
    }
}
_URL = f"redis://127.0.0.1:{REDIS}/"
CACHES["default"]["LOCATION"] = _URL + "1"
CELERY_BROKER_URL = _URL + "0"
SESSION_ENGINE = "django.contrib.sessions.backends.file"  # beside the database: a reset keeps sign-ins
SESSION_FILE_PATH = os.path.join(DIR, "sessions")
INSTALLATION_METRICS_ENABLED = False
RELEASE_CHECK_URL = None
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
METRICS_ENABLED = False
LOG_LEVEL = "WARNING"
if os.environ.get("BREAK"):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "drifts"))
    MIDDLEWARE.append("breaks.Drift")
