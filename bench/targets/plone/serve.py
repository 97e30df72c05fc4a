"""serve.py INSTANCE PORT : the Plone site at http://127.0.0.1:PORT/. SIGUSR1 puts the seeded state back, SIGTERM ends it.

The database is opened once, read-only, with changes kept in memory; each state is a fork of that. BREAK=NAME: see drifts/breaks.py.
"""
import os
import pathlib
import shutil
import signal
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent / "drifts"))
import breaks  # noqa: E402

I, PORT = pathlib.Path(sys.argv[1]).resolve(), sys.argv[2]
breaks.check(os.environ.get("BREAK", ""))
os.environ["TMPDIR"] = str(I / "tmp")

from Zope2.Startup.run import make_wsgi_app  # noqa: E402
from ZPublisher.httpexceptions import HTTPExceptionHandler  # noqa: E402

zope = HTTPExceptionHandler(make_wsgi_app({}, str(I / "etc/zope.conf")))


def app(environ, start_response):
    environ["PATH_INFO"] = f"/VirtualHostBase/http/127.0.0.1:{PORT}/Plone/VirtualHostRoot" + environ.get("PATH_INFO", "/")
    return zope(environ, start_response)


if os.environ.get("BREAK"):
    app = breaks.Drift(app, os.environ["BREAK"])


def child():
    from waitress import serve

    signal.signal(signal.SIGTERM, lambda *a: os._exit(0))
    signal.signal(signal.SIGUSR1, signal.SIG_DFL)
    serve(app, host="127.0.0.1", port=int(PORT), threads=3)


WATCHED = [signal.SIGUSR1, signal.SIGTERM, signal.SIGCHLD]
signal.pthread_sigmask(signal.SIG_BLOCK, WATCHED)
number = 0
while True:
    shutil.rmtree(I / "tmp", ignore_errors=True)
    (I / "tmp").mkdir()
    pid, number = os.fork(), number + 1
    if not pid:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, WATCHED)
        child()
        os._exit(0)
    (I / "generation").write_text(str(number))
    got = signal.sigwait(WATCHED)
    if got != signal.SIGCHLD:
        os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    if got != signal.SIGUSR1:
        sys.exit(got != signal.SIGTERM)
    if signal.SIGCHLD in signal.sigpending():
        signal.sigwait([signal.SIGCHLD])  # of the child just ended
