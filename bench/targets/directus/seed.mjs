// seed.mjs : fills a freshly bootstrapped server (PUBLIC_URL, by REST). Run by install.sh. SEED=nursery: other data, for the figures.
import { deflateSync } from 'node:zlib';
const url = process.env.PUBLIC_URL, OTHER = process.env.SEED === 'nursery', password = process.env.WT_PASSWORD || 'witness-8-pass';
const email = OTHER ? 'mira@example.com' : 'ana@example.com';
for (let i = 0; ; i++) { try { if ((await fetch(url + '/server/ping')).ok) break; } catch { if (i > 300) throw new Error('no server'); } await new Promise((r) => setTimeout(r, 300)); }
let token;
async function call(method, path, body) {
  const form = body instanceof FormData;
  const r = await fetch(url + path, { method, body: form ? body : body && JSON.stringify(body), headers: { ...(form ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: 'Bearer ' + token } : {}) } });
  const t = await r.text();
  if (!r.ok) throw new Error(`${method} ${path}: ${r.status} ${t}`);
  return t ? JSON.parse(t).data : null;
}
const post = (p, b) => call('POST', p, b), patch = (p, b) => call('PATCH', p, b);
token = (await post('/auth/login', { email, password })).access_token;
const me = await call('GET', '/users/me');
await patch('/users/me', { first_name: OTHER ? 'Mira' : 'Ana', last_name: OTHER ? 'Holt' : 'Moreau', token: 'seed-admin-token', language: 'en-US', appearance: 'light' });
await patch('/settings', { project_name: OTHER ? 'Nursery' : 'Cycle Workshop', project_descriptor: OTHER ? 'Plants and pots' : 'Repairs and parts' });

// tables
const id = { field: 'id', type: 'integer', meta: { hidden: true, interface: 'input', readonly: true }, schema: { is_primary_key: true, has_auto_increment: true } };
const text = (field, o = {}) => ({ field, type: 'string', meta: { interface: 'input', width: 'half', ...o }, schema: {} });
const status = { field: 'status', type: 'string', meta: { interface: 'select-dropdown', width: 'half', options: { choices: [['Published', 'published'], ['Draft', 'draft'], ['Archived', 'archived']].map(([t, value]) => ({ text: t, value })) } }, schema: { default_value: 'draft', is_nullable: false } };
const sort = { field: 'sort', type: 'integer', meta: { interface: 'input', hidden: true }, schema: {} };
const A = OTHER ? 'plants' : 'repairs', B = OTHER ? 'growers' : 'customers', C = OTHER ? 'seed_lists' : 'stock_counts';
await post('/collections', { collection: B, meta: { icon: 'group', display_template: '{{name}}', sort: 2 }, schema: {}, fields: [id, text('name'), text('town'), text('email')] });
await post('/collections', { collection: A, meta: { icon: OTHER ? 'potted_plant' : 'build', archive_field: 'status', archive_value: 'archived', unarchive_value: 'draft', sort_field: 'sort', sort: 1 }, schema: {},
  fields: [id, status, sort, text('title'), { field: 'price', type: 'float', meta: { interface: 'input', width: 'half' }, schema: {} }, { field: 'due', type: 'date', meta: { interface: 'datetime', width: 'half' }, schema: {} },
    { field: 'customer', type: 'integer', meta: { interface: 'select-dropdown-m2o', special: ['m2o'], options: { template: '{{name}}' }, display: 'related-values', display_options: { template: '{{name}}' }, width: 'half' }, schema: {} },
    { field: 'photo', type: 'uuid', meta: { interface: 'file-image', special: ['file'] }, schema: {} }] });
await post('/relations', { collection: A, field: 'customer', related_collection: B, schema: { on_delete: 'SET NULL' }, meta: {} });
await post('/relations', { collection: A, field: 'photo', related_collection: 'directus_files', schema: { on_delete: 'SET NULL' }, meta: {} });
await post('/collections', { collection: C, meta: { icon: 'inventory', hidden: true, sort: 3 }, schema: {}, fields: [id, text('shelf'), { field: 'pieces', type: 'integer', meta: { interface: 'input' }, schema: {} }] });

// rows
const people = OTHER ? [['Oak Lane Growers', 'Tring'], ['Fen Gardens', 'Ely'], ['Hilltop Seeds', 'Stroud']] : [['Joan Pike', 'Aldbury'], ['Sam Okoro', 'Tring'], ['Lena Frost', 'Whitby'], ['Piotr Nowak', 'Aldbury']];
await post('/items/' + B, people.map(([name, town]) => ({ name, town, email: name.split(' ')[0].toLowerCase() + '@mail.example' })));
const rows = OTHER ? [['Lavender tray', 'published', 12, '2026-04-02', 1], ['Fern, potted', 'published', 8.5, '2026-04-09', 2], ['Bean seed', 'draft', 3.2, '2026-03-20', 3], ['Box hedge', 'archived', 30, '2026-02-11', 1]]
  : [['Brake cable, city bike', 'published', 18.5, '2026-03-04', 1], ['Wheel truing', 'published', 25, '2026-03-05', 2], ['Chain and cassette', 'draft', 64, '2026-03-09', 3], ['Bottom bracket', 'draft', 48, '2026-03-12', 4], ['Saddle swap', 'published', 9.9, '2026-03-13', 1], ['Dynamo hub', 'archived', 95, '2026-01-22', 2]];
await post('/items/' + A, rows.map(([title, st, price, due, customer], i) => ({ title, status: st, price, due, customer, sort: i + 1 })));
await post('/items/' + C, [['A1', 14], ['A2', 9]].map(([shelf, pieces]) => ({ shelf, pieces })));

// folders and files
const folder = async (name, parent = null) => (await post('/folders', { name, parent })).id;
const F = OTHER ? ['Catalogue', 'Spring', 'Labels'] : ['Photos', 'March', 'Manuals'];
const f1 = await folder(F[0]); const f2 = await folder(F[1], f1); const f3 = await folder(F[2]);
function png(w, h, rgb) {
  const raw = Buffer.alloc((w * 3 + 1) * h); for (let y = 0; y < h; y++) for (let x = 0; x < w; x++) for (let c = 0; c < 3; c++) raw[y * (w * 3 + 1) + 1 + x * 3 + c] = (rgb[c] + (x + y) / 3) & 255;
  const crcT = [...Array(256)].map((_, n) => { let c = n; for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1; return c >>> 0; });
  const crc = (b) => { let c = ~0; for (const x of b) c = crcT[(c ^ x) & 255] ^ (c >>> 8); return ~c >>> 0; };
  const chunk = (t, d) => { const b = Buffer.concat([Buffer.from(t), d]), o = Buffer.alloc(b.length + 8); o.writeUInt32BE(d.length); b.copy(o, 4); o.writeUInt32BE(crc(b), b.length + 4); return o; };
  const ih = Buffer.alloc(13); ih.writeUInt32BE(w); ih.writeUInt32BE(h, 4); ih[8] = 8; ih[9] = 2;
  return Buffer.concat([Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]), chunk('IHDR', ih), chunk('IDAT', deflateSync(raw)), chunk('IEND', Buffer.alloc(0))]);
}
const file = async (title, name, type, data, dir) => { const f = new FormData(); f.append('title', title); if (dir) f.append('folder', dir); f.append('file', new Blob([data], { type }), name); return post('/files', f); };
await file(OTHER ? 'Greenhouse' : 'Shop front', 'front.png', 'image/png', png(320, 200, [90, 120, 60]), f1);
await file(OTHER ? 'Seed tray' : 'Bent wheel', 'wheel.png', 'image/png', png(300, 220, [40, 80, 140]), f2);
await file(OTHER ? 'Label sheet' : 'Torque table', 'table.txt', 'text/plain', 'M5 6 Nm\nM6 10 Nm\n', f3);
await file(OTHER ? 'Price list' : 'Opening hours', 'hours.txt', 'text/plain', 'Mon to Fri 9 to 17\n', null);

// dashboard, role and user, bookmark
const dash = await post('/dashboards', { name: OTHER ? 'Stock' : 'Week', icon: 'insights', note: OTHER ? 'Plants on the benches' : 'Work in the shop' });
await post('/panels', { dashboard: dash.id, name: OTHER ? 'Plants' : 'Repairs', show_header: true, type: 'metric', position_x: 1, position_y: 1, width: 12, height: 6, options: { collection: A, field: 'id', function: 'count', sortField: 'id' } });
const role = await post('/roles', { name: OTHER ? 'Helper' : 'Mechanic', icon: 'engineering', app_access: true, admin_access: false });
await post('/users', { first_name: OTHER ? 'Ivo' : 'Tom', last_name: OTHER ? 'Brand' : 'Reed', email: OTHER ? 'ivo@example.com' : 'tom@example.com', password, role: role.id, status: 'active' });
await post('/presets', { bookmark: OTHER ? 'Drafts only' : 'Waiting', user: me.id, collection: A, layout: 'tabular', layout_query: { tabular: { fields: ['title', 'status', 'due'], sort: ['due'] } }, filter: { _and: [{ status: { _eq: 'draft' } }] }, icon: 'bookmark' });
await post('/presets', { user: me.id, collection: A, layout: 'tabular', layout_query: { tabular: { fields: ['title', 'status', 'price', 'due', 'customer'], page: 1 } }, layout_options: { tabular: { spacing: 'comfortable' } } });
console.log('seeded', url);
