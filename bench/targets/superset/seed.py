"""The data and the objects of the target, in the metadata database of WT_HOME. SEED=rail: other data (for the figures)."""
import datetime, os, random, sqlite3, sys
HOME, RAIL = os.environ["WT_HOME"], os.environ.get("SEED") == "rail"
path = f"{HOME}/examples.db"
random.seed(5 if RAIL else 4)
c = sqlite3.connect(path)
c.execute('CREATE TABLE tutorial_flights ("Department" TEXT, "Cost" REAL, "Travel Class" TEXT, "Ticket Single or Return" TEXT, "Airline" TEXT, "Travel Date" DATETIME, "Origin Country" TEXT, "Destination Country" TEXT, "Distance" REAL)')
day = datetime.date(2011, 1, 1)
while day.year == 2011:
    for _ in range(random.randint(1, 4)):
        k = random.choices(["Economy", "Premium Economy", "Business", "First Class"], [70, 12, 15, 3])[0]
        d = random.choice([480, 860, 1240, 5540, 6790]); r = random.choice(["Single", "Return", "Return"])
        cost = round(d * {"Economy": .16, "Premium Economy": .27, "Business": .62, "First Class": 1.1}[k] * (1 if r == "Single" else 1.8) * random.uniform(.7, 1.4) * (1.5 if day.month == 12 and r == "Return" else 1), 2)
        c.execute("INSERT INTO tutorial_flights VALUES (?,?,?,?,?,?,?,?,?)", (random.choice(["Orange", "Yellow", "Purple"]), cost, k, r, random.choice(["Northern Air", "Skylane", "Blue Tail"]), f"{day} 00:00:00", "United Kingdom", random.choice(["France", "Germany", "United States", "India", "Spain"]), d))
    day += datetime.timedelta(1)
c.execute("CREATE TABLE cleaned_sales_data (order_number INTEGER, order_date DATETIME, product_line TEXT, quantity INTEGER, sales REAL, country TEXT)")
for n in range(600):
    o = datetime.date(2004, 1, 1) + datetime.timedelta(random.randint(0, 700)); q = random.randint(1, 60)
    c.execute("INSERT INTO cleaned_sales_data VALUES (?,?,?,?,?,?)", (10000 + n, f"{o} 00:00:00", random.choice(["Classic Cars", "Motorcycles", "Planes", "Ships", "Trains"]), q, round(q * random.uniform(20, 160), 2), random.choice(["USA", "France", "Norway", "Japan"])))
c.commit(); c.close()

from superset.app import create_app
app = create_app()
with app.app_context():
    import json
    from superset import db, security_manager as sm
    from superset.connectors.sqla.models import SqlaTable
    from superset.models.core import Database
    from superset.models.dashboard import Dashboard
    from superset.models.slice import Slice
    user = sm.add_user(*(("mira", "Mira", "Holt", "mira@rail.example") if RAIL else ("ana", "Ana", "Moreau", "ana@travel.example")), sm.find_role("Admin"), password=os.environ.get("WT_PASSWORD", "witness-8-pass"))
    from flask import g
    g.user = user
    d = Database(database_name="examples", expose_in_sqllab=True, allow_file_upload=False, allow_ctas=False)
    d.set_sqlalchemy_uri("sqlite:///examples.db")
    db.session.add(d); db.session.commit()
    t = SqlaTable(table_name="tutorial_flights", database=d, schema="main"); t.owners = [user]
    db.session.add(t); db.session.commit(); t.fetch_metadata(); t.main_dttm_col = "Travel Date"; db.session.commit()
    def chart(name, viz, params):
        p = {"viz_type": viz, "datasource": f"{t.id}__table", "time_range": "No filter", "adhoc_filters": [], "row_limit": 1000, **params}
        s = Slice(slice_name=name, viz_type=viz, datasource_type="table", datasource_id=t.id, datasource_name=t.table_name, params=json.dumps(p), owners=[user])
        db.session.add(s); db.session.commit(); return s
    cost = {"expressionType": "SIMPLE", "column": {"column_name": "Cost"}, "aggregate": "SUM", "label": "SUM(Cost)"}
    a = chart("Cost by destination" if RAIL else "Cost by department", "table", {"query_mode": "aggregate", "groupby": ["Destination Country" if RAIL else "Department"], "metrics": [cost]})
    b = chart("Flights by airline", "pie", {"groupby": ["Airline"], "metric": "count"})
    pos = {"DASHBOARD_VERSION_KEY": "v2", "ROOT_ID": {"type": "ROOT", "id": "ROOT_ID", "children": ["GRID_ID"]}, "GRID_ID": {"type": "GRID", "id": "GRID_ID", "children": ["ROW-1"], "parents": ["ROOT_ID"]}, "HEADER_ID": {"id": "HEADER_ID", "type": "HEADER", "meta": {"text": ""}},
           "ROW-1": {"type": "ROW", "id": "ROW-1", "children": ["CHART-1", "CHART-2"], "parents": ["ROOT_ID", "GRID_ID"], "meta": {"background": "BACKGROUND_TRANSPARENT"}}}
    for i, s in enumerate((a, b), 1):
        pos[f"CHART-{i}"] = {"type": "CHART", "id": f"CHART-{i}", "children": [], "parents": ["ROOT_ID", "GRID_ID", "ROW-1"], "meta": {"width": 4, "height": 40, "chartId": s.id, "sliceName": s.slice_name}}
    name = "Rail office" if RAIL else "Travel overview"
    pos["HEADER_ID"]["meta"]["text"] = name
    x = Dashboard(dashboard_title=name, slug=None, position_json=json.dumps(pos), json_metadata=json.dumps({"color_scheme": ""}), published=True, owners=[user], slices=[a, b])
    db.session.add(x); db.session.commit()
print("seeded")
