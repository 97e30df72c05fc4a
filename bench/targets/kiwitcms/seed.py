"""Fills a migrated, empty database (KIWI_HOME) with a little data."""
import datetime as dt, os
import django
django.setup()
from django.contrib.auth.models import Group, User
from django.contrib.sites.models import Site
from django.core.management import call_command
from tcms.management.models import Build, Classification, Component, Priority, Product, Tag, Version
from tcms.testcases.models import Category, TestCase, TestCaseStatus
from tcms.testplans.models import PlanType, TestPlan
from tcms.testruns.models import TestExecutionStatus, TestRun
call_command("refresh_permissions", verbosity=0)
Site.objects.filter(pk=1).update(domain="kiwi.example.com", name="kiwi.example.com")
PW = os.environ.get("WT_PASSWORD", "witness-8-pass")
D = dict(
  me=("ana", "Ana", "Lind"), users=[("tom", "Tom", "Berg"), ("ines", "Ines", "Roca")],
  klass="Web apps", product="Parcel Desk", other="Parcel Scanner", versions=["2.0", "2.1"], builds=["2.1-rc1", "2.1-rc2"],
  component=["Booking", "Labels"], tags=["smoke", "printer"],
  plans=[("Booking and labels", "Covers booking a parcel and printing its label.\n\n* booking desk\n* label printer", "Acceptance"),
         ("Label printing", "Only the label printer.", "Function"),
         ("Courier portal", "What couriers see on their phones.", "Smoke"),
         ("Old counter till", "The till of the old counter, no longer sold.", "Regression")],
  cases=[("Book a parcel at the counter", "CONFIRMED"), ("Print a label twice", "CONFIRMED"), ("Cancel a booking", "CONFIRMED"),
         ("Parcel heavier than 30 kg", "PROPOSED"), ("Label with a long street name", "CONFIRMED"), ("Courier signs on a phone", "CONFIRMED"),
         ("Lost parcel report", "NEED_UPDATE"), ("Sign in with a wrong password", "CONFIRMED")],
  runs=["Booking and labels on 2.1-rc1", "Labels after the printer update", "Courier portal, last week"])
def user(name, first, last, boss=False):
    u = User.objects.create_user(name, f"{name}@example.com", PW, first_name=first, last_name=last, is_staff=True, is_superuser=boss)
    u.groups.add(Group.objects.get(name="Administrator" if boss else "Tester"))
    return u
me = user(*D["me"], boss=True); a, b = [user(*x) for x in D["users"]]
k = Classification.objects.create(name=D["klass"])
prod = Product.objects.create(name=D["product"], classification=k); Product.objects.create(name=D["other"], classification=k)
v1, v2 = [Version.objects.create(product=prod, value=x) for x in D["versions"]]
b1, b2 = [Build.objects.create(version=v2, name=x) for x in D["builds"]]
comps = [Component.objects.create(product=prod, name=c, initial_owner=me, initial_qa_contact=a, description=c) for c in D["component"]]
cats = [Category.objects.get(product=prod, name="--default--"), Category.objects.create(product=prod, name="Function"), Category.objects.create(product=prod, name="Regression")]
tags = [Tag.objects.create(name=t) for t in D["tags"]]
prio = list(Priority.objects.order_by("value"))
when = lambda d, h=9: dt.datetime(2026, 3, 2, h, 15) + dt.timedelta(days=d)
plans = []
for i, (n, t, typ) in enumerate(D["plans"]):
    p = TestPlan.objects.create(name=n, text=t, author=me if i != 2 else a, product=prod, product_version=v1 if i == 3 else v2,
                                type=PlanType.objects.get(name=typ), is_active=i != 3, extra_link="")
    p.emailing; TestPlan.objects.filter(pk=p.pk).update(create_date=when(i)); plans.append(p)
plans[0].add_tag(tags[0])
cases = []
for i, (s, st) in enumerate(D["cases"]):
    c = TestCase.objects.create(summary=s, text=f"**Setup:** a free desk\n\n**Steps:**\n\n1. start\n2. {s.lower()}\n\n**Expected:** it is done and listed.",
        case_status=TestCaseStatus.objects.get(name=st), category=cats[i % 3], priority=prio[i % len(prio)], author=me if i % 3 else a,
        default_tester=[a, b, me][i % 3], setup_duration=dt.timedelta(minutes=5), testing_duration=dt.timedelta(minutes=10), notes="")
    c.emailing; TestCase.objects.filter(pk=c.pk).update(create_date=when(i)); cases.append(c)
    c.add_component(comps[i % 2])
cases[0].add_tag(tags[0]); cases[1].add_tag(tags[1])
for p, ii in ((0, (0, 1, 2, 3)), (1, (1, 4)), (2, (5, 6)), (3, (2,))):
    for i in ii: plans[p].add_case(cases[i])
def run(i, plan, cc, build, **kw):
    r = TestRun.objects.create(summary=D["runs"][i], plan=plans[plan], build=build, manager=me, default_tester=kw.pop("tester", me), notes="", **kw)
    ex = []
    for n, c in enumerate(cc): ex += r.create_execution(case=cases[c], assignee=None, sortkey=n * 10)
    return ex
st = {s.name: s for s in TestExecutionStatus.objects.all()}
def done(e, s, d):
    e.status = st[s]; e.tested_by = me; e.start_date = when(d); e.stop_date = when(d, 10); e.save()
e = run(0, 0, (0, 1, 2, 5), b1, start_date=when(10))            # running; its last case is not in the plan
done(e[0], "PASSED", 10); done(e[1], "FAILED", 10)
run(1, 1, (1, 4), b2, planned_start=when(20), planned_stop=when(22))            # not started
for x in run(2, 2, (5,), b1, start_date=when(4), stop_date=when(5), tester=a): done(x, "PASSED", 4)   # finished
print("seeded")
