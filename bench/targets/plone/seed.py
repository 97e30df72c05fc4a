"""The content, users and groups of the site. seed(site, password) is called by make.py."""
import struct
import zlib
from datetime import datetime

import pytz
from plone import api
from plone.app.textfield.value import RichTextValue
from plone.namedfile.file import NamedBlobFile, NamedBlobImage

USERS = [("ana", "Ana Ruiz", ("Member", "Manager")), ("jane", "Jane Doe", ("Member", "Site Administrator")), ("tom", "Tom Berg", ("Member", "Editor")), ("ines", "Ines Falk", ("Member", "Contributor"))]


def png(w, h, rgb):
    def part(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + bytes(rgb) * w for _ in range(h))
    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", w, h, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def text(html):
    return RichTextValue(html, "text/html", "text/x-html-safe")


def add(where, kind, title, publish=True, **more):
    item = api.content.create(where, kind, title=title, **more)
    if publish:
        api.content.transition(item, "publish")
    return item


def seed(site, password):
    for name, full, roles in USERS:
        api.user.create(email=f"{name}@example.org", username=name, password=password, roles=roles, properties={"fullname": full})
    api.group.create("sports-team", title="Sports Team")
    api.group.add_user(groupname="sports-team", username="ines")
    api.portal.set_registry_record("plone.email_from_address", "desk@example.org")
    api.portal.set_registry_record("plone.email_from_name", "Riverbend Library")
    api.portal.set_registry_record("plone.smtp_host", "127.0.0.1")
    api.portal.set_registry_record("plone.smtp_port", 9)  # nothing listens there: no mail leaves
    # a theme is not used for these host names; 127.0.0.1 is there by default, and it is the address here
    api.portal.set_registry_record("plone.app.theming.interfaces.IThemeSettings.hostnameBlacklist", [])

    with api.env.adopt_user(username="ana"):
        content(site)


def content(site):
    docs = add(site, "Folder", "Documentation", description="How the desk works")
    house = add(docs, "Folder", "House rules", publish=False)
    add(house, "Document", "Quiet hours", publish=False, text=text("<p>Upstairs is quiet from nine to noon.</p>"))
    hours = add(docs, "Document", "Opening hours", description="When the doors are open", text=text("<p>Monday to Friday, nine to six.</p>"))
    add(docs, "Document", "Lending", description="How many books, and for how long", text=text("<p>Ten books for <a href='../documentation/opening-hours'>four weeks</a>.</p>"))
    add(docs, "Document", "Lost cards", publish=False, text=text("<p>Ask at the desk.</p>"))
    add(docs, "Link", "Catalogue", remoteUrl="http://127.0.0.1:9/catalogue")
    add(docs, "File", "Floor plan", publish=False, file=NamedBlobFile(b"Floor plan\n", contentType="text/plain", filename="floor-plan.txt"))

    pictures = add(site, "Folder", "Pictures")
    for title, colour in (("Reading room", (120, 160, 90)), ("Front door", (90, 120, 170))):
        add(pictures, "Image", title, publish=False, image=NamedBlobImage(png(320, 200, colour), contentType="image/png", filename=title.lower().replace(" ", "-") + ".png"))
    events = site.events
    tz = pytz.utc
    add(events, "Event", "Summer reading evening", start=tz.localize(datetime(2031, 7, 3, 18, 0)), end=tz.localize(datetime(2031, 7, 3, 20, 0)), location="Reading room", subject=("Reading",))
    news = site.news
    add(news, "News Item", "New shelves", description="The children's corner has grown", text=text("<p>Come and see.</p>"), subject=("Reading",))
    add(news, "News Item", "Roof repaired", publish=False, text=text("<p>It is dry again.</p>"))
    add(site, "Collection", "Reading list", query=[{"i": "Subject", "o": "plone.app.querystring.operation.selection.any", "v": ["Reading"]}])

    # Lending has two versions
    repository = api.portal.get_tool("portal_repository")
    lending = docs["lending"]
    lending.text = text("<p>Ten books for <a href='../documentation/opening-hours'>three weeks</a>.</p>")
    lending.reindexObject()
    repository.save(lending, comment="Three weeks from now on")
