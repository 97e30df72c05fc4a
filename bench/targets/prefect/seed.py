"""seed.py PORT SEED PLAN : fills a fresh server over its REST API (standard library only); PLAN gets the ages that age.py gives the runs afterwards."""
import datetime, json, sys, time, urllib.request, urllib.error
B = f'http://127.0.0.1:{sys.argv[1]}/api/'
def api(path, data=None, method='POST'):
    r = urllib.request.Request(B + path, None if data is None else json.dumps(data).encode(), {'Content-Type': 'application/json'}, method=method)
    for n in range(8):
        try: b = urllib.request.urlopen(r, timeout=60).read(); break
        except urllib.error.HTTPError as e:
            if e.code != 503 or n == 7: raise SystemExit(f'{path}: {e} {e.read()[:400]}')
            time.sleep(2)                                                # the database was busy
    return json.loads(b) if b else None
S = {
 'depot': dict(pool='depot-pool', flows=[('nightly-invoices', 'nightly', 'read orders,price orders,send mails', ['billing'], {'limit': 50, 'dry_run': False}, {'cron': '30 2 * * *', 'timezone': 'UTC'}),
     ('stock-count', 'hourly', 'load shelves,compare', ['warehouse', 'daily'], {'site': 'north'}, {'interval': 3600, 'timezone': 'UTC'}),
     ('supplier-prices', 'by-hand', 'fetch list,parse', [], {}, None)],
     names=['amber-otter', 'brisk-heron', 'calm-badger', 'dapper-lynx', 'eager-marten', 'fancy-shrew', 'gentle-stoat'], variables=[('depot_region', 'north', ['place']), ('max_pallets', '120', [])],
     gcl=('loading-dock', 3), tag=('database', 10), secret='mail-password', slack='depot-alerts'),
 'clinic': dict(pool='clinic-pool', flows=[('appointment-mails', 'mornings', 'read diary,write mails', ['diary'], {'days': 2}, {'cron': '0 6 * * *', 'timezone': 'UTC'}),
     ('lab-results', 'half-hourly', 'poll lab,file result,inform', ['lab'], {'ward': 'B'}, {'interval': 1800, 'timezone': 'UTC'}),
     ('stock-of-gloves', 'weekly', 'count,order', [], {}, None), ('x-ray-archive', 'sundays', 'collect,compress', [], {}, {'cron': '0 4 * * 0', 'timezone': 'UTC'})],
     names=['humble-finch', 'ivory-wren', 'jolly-siskin', 'keen-dunnock', 'lively-twite', 'mellow-serin', 'nimble-linnet', 'olive-siskin'], variables=[('clinic_name', 'Elm Street', ['place']), ('opening_hour', '8', []), ('rooms', '6', ['place'])],
     gcl=('x-ray-room', 1), tag=('printer', 2), secret='lab-token', slack='ward-alerts'),
}[sys.argv[2]]
now = datetime.datetime.now(datetime.timezone.utc); iso = lambda m: (now - datetime.timedelta(minutes=m)).isoformat()
wp = api('work_pools/', {'name': S['pool'], 'type': 'process', 'description': 'Runs on the machine in the back room', 'concurrency_limit': 4})
api(f"work_pools/{S['pool']}/queues", {'name': 'urgent', 'priority': 1})
T = dict(COMPLETED='Completed', FAILED='Failed', CRASHED='Crashed')
i, plan = 0, []
for k, (name, dep, tasks, tags, params, sched) in enumerate(S['flows']):
    f = api('flows/', {'name': name, 'tags': tags})
    schema = {'type': 'object', 'title': 'Parameters', 'properties': {p: {'title': p, 'type': {'int': 'integer', 'bool': 'boolean'}.get(type(v).__name__, 'string'), 'default': v, 'position': n} for n, (p, v) in enumerate(params.items())}}
    d = api('deployments/', {'name': dep, 'flow_id': f['id'], 'tags': tags, 'parameters': params, 'parameter_openapi_schema': schema, 'work_pool_name': S['pool'], 'work_queue_name': 'default', 'entrypoint': f"flows.py:{name.replace('-', '_')}", 'path': '.',
        'description': f'Made by hand for {name}.', 'schedules': [{'schedule': sched, 'active': True}] if sched else [], 'job_variables': {'env': {'LEVEL': 'info'}} if k == 0 else {}})
    for n, state in enumerate(['COMPLETED', 'FAILED' if k != 1 else 'COMPLETED', 'COMPLETED'][:3 if k < 2 else 1]):
        age = 55 + 47 * i; r = api('flow_runs/', {'name': S['names'][i], 'flow_id': f['id'], 'deployment_id': d['id'], 'tags': tags, 'parameters': params, 'flow_version': 'v1',
            'state': {'type': 'PENDING'}}); plan.append((r['id'], age)); i += 1
        api(f"flow_runs/{r['id']}/set_state", {'state': {'type': 'RUNNING', 'name': 'Running'}, 'force': True})
        for m, t in enumerate(tasks.split(',')):
            tr = api('task_runs/', {'name': f'{t}-0', 'flow_run_id': r['id'], 'task_key': t.replace(' ', '_'), 'dynamic_key': '0', 'tags': [], 'state': {'type': 'RUNNING'}})
            bad = state == 'FAILED' and m == len(tasks.split(',')) - 1
            api(f"task_runs/{tr['id']}/set_state", {'state': {'type': 'FAILED' if bad else 'COMPLETED', 'message': 'the mail server did not answer' if bad else None}, 'force': True})
        api(f"flow_runs/{r['id']}/set_state", {'state': {'type': state, 'message': 'one task failed' if state == 'FAILED' else None}, 'force': True})
        api('logs/', [{'name': 'prefect.flow_runs', 'level': l, 'message': msg, 'timestamp': iso(age - 1 - q), 'flow_run_id': r['id']} for q, (l, msg) in enumerate([(20, f'Beginning flow run {r["name"]}'), (20, 'Read 41 rows'), (40 if state == 'FAILED' else 20, 'the mail server did not answer' if state == 'FAILED' else 'Finished in state Completed()')])])
    if k == 0:
        api('artifacts/', {'key': 'daily-figures', 'type': 'markdown', 'data': '# Figures\n\n41 orders, 3 late.', 'description': 'Figures of the day', 'flow_run_id': r['id']})
for n, v, t in S['variables']: api('variables/', {'name': n, 'value': v, 'tags': t})
api('v2/concurrency_limits/', {'name': S['gcl'][0], 'limit': S['gcl'][1], 'active': True, 'slot_decay_per_second': 0})
api('concurrency_limits/', {'tag': S['tag'][0], 'concurrency_limit': S['tag'][1]})
def block(kind, name, data):
    t = api(f'block_types/slug/{kind}', method='GET'); s = api('block_schemas/filter', {'block_schemas': {'block_type_id': {'any_': [t['id']]}}})[0]
    return api('block_documents/', {'name': name, 'data': data, 'block_type_id': t['id'], 'block_schema_id': s['id']})
block('secret', S['secret'], {'value': 'not so secret'}); block('slack-webhook', S['slack'], {'url': 'https://hooks.slack.example/x', 'notify_type': 'prefect_default'})
api('automations/', {'name': 'cancel long runs', 'description': 'Stops what hangs', 'enabled': True, 'trigger': {'type': 'event', 'posture': 'Reactive', 'expect': ['prefect.flow-run.Failed'], 'for_each': ['prefect.resource.id'], 'threshold': 1, 'within': 0}, 'actions': [{'type': 'cancel-flow-run'}]})
json.dump(plan, open(sys.argv[3], 'w'))
