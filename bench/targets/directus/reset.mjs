// reset.mjs SEEDED LIVE URL : copies SEEDED over LIVE, keeps the sessions of LIVE, empties the server's schema cache.
import sqlite3 from 'sqlite3';
const [seeded, live, url] = process.argv.slice(2), db = new sqlite3.Database(live);
const all = (q, ...a) => new Promise((y, n) => db.all(q, a, (e, r) => (e ? n(e) : y(r))));
await all('PRAGMA busy_timeout = 5000');
const sessions = await all('SELECT * FROM directus_sessions');
await new Promise((y, n) => { const b = db.backup(seeded, 'main', 'main', false, (e) => { if (e) return n(e); b.step(-1, (e) => (e ? n(e) : b.finish((e) => (e ? n(e) : y())))); }); });
for (const s of sessions) {
  const k = Object.keys(s);
  try { await all(`INSERT INTO directus_sessions (${k.join()}) VALUES (${k.map(() => '?').join()})`, ...k.map((x) => s[x])); } catch { /* a user that is gone */ }
}
await new Promise((y) => db.close(y));
const r = await fetch(url + '/utils/cache/clear?system=true', { method: 'POST', headers: { authorization: 'Bearer seed-admin-token' } });
if (!r.ok) { console.error('cache: ' + r.status); process.exit(1); }
