"""channel.py : a small channel of our own (8 one-page PDF documents), so that lessons have something to hold.

Called by seed.py.
"""

import hashlib
import os
import uuid

from kolibri.core.content.models import ChannelMetadata, ContentNode, File, Language, LocalFile
from kolibri.core.content.utils import annotation, paths
from kolibri.utils.time_utils import local_now

TREE = {
    "Numbers": ("Counting to one hundred", "Adding two numbers", "Halves and quarters", "Reading a ruler"),
    "Nature": ("Parts of a plant", "The water cycle", "Birds of the river", "Day and night"),
}


def uid(text):
    return uuid.uuid5(uuid.NAMESPACE_URL, "riverbend/" + text).hex


def pdf(title):
    stream = f"BT /F1 24 Tf 60 700 Td ({title}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, at = b"%PDF-1.4\n", []
    for i, o in enumerate(objects, 1):
        at.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, o)
    x = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % a for a in at)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % x


def make():
    cid = uid("channel")
    en, _ = Language.objects.get_or_create(
        id="en", defaults={"lang_code": "en", "lang_name": "English", "lang_direction": "ltr"}
    )

    def node(title, kind, parent, **more):
        return ContentNode.objects.create(
            id=uid(title),
            content_id=uid("c" + title),
            channel_id=cid,
            title=title,
            kind=kind,
            parent=parent,
            available=True,
            lang=en,
            **more,
        )

    root = ContentNode.objects.create(
        id=cid, content_id=cid, channel_id=cid, title="Riverbend basics", kind="topic", available=True, lang=en
    )
    for topic, titles in TREE.items():
        t = node(topic, "topic", root)
        for title in titles:
            n = node(
                title, "document", t, license_name="CC BY", license_owner="Riverbend School", description="One page."
            )
            data = pdf(title)
            name = hashlib.md5(data).hexdigest()
            path = paths.get_content_storage_file_path(name + ".pdf")
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as file:
                file.write(data)
            f = LocalFile.objects.create(id=name, extension="pdf", available=True, file_size=len(data))
            File.objects.create(
                id=uid("f" + title), local_file=f, contentnode=n, preset="document", lang=en, priority=1
            )
    ChannelMetadata.objects.create(
        id=cid,
        name="Riverbend basics",
        description="Short sheets for Riverbend School.",
        author="Riverbend School",
        version=1,
        last_updated=local_now(),
        min_schema_version="5",
        root=root,
        public=False,
    )
    annotation.recurse_annotation_up_tree(cid)
    annotation.set_channel_ancestors(cid)
    annotation.set_channel_metadata_fields(cid, public=False)
    return cid, [uid(t) for t in TREE["Numbers"]], [uid("c" + t) for t in TREE["Numbers"]]
