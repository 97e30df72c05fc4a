// database.js FILE close : folds SQLite's side files into FILE.
// database.js FILE restore SEED URL : writes SEED over FILE while the server at URL runs, keeps the sign-ins, and empties the server's cache.
const sqlite3 = require('sqlite3');
const [file, what, seed, url] = process.argv.slice(2);
const ask = (db, verb, ...args) => new Promise((done, fail) => db[verb](...args, (err, rows) => (err ? fail(err) : done(rows))));

(async () => {
  const db = new sqlite3.Database(file);
  db.configure('busyTimeout', 20000);
  if (what === 'close') {
    await ask(db, 'exec', 'pragma journal_mode=delete; begin immediate; commit; vacuum');
    const [{ integrity_check: sound }] = await ask(db, 'all', 'pragma integrity_check');
    if (sound !== 'ok') throw new Error(sound);
  } else {
    const kept = await ask(db, 'all', 'select * from nc_user_refresh_tokens');
    await new Promise((done, fail) => {
      const copy = db.backup(seed, 'main', 'main', false, (err) => (err ? fail(err) : null));
      copy.retryErrors = [sqlite3.BUSY, sqlite3.LOCKED];
      let tries = 0;
      const step = () => copy.step(-1, (err) => {
        if (!err && copy.completed) return copy.finish(() => done());
        if (err && tries++ > 200) return fail(err);
        setTimeout(step, 50);
      });
      step();
    });
    for (const row of kept) {
      const names = Object.keys(row);
      await ask(db, 'run', `insert or replace into nc_user_refresh_tokens (${names.join()}) values (${names.map(() => '?').join()})`, Object.values(row));
    }
    const json = { 'content-type': 'application/json' };
    const signed = await fetch(`${url}/api/v1/auth/user/signin`, { method: 'POST', headers: json, body: JSON.stringify({ email: process.env.NC_ADMIN_EMAIL, password: process.env.NC_ADMIN_PASSWORD }) });
    const { token } = await signed.json();
    const emptied = await fetch(`${url}/api/v1/db/meta/cache`, { method: 'DELETE', headers: { 'xc-auth': token } });
    if (!emptied.ok) throw new Error(`the cache was not emptied: ${emptied.status} ${await emptied.text()}`);
  }
  await ask(db, 'close');
})().catch((err) => { console.error(err); process.exit(1); });
