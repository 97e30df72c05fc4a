"""seed.py depot|clinic : fills the migrated database in BASE_DATA_DIR (users, two projects, tasks, annotations, predictions)."""
import importlib.util, pathlib, sys
sys.path.insert(0, str(pathlib.Path(importlib.util.find_spec('label_studio').origin).parent))
import django; django.setup()
from organizations.models import Organization
from rest_framework.test import APIClient
from users.models import User
DATA = {
 'depot': dict(users=[('ana@example.org', 'Ana', 'Ruiz'), ('ben@example.org', 'Ben', 'Okafor')], projects=[
  ('Support tickets', 'Sort the tickets of the web shop by subject.', 'subject', ['Delivery', 'Invoice', 'Return'], ['The parcel has not come yet', 'I was charged twice for order 4471', 'How do I send the shoes back?', 'Wrong size, please exchange', 'The courier left it at a neighbour', 'Please send the invoice again', 'The lamp came without its cable', 'Refund is still missing', 'My address has changed', 'Is express delivery possible?', 'The invoice names the wrong firm', 'Box was open on arrival']),
  ('Shop reviews', 'Mood of the reviews of May.', 'mood', ['Good', 'Mixed', 'Bad'], ['Fast and friendly', 'It broke after a week', 'Fine, but the box was dented', 'Would buy again'])]),
 'clinic': dict(users=[('mira@example.org', 'Mira', 'Holt'), ('lev@example.org', 'Lev', 'Brandt')], projects=[
  ('Lab letters', 'Letters of the spring by urgency.', 'urgency', ['Urgent', 'Routine', 'Unclear'], ['Potassium is high, call at once', 'Yearly check, nothing new', 'Sample was too small', 'Repeat the count next week', 'Thyroid in range', 'Report came without a name', 'Blood sugar is very low']),
  ('Front desk notes', '', 'kind', ['Call', 'Visit'], ['Mrs Lund asks for a date', 'Mr Aydin came by'])]),
}
d = DATA[sys.argv[1]]; users = []
for n, (mail, first, last) in enumerate(d['users']):
    u = User.objects.create_user(email=mail, username=mail.split('@')[0], password='witness-8-pass', first_name=first, last_name=last)
    if n == 0: org = Organization.create_organization(created_by=u, title='Label Studio')
    else: org.add_user(u)
    u.active_organization = org; u.allow_newsletters = False; u.save(); users.append(u)
cs = [APIClient() for _ in users]
for c, u in zip(cs, users): c.force_authenticate(user=u); c.force_login(u)
def post(c, path, data):
    r = c.post(path, data, format='json')
    if r.status_code >= 300: sys.exit(f'{path}: {r.status_code} {r.content[:400]}')
    return r.json()
for title, about, name, labels, texts in d['projects']:
    config = f'<View><Text name="text" value="$text"/><Choices name="{name}" toName="text" choice="single">' + ''.join(f'<Choice value="{l}"/>' for l in labels) + '</Choices></View>'
    p = post(cs[0], '/api/projects', dict(title=title, description=about, label_config=config))['id']
    tasks = [post(cs[0], '/api/tasks', dict(project=p, data=dict(text=t)))['id'] for t in texts]
    def result(k): return [dict(from_name=name, to_name='text', type='choices', value=dict(choices=[labels[k % len(labels)]]))]
    for k, t in enumerate(tasks[:len(tasks) // 2]): post(cs[k % len(cs)], f'/api/tasks/{t}/annotations', dict(result=result(k), lead_time=4.0 + k))
    for k, t in enumerate(tasks[1:1 + len(tasks) // 2]): post(cs[0], '/api/predictions', dict(task=t, result=result(k), score=round(0.4 + 0.08 * k, 2), model_version='mood-1'))
    r = cs[0].patch(f'/api/projects/{p}', dict(model_version='mood-1'), format='json')     # else no task shows a prediction score
    if r.status_code >= 300: sys.exit(f'model_version: {r.status_code} {r.content[:400]}')
print('seeded', sys.argv[1])
