"""instance.py FOLDER [demo] : writes the Zope configuration of one instance into FOLDER (etc, var, tmp)."""
import pathlib
import sys

I = pathlib.Path(sys.argv[1]).resolve()
for d in ("etc", "var/blob", "var/cache", "tmp"):
    (I / d).mkdir(parents=True, exist_ok=True)
(I / "var/blob").chmod(0o700)
demo = "demo" in sys.argv[2:]  # changes live in memory (blobs in tmp) over a base that is only read
database = f"""
<blobstorage>
  blob-dir {I}/var/blob
  <filestorage>
    path {I}/var/Data.fs
    {"read-only true" if demo else ""}
  </filestorage>
</blobstorage>"""
if demo:
    database = f"<demostorage>{database}\n</demostorage>"
(I / "etc/zope.conf").write_text(f"""%define INSTANCE {I}
instancehome $INSTANCE
debug-mode off
<environment>
  zope_i18n_compile_mo_files true
  CHAMELEON_CACHE $INSTANCE/var/cache
  TMPDIR $INSTANCE/tmp
</environment>
<zodb_db main>
  cache-size 30000
  {database}
  mount-point /
</zodb_db>
""")
(I / "etc/site.zcml").write_text("""<configure xmlns="http://namespaces.zope.org/zope" xmlns:five="http://namespaces.zope.org/five">
  <include package="Zope2.App" />
  <five:loadProducts file="meta.zcml"/>
  <five:loadProducts />
  <five:loadProductsOverrides />
</configure>
""")
