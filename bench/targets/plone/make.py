"""make.py INSTANCE : a Plone site in a new database, then seed.py. Needs WITNESS_PASSWORD."""
import os
import sys

from Zope2.Startup.run import configure_wsgi

configure_wsgi(sys.argv[1] + "/etc/zope.conf")

import transaction  # noqa: E402
import Zope2  # noqa: E402
from AccessControl.SecurityManagement import newSecurityManager  # noqa: E402
from zope.component.hooks import setSite  # noqa: E402
from zope.globalrequest import setRequest  # noqa: E402

app = Zope2.app()
from Testing.makerequest import makerequest  # noqa: E402 (earlier it would put another database in place)

app = makerequest(app)
setRequest(app.REQUEST)
app.acl_users.userFolderAddUser("zopeadmin", os.environ["WITNESS_PASSWORD"], ["Manager"], [])
newSecurityManager(None, app.acl_users.getUserById("zopeadmin").__of__(app.acl_users))

from Products.CMFPlone.factory import addPloneSite  # noqa: E402

site = addPloneSite(
    app,
    "Plone",
    title="Riverbend Library",
    default_language="en",
    setup_content=True,
    extension_ids=("plonetheme.barceloneta:default", "plone.app.contenttypes:plone-content"),
)

setSite(site)
from seed import seed  # noqa: E402

seed(site, os.environ["WITNESS_PASSWORD"])
transaction.commit()
app._p_jar.db().close()
