"""age.py plan DB PLAN : gives the seeded runs their ages, drops runs the scheduler made.   age.py shift DB BASE : moves all times on by (now - BASE)."""
import datetime as dt, json, pathlib, sqlite3, sys, time
c = sqlite3.connect(sys.argv[2]); F = '%Y-%m-%d %H:%M:%S.%f'
def t(now, minutes): return (now - dt.timedelta(minutes=minutes)).strftime(F)
if sys.argv[1] == 'plan':
    now = dt.datetime.now(dt.timezone.utc).replace(tzinfo=None)
    plan = json.load(open(sys.argv[3])); keep = {str(i) for i, _ in plan}
    for fid, age in plan:
        q = c.execute
        q("update flow_run set created=?, expected_start_time=?, start_time=?, end_time=?, state_timestamp=?, total_run_time='1970-01-01 00:07:00.000000' where id=?", (t(now, age), t(now, age), t(now, age - 1), t(now, age - 8), t(now, age - 8), fid))
        for n, (sid,) in enumerate(q("select id from flow_run_state where flow_run_id=? order by timestamp", (fid,)).fetchall()): q("update flow_run_state set timestamp=? where id=?", (t(now, age - (0, 1, 8, 8)[n]), sid))
        for m, (tid,) in enumerate(q("select id from task_run where flow_run_id=? order by created", (fid,)).fetchall()):
            q("update task_run set created=?, expected_start_time=?, start_time=?, end_time=?, state_timestamp=?, total_run_time='1970-01-01 00:01:30.000000' where id=?", (t(now, age - 1 - 2 * m), t(now, age - 1 - 2 * m), t(now, age - 1 - 2 * m), t(now, age - 2.5 - 2 * m), t(now, age - 2.5 - 2 * m), tid))
            for n, (sid,) in enumerate(q("select id from task_run_state where task_run_id=? order by timestamp", (tid,)).fetchall()): q("update task_run_state set timestamp=? where id=?", (t(now, age - 1 - 2 * m - 1.5 * n), sid))
    for (fid,) in c.execute("select id from flow_run").fetchall():
        if str(fid) not in keep: c.execute("delete from flow_run_state where flow_run_id=?", (fid,)); c.execute("delete from flow_run where id=?", (fid,))
    c.execute("delete from events"); c.execute("delete from event_resources"); c.commit(); print(time.time())
else:
    d = dt.timedelta(seconds=time.time() - float(sys.argv[3]))
    for (table,) in c.execute("select name from sqlite_master where type='table'").fetchall():
        cols = [r[1] for r in c.execute(f'pragma table_info("{table}")') if r[2] == 'DATETIME' and r[1] not in ('total_run_time', 'cache_expiration')]
        for col in cols:
            for rid, v in c.execute(f'select rowid, "{col}" from "{table}" where "{col}" is not null').fetchall():
                try: n = (dt.datetime.fromisoformat(v) + d).strftime(F)
                except ValueError: continue
                c.execute(f'update "{table}" set "{col}"=? where rowid=?', (n, rid))
    c.commit()
