// seed.js URL : two bases with tables, views and records, through the API of the freshly started server.
const url = process.argv[2];
let token = '';
async function call(method, path, body) {
  const answer = await fetch(url + path, { method, headers: { 'content-type': 'application/json', 'xc-auth': token }, body: body && JSON.stringify(body) });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text}`);
  return text ? JSON.parse(text) : null;
}
const text = (title) => ({ title, column_name: title, uidt: 'SingleLineText' });
const field = (title, uidt, rest = {}) => ({ title, column_name: title, uidt, ...rest });
const choice = (title, ...names) => field(title, 'SingleSelect', { colOptions: { options: names.map((name, i) => ({ title: name, color: ['#cfdffe', '#d0f1fd', '#c2f5e8', '#ffdaf6'][i], order: i + 1 })) } });
const id = field('Id', 'ID');
const base = (title) => call('POST', '/api/v1/db/meta/projects', { title });
const table = (b, title, columns) => call('POST', `/api/v2/meta/bases/${b.id}/tables`, { title, table_name: title, columns: [id, ...columns] });
const rows = (t, list) => call('POST', `/api/v2/tables/${t.id}/records`, list);
const link = (a, b, title, type) => call('POST', `/api/v2/meta/tables/${a.id}/columns`, { title, uidt: 'Links', parentId: a.id, childId: b.id, type });
const join = async (t, title, from, to) => {
  const { columns } = await call('GET', `/api/v2/meta/tables/${t.id}`);
  await call('POST', `/api/v2/tables/${t.id}/links/${columns.find((c) => c.title === title).id}/records/${from}`, to.map((Id) => ({ Id })));
};

(async () => {
  ({ token } = await call('POST', '/api/v1/auth/user/signin', { email: process.env.NC_ADMIN_EMAIL, password: process.env.NC_ADMIN_PASSWORD }));
  for (const old of (await call('GET', '/api/v1/db/meta/projects')).list) await call('DELETE', `/api/v1/db/meta/projects/${old.id}`);

  const nursery = await base('Riverside Nursery');
  const suppliers = await table(nursery, 'Suppliers', [text('Name'), text('Town'), field('Mail', 'Email')]);
  const plants = await table(nursery, 'Plants', [text('Name'), choice('Season', 'Spring', 'Summer', 'Autumn', 'Winter'), choice('Place', 'Sun', 'Half shade', 'Shade'),
    field('Price', 'Decimal'), field('Stock', 'Number'), field('Potted on', 'Date'), field('Photo', 'Attachment')]);
  const orders = await table(nursery, 'Orders', [text('Customer'), choice('State', 'New', 'Packed', 'Sent'), field('Ordered on', 'Date')]);
  await rows(suppliers, [['Hollow Farm', 'Aldbury', 'post@hollow.example'], ['North Bank Seeds', 'Ferrow', 'seeds@north.example'], ['Miller and Daughter', 'Tarn', 'shop@miller.example']]
    .map(([Name, Town, Mail]) => ({ Name, Town, Mail })));
  await rows(plants, [['Snowdrop', 'Winter', 'Half shade', 2.5, 120, '2026-01-12'], ['Tulip', 'Spring', 'Sun', 3, 80, '2026-02-03'], ['Lavender', 'Summer', 'Sun', 6.4, 45, '2026-03-20'],
    ['Fern', 'Summer', 'Shade', 7.9, 18, '2026-03-28'], ['Aster', 'Autumn', 'Sun', 4.2, 33, '2026-05-06'], ['Hellebore', 'Winter', 'Shade', 9.5, 12, '2026-05-19'],
    ['Primrose', 'Spring', 'Half shade', 2.9, 64, '2026-02-17'], ['Hosta', 'Summer', 'Shade', 8.6, 21, '2026-04-02']]
    .map(([Name, Season, Place, Price, Stock, date]) => ({ Name, Season, Place, Price, Stock, 'Potted on': date })));
  await rows(orders, [['Ines Falk', 'New', '2026-05-28'], ['Tom Arden', 'Packed', '2026-05-22'], ['Ruth Bell', 'Sent', '2026-05-11']]
    .map(([Customer, State, date]) => ({ Customer, State, 'Ordered on': date })));
  await link(suppliers, plants, 'Plants', 'hm');
  await link(orders, plants, 'Ordered plants', 'mm');
  await join(suppliers, 'Plants', 1, [1, 2, 7]);
  await join(suppliers, 'Plants', 2, [3, 5]);
  await join(orders, 'Ordered plants', 1, [2, 3]);
  await join(orders, 'Ordered plants', 2, [4]);
  const { columns } = await call('GET', `/api/v2/meta/tables/${plants.id}`);
  await call('POST', `/api/v1/db/meta/tables/${plants.id}/galleries`, { title: 'Plant cards', fk_cover_image_col_id: columns.find((c) => c.title === 'Photo').id });
  await call('POST', `/api/v1/db/meta/tables/${plants.id}/kanbans`, { title: 'By season', fk_grp_col_id: columns.find((c) => c.title === 'Season').id });

  const circle = await base('Reading Circle');
  const books = await table(circle, 'Books', [text('Title'), text('Author'), choice('Shelf', 'Novels', 'Travel', 'Poems'), field('Pages', 'Number')]);
  await table(circle, 'Members', [text('Name'), field('Joined', 'Date')]);
  await rows(books, [['The Long Weir', 'P. Sand', 'Novels', 312], ['Over the Pass', 'L. Oda', 'Travel', 204], ['Small Hours', 'E. Grey', 'Poems', 96]]
    .map(([Title, Author, Shelf, Pages]) => ({ Title, Author, Shelf, Pages })));
  console.log('seeded');
})().catch((err) => { console.error(err.message); process.exit(1); });
