"""Indico without Redis, Celery worker and uWSGI: makes the application with a cache in memory (it holds the sign-ins too)."""
import os
import socket

socket.getfqdn = lambda name="": "localhost"          # no look-up of the machine's name
import email_validator
from cachelib import SimpleCache
from flask_caching.backends.base import BaseCache
from flask_sqlalchemy import SQLAlchemy
from indico.core import cache


class Memory(BaseCache, SimpleCache):
    def __init__(self):
        SimpleCache.__init__(self, threshold=100000, default_timeout=0)

    def get(self, key, default=None):
        return cache.CachedNone.unwrap(SimpleCache.get(self, key), default)

    def set(self, key, value, timeout=None):
        return SimpleCache.set(self, key, cache.CachedNone.wrap(value), timeout)

    def add(self, key, value, timeout=None):
        return SimpleCache.add(self, key, cache.CachedNone.wrap(value), timeout)

    def get_many(self, *keys, default=None):
        return [self.get(k, default) for k in keys]

    def get_dict(self, *keys, default=None):
        return {k: self.get(k, default) for k in keys}


check = email_validator.validate_email                 # an address is looked at, its domain is not asked for in the DNS
email_validator.validate_email = lambda email, **kw: check(email, **{**kw, "check_deliverability": False})
cache.IndicoRedisCache.factory = classmethod(lambda cls, app, config, args, kwargs: Memory())
make_engine = SQLAlchemy._make_engine
SQLAlchemy._make_engine = lambda self, key, options, app: make_engine(self, key, options | {"pool_pre_ping": True}, app)   # reset.sh drops the connections
from indico.web.flask.app import make_app

app = make_app()
if __name__ == "__main__":
    import logging
    import sys
    import waitress
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "drifts"))
    name = os.environ.get("BREAK", "")
    if name:
        import breaks
        served = breaks.Drift(app, name)
    else:
        served = app
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    waitress.serve(served, host="127.0.0.1", port=int(sys.argv[1]), threads=8, ident=None)
