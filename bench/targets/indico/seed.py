"""Seed: a harbour trust's meetings. Run once by install.sh on an empty database."""

from datetime import datetime, timedelta
from io import BytesIO

import pytz
from app import app
from flask import session
from indico.core.db import db
from indico.core.db.sqlalchemy.descriptions import RenderMode
from indico.core.db.sqlalchemy.migration import migrate, prepare_db

P, TZ = "witness-8-pass", pytz.timezone("Europe/Lisbon")


def at(d, h, m=0):
    return TZ.localize(datetime(*d, h, m)).astimezone(pytz.utc)


def mins(n):
    return timedelta(minutes=n)


migrate.init_app(app, db, app.root_path + "/migrations")
with app.app_context():
    prepare_db(verbose=False)

with app.test_request_context(base_url="http://127.0.0.1:8000"):
    from indico.modules.attachments.models.attachments import Attachment, AttachmentFile, AttachmentType
    from indico.modules.attachments.models.folders import AttachmentFolder
    from indico.modules.auth import Identity
    from indico.modules.categories import Category
    from indico.modules.categories.operations import create_category
    from indico.modules.core.settings import core_settings
    from indico.modules.events.contributions.models.persons import ContributionPersonLink, SubContributionPersonLink
    from indico.modules.events.contributions.operations import create_contribution, create_subcontribution
    from indico.modules.events.models.events import EventType
    from indico.modules.events.models.persons import EventPerson, EventPersonLink
    from indico.modules.events.notes.models.notes import EventNote
    from indico.modules.events.operations import create_event
    from indico.modules.events.sessions.operations import create_session
    from indico.modules.events.timetable.operations import create_break_entry, create_session_block_entry
    from indico.modules.users.operations import create_user

    users = {}
    for name, first, last, mail in [
        ("greta", "Greta", "Holm", "greta.holm@harbourtrust.eu"),
        ("mara", "Mara", "Quist", "mara.quist@harbourtrust.eu"),
        ("tom", "Tom", "Lindqvist", "tom.lindqvist@harbourtrust.eu"),
        ("ines", "Ines", "Okafor", "ines.okafor@harbourtrust.eu"),
        ("peter", "Peter", "Vane", "peter.vane@harbourtrust.eu"),
    ]:
        u = create_user(
            mail,
            {"first_name": first, "last_name": last, "affiliation": "Harbour Trust"},
            Identity(provider="indico", identifier=name, password=P),
        )
        u.is_admin = name == "greta"
        db.session.add(u)
        db.session.flush()
        u.settings.set("timezone", "Europe/Lisbon")
        users[name] = u
    db.session.commit()
    session.set_session_user(users["greta"])
    core_settings.set_multi({"site_title": "Harbour Trust events", "site_organization": "Harbour Trust"})
    root = Category.get_root()
    cats = {}
    for title, parent, text in [
        ("Harbour Trust", None, "Everything the trust does"),
        ("Board meetings", "Harbour Trust", ""),
        ("Volunteer meetings", "Harbour Trust", ""),
        ("Public talks", "Harbour Trust", ""),
        ("Sailing school", None, "Courses and their meetings"),
    ]:
        cats[title] = create_category(cats[parent] if parent else root, {"title": title, "description": text})
        cats[title].timezone = "Europe/Lisbon"
    db.session.flush()
    cats["Harbour Trust"].update_principal(users["mara"], full_access=True)
    cats["Sailing school"].update_principal(users["mara"], full_access=True)
    session.set_session_user(users["mara"])

    def link(event, user, cls=EventPersonLink, **kw):
        return cls(person=EventPerson.for_user(user, event), **kw)

    def event(cat, title, start, length, text, place, type_=EventType.meeting, chair="mara"):
        e = create_event(
            cats[cat],
            type_,
            {
                "title": title,
                "description": text,
                "start_dt": start,
                "end_dt": start + mins(length),
                "timezone": "Europe/Lisbon",
                "creator": users["mara"],
                "location_data": {
                    "venue_name": "Harbour House",
                    "room_name": place,
                    "address": "",
                    "inheriting": False,
                },
            },
        )
        e.person_link_data = {link(e, users[chair]): True}
        db.session.flush()
        return e

    D, Q = (2030, 3, 12), (2030, 4, 9)
    board = event(
        "Board meetings",
        "Spring board meeting",
        at(D, 10),
        240,
        "<p>Budget, berths and the pilot boat.</p>",
        "Chart room",
    )
    quay = event(
        "Volunteer meetings",
        "Quay repair meeting",
        at(Q, 10),
        120,
        "<p>Who does what when the quay is closed.</p>",
        "Net loft",
    )
    event("Volunteer meetings", "Open day planning", at((2030, 5, 7), 18), 90, "", "Net loft", chair="ines")
    event(
        "Public talks",
        "Lighthouses of the coast",
        at((2030, 5, 21), 19),
        60,
        "<p>Pictures and stories.</p>",
        "Main hall",
        EventType.lecture,
        "peter",
    )
    event("Sailing school", "Term review", at((2030, 6, 4), 17), 60, "", "Boat shed", chair="tom")

    db.session.commit()

    def talk(title, start, length, who, text="", block=None):
        c = create_contribution(
            board,
            {
                "title": title,
                "duration": mins(length),
                "description": text,
                "start_dt": start,
                "person_link_data": {link(board, users[who], ContributionPersonLink, is_speaker=True): True},
            },
            session_block=block,
        )
        db.session.flush()
        return c

    talk("Minutes of the winter meeting", at(D, 10), 15, "mara")
    budget = talk("Budget for the year", at(D, 10, 15), 45, "tom", "Income from berths and what it must pay for.")
    create_break_entry(
        board,
        {
            "title": "Coffee",
            "description": "",
            "duration": mins(20),
            "start_dt": at(D, 11),
            "location_data": {"inheriting": True},
        },
    )
    db.session.commit()
    s = create_session(board, {"title": "Harbour works", "description": "Two reports from the yard."})
    entry = create_session_block_entry(
        s, {"title": "", "start_dt": at(D, 11, 20), "duration": mins(60), "location_data": {"inheriting": True}}
    )
    db.session.flush()
    talk("New pontoons", at(D, 11, 20), 30, "ines", "", entry.object)
    talk("Pilot boat engine", at(D, 11, 50), 30, "peter", "", entry.object)
    talk("Any other business", at(D, 12, 20), 20, "mara")
    create_subcontribution(
        budget,
        {
            "title": "Berth fees",
            "duration": mins(15),
            "description": "",
            "person_links": [link(board, users["ines"], SubContributionPersonLink)],
        },
    )
    db.session.commit()
    db.session.flush()
    note = EventNote.get_or_create(budget)
    note.create_revision(
        RenderMode.html, "<p>The board agreed to the budget. Berth fees stay as they are.</p>", users["mara"]
    )
    db.session.add(note)

    folder = AttachmentFolder.get_or_create_default(board)
    db.session.add(folder)
    db.session.flush()
    a = Attachment(folder=folder, user=users["mara"], title="Agenda", description="", type=AttachmentType.file)
    a.file = AttachmentFile(user=users["mara"], filename="agenda.txt", content_type="text/plain")
    a.file.save(BytesIO(b"1 Minutes\n2 Budget\n3 Harbour works\n4 Any other business\n"))
    db.session.add(a)
    db.session.commit()
    print("seeded", board.id, quay.id)
