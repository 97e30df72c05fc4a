"""Breaks the admin on purpose, one small thing at a time: BREAK=NAME (see drifts.csv).
BREAK is empty for the product as it is."""

import os

from wagtail import hooks

BREAK = os.environ.get("BREAK", "")
KNOWN = {"", "menu", "button", "create", "bulk", "heading", "field"}
if BREAK not in KNOWN:
    raise SystemExit(f"BREAK={BREAK}: not one of {sorted(KNOWN - {''})}")

if BREAK == "menu":  # Settings > Collections

    @hooks.register("construct_settings_menu")
    def rename_entry(request, items):
        for item in items:
            if item.name == "collections":
                item.label = "Groupings"


if BREAK == "button":  # Collections > Add a collection
    from wagtail.admin.views import collections

    collections.Index.add_item_label = "New collection"

if BREAK == "create":  # the form of a new collection: Create
    from wagtail.admin.views import collections

    collections.Create.submit_button_label = "Make it"

if BREAK == "bulk":  # Documents, rows ticked: Delete in the bar at the bottom
    from wagtail.documents.views.bulk_actions.delete import DeleteBulkAction

    DeleteBulkAction.display_name = "Remove"
    DeleteBulkAction.aria_label = "Remove selected documents"

# BREAK == "heading" is in middleware.py.

if BREAK == "field":  # the form of a redirect: Redirect from
    from wagtail.contrib.redirects.forms import RedirectForm

    RedirectForm.base_fields["old_path"].label = "Old address"
