// break.js BUILD_DIR NAME : changes texts in a copy of the built admin panel. Fails when nothing was changed.
const fs = require('fs'), path = require('path'), [dir, name] = process.argv.slice(2);
const label = (key, old, now) => (s) => s
  .replaceAll(`"${key}":"${old}"`, `"${key}":"${now}"`)
  .replace(new RegExp(`(${key.replace(/\./g, '\\.')}"\\)?,defaultMessage:)"${old}"`, 'g'), `$1"${now}"`);
const BREAKS = {
  discard: label('actions.discard.label', 'Discard changes', 'Throw away edits'),
  locale: label('Settings.list.actions.add', 'Add new locale', 'Register language'),
  nickname: label('Auth.form.username.label', 'Username', 'Nickname'),
  duration: (s) => s.replace(/,\w+\.jsx\(\w+,\{value:"7776000000",children:\w+\(\{id:"Settings\.tokens\.duration\.90-days",defaultMessage:"90 days"\}\)\}\)/g, ''),
};
const f = BREAKS[name];
if (!f) { console.error(`no such break: ${name} (${Object.keys(BREAKS)})`); process.exit(1); }
let n = 0;
for (const x of fs.readdirSync(dir)) if (x.endsWith('.js')) {
  const p = path.join(dir, x), s = fs.readFileSync(p, 'utf8'), t = f(s);
  if (t !== s) { fs.writeFileSync(p, t); n++; }
}
if (!n) { console.error('nothing changed'); process.exit(1); }
