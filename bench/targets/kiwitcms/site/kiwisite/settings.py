"""Kiwi TCMS' own settings on SQLite, served by one process; KIWI_HOME is the folder with the data (set by env.sh)."""
import collections, inspect, os
if not hasattr(inspect, "getargspec"):  # django-modern-rpc 0.12 asks for it; gone since Python 3.11
    ArgSpec = collections.namedtuple("ArgSpec", "args varargs keywords defaults")
    inspect.getargspec = lambda f: ArgSpec(*inspect.getfullargspec(f)[:4])
from tcms.settings.common import *  # noqa: F401,F403

HOME = os.environ["KIWI_HOME"]
DEBUG = False
SECRET_KEY = "witness-local-secret-1234567890-abcdefghij-klmnopqrst"
DATABASES = {"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": os.path.join(HOME, "db.sqlite3"), "OPTIONS": {"timeout": 20}}}
MEDIA_ROOT = os.path.join(HOME, "uploads")
STATIC_ROOT = os.path.join(HOME, "static")  # not used: static files are served from the packages
SESSION_ENGINE = "django.contrib.sessions.backends.file"  # beside the database: a reset keeps sign-ins
SESSION_FILE_PATH = os.path.join(HOME, "sessions")
EMAIL_BACKEND = "django.core.mail.backends.dummy.EmailBackend"
WSGI_APPLICATION = "kiwisite.wsgi.application"
ROOT_URLCONF = "kiwisite.urls"


from django.db.backends.signals import connection_created  # noqa: E402


def _quick(sender, connection, **_kw):  # a throw-away database: no waiting for the disk
    with connection.cursor() as c:
        c.execute("PRAGMA synchronous=OFF")
        c.execute("PRAGMA journal_mode=MEMORY")


connection_created.connect(_quick)
