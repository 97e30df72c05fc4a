"""seed.py : fills a freshly provisioned KOLIBRI_HOME (run by install.sh)."""

import os

from kolibri.utils.main import initialize

PASSWORD = os.environ.get("KT_PASSWORD", "witness-8-pass")


def seed():
    # The models can be imported only once Kolibri is initialized.
    import channel
    from kolibri.core.auth.models import Classroom, Facility, FacilityUser, LearnerGroup
    from kolibri.core.lessons.models import Lesson, LessonAssignment

    facility = Facility.objects.get()
    facility.dataset.learner_can_login_with_no_password = False
    facility.dataset.learner_can_edit_password = True
    facility.dataset.save()

    def user(username, full_name, gender, year, number=""):
        u = FacilityUser.objects.create(
            username=username, full_name=full_name, facility=facility, gender=gender, birth_year=year, id_number=number
        )
        u.set_password(PASSWORD)
        u.save()
        return u

    admin = FacilityUser.objects.get(username="admin")
    admin.full_name, admin.gender, admin.birth_year = "Ada Quill", "FEMALE", "1979"
    admin.save()
    head = user("hvale", "Hugo Vale", "MALE", "1971", "S-01")
    facility.add_admin(head)
    tour = user("tbrandt", "Tilda Brandt", "FEMALE", "1985", "S-02")
    facility.add_coach(tour)
    math = user("omarsh", "Owen Marsh", "MALE", "1988", "S-03")
    science = user("pcolby", "Petra Colby", "FEMALE", "1990", "S-04")
    for c in (math, science):
        facility.add_role(c, "classroom assignable coach")
    learners = [
        user(*row)
        for row in (
            ("abirch", "Anna Birch", "FEMALE", "2013", "L-101"),
            ("bcrane", "Ben Crane", "MALE", "2013", "L-102"),
            ("cdyer", "Clara Dyer", "FEMALE", "2014", "L-103"),
            ("dfenn", "Daniel Fenn", "MALE", "2013", "L-104"),
            ("egrove", "Ella Grove", "FEMALE", "2012", "L-105"),
            ("fholm", "Felix Holm", "MALE", "2012", "L-106"),
            ("gisle", "Greta Isle", "FEMALE", "2012", "L-107"),
            ("hkern", "Henry Kern", "MALE", "2014", "L-108"),
        )
    ]
    four = Classroom.objects.create(name="Grade 4 Mathematics", parent=facility)
    five = Classroom.objects.create(name="Grade 5 Science", parent=facility)
    four.add_coach(math)
    five.add_coach(science)
    for u in learners[:4]:
        four.add_member(u)
    for u in learners[4:7]:
        five.add_member(u)
    birds = LearnerGroup.objects.create(name="Early birds", parent=four)
    LearnerGroup.objects.create(name="Night owls", parent=four)
    birds.add_learner(learners[0])
    birds.add_learner(learners[1])
    cid, nodes, contents = channel.make()

    def resource(i):
        return {"contentnode_id": nodes[i], "content_id": contents[i], "channel_id": cid}

    for title, text, active, to, rs in (
        ("Fractions warm-up", "Halves, thirds and quarters", True, four, [resource(2), resource(3)]),
        ("Times tables", "Tables of six to nine", False, birds, []),
    ):
        lesson = Lesson.objects.create(
            title=title, description=text, is_active=active, created_by=admin, collection=four, resources=rs
        )
        LessonAssignment.objects.create(lesson=lesson, assigned_by=admin, collection=to)
    print("seeded", FacilityUser.objects.count(), "users")


initialize(skip_update=True)
seed()
