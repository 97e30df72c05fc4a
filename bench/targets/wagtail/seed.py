"""Seeds an empty, migrated database. SEED=harbour (default: the product under test) or
SEED=bakery (the same site with other data: the state in which the figures of G1-G3 were taken)."""

import io
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mysite.settings")
django.setup()

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from home.models import ArticlePage, Country, HomePage
from PIL import Image as P
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Page, Site

SETS = {
    "harbour": dict(
        admin=("", ""),
        collections=("Harbours", "Lighthouses", "Other"),
        images=("Harbour at dawn", "Old lighthouse", "Fishing boat", "Pier"),
        documents=("Tide tables 2026", "Mooring rules", "Harbour map", "Fee schedule"),
        redirects=("/old-news", "/lighthouse-2019", "/fees"),
    ),
    "bakery": dict(
        admin=("Mira", "Holt"),
        collections=("Bread", "Cakes", "Press kit"),
        images=("Rye loaf", "Baguette", "Oven", "Team"),
        documents=("Baking chart", "Oven manual", "Allergen list", "Price list"),
        redirects=("/bakery", "/menu-2020", "/jobs"),
    ),
}
S = SETS[os.environ.get("SEED", "harbour")]
PASSWORD = os.environ.get("WT_PASSWORD", "witness-8-pass")
U = get_user_model()
admin = U.objects.create_superuser("admin", "admin@example.com", PASSWORD)
admin.first_name, admin.last_name = S["admin"]
admin.save()
U.objects.create_user("olivia", "olivia@example.com", "x-pass-12", first_name="Olivia", last_name="Stone")

# Home page in place of Wagtail's own welcome page.
Page.objects.filter(depth=2).delete()
h = Page.get_first_root_node().add_child(instance=HomePage(title="Home", slug="home", body="<p>Welcome</p>"))
h.save_revision().publish()
Site.objects.all().delete()
Site.objects.create(hostname="localhost", root_page=h, is_default_site=True)
for t in ("Harbour news", "Visiting the lighthouse", "Opening times"):
    h.add_child(instance=ArticlePage(title=t, intro="About " + t, body="<p>Text</p>"))
for c in ("Norway", "Iceland", "Portugal"):
    Country.objects.create(title=c)

root = Collection.get_first_root_node()
cols = [root.add_child(name=n) for n in S["collections"]]
Img, Doc = get_image_model(), get_document_model()
colours = ((40, 90, 160), (180, 60, 40), (60, 150, 90), (120, 120, 40))
for k, n in enumerate(S["images"]):
    b = io.BytesIO()
    P.new("RGB", (640, 480), colours[k]).save(b, "PNG")
    f = ContentFile(b.getvalue(), n.replace(" ", "_") + ".png")
    Img.objects.create(title=n, file=f, collection=cols[0] if k == 0 else root)
for k, n in enumerate(S["documents"]):
    f = ContentFile(b"%PDF-1.4 " + n.encode() * 100, n.replace(" ", "_") + ".pdf")
    Doc.objects.create(title=n, file=f, collection=cols[0] if k == 2 else root)
for k, o in enumerate(S["redirects"]):
    Redirect.objects.create(old_path=o, redirect_page=h, is_permanent=k != 2)
print("seeded")
