"""Settings of the target: SQLite files named by WT_HOME, no telemetry, no outside services."""
import os
HOME = os.environ["WT_HOME"]
SECRET_KEY = "local-target-key-of-enough-length-0123456789"
SQLALCHEMY_DATABASE_URI = f"sqlite:///{HOME}/superset.db?timeout=30"
PREVENT_UNSAFE_DB_CONNECTIONS = False
TALISMAN_ENABLED = False
RATELIMIT_ENABLED = False
WTF_CSRF_ENABLED = True
UPLOAD_FOLDER = f"{HOME}/uploads/"
ENABLE_TEMPLATE_PROCESSING = False
LANGUAGES = {}
FAVICONS = [{"href": "/static/assets/images/favicon.png"}]
_CACHE = {"CACHE_TYPE": "SimpleCache", "CACHE_DEFAULT_TIMEOUT": 86400, "CACHE_THRESHOLD": 2000}
FILTER_STATE_CACHE_CONFIG = EXPLORE_FORM_DATA_CACHE_CONFIG = _CACHE
CACHE_CONFIG = DATA_CACHE_CONFIG = {"CACHE_TYPE": "NullCache"}
