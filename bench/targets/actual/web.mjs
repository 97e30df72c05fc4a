// web.mjs DST [BREAK] : a copy (hard links) of the web client in DST: the tour offer, the update check and the service worker
// are off in it, and one drift may be on. Every replacement must be found exactly as often as it says, else it fails.
import { cpSync, existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url)), src = join(here, 'node_modules/@actual-app/web/build');
const [dst, brk = ''] = process.argv.slice(2);
const always = [
  ['js/index.', 'useLocalPref(`tour.introSeen`),hasOffered=(0,import_react.useRef)(!1)', 'useLocalPref(`tour.introSeen`),hasOffered=(0,import_react.useRef)(!0)'],
];
const breaks = {
  merge: [['js/wide.', 't8=t(`Merge`)', 't8=t(`Combine`)']],
  addgroup: [['js/wide.', 'children:`Add group`', 'children:`New section`']],
  decimal: [['js/index.', '(0,import_jsx_runtime.jsxs)(Text,{style:{display:`flex`},children:[(0,import_jsx_runtime.jsx)(Checkbox,{id:`settings-textDecimal`', '(0,import_jsx_runtime.jsxs)(Text,{style:{display:`none`},children:[(0,import_jsx_runtime.jsx)(Checkbox,{id:`settings-textDecimal`']],
  close: [['js/wide.', '{name:`close`,text:t(`Close account`)}', '{name:`close`,text:t(`Retire this one`)}']],
};
if (brk && !breaks[brk]) { console.error(`no such BREAK: ${brk} (${Object.keys(breaks).join(', ')})`); process.exit(1); }
rmSync(dst, { recursive: true, force: true });
(function copy(a, b) {
  mkdirSync(b, { recursive: true });
  for (const n of readdirSync(a)) {
    if (n.endsWith('.map')) continue;
    statSync(join(a, n)).isDirectory() ? copy(join(a, n), join(b, n)) : linkSync(join(a, n), join(b, n));
  }
})(src, dst);
const put = (file, text) => { rmSync(file, { force: true }); writeFileSync(file, text); };
for (const [start, from, to] of [...always, ...(breaks[brk] || [])]) {
  const dir = join(dst, 'static'), name = readdirSync(join(dir, dirname(start))).filter(n => `${dirname(start)}/${n}`.startsWith(start) && n.endsWith('.js'));
  const hits = name.filter(n => readFileSync(join(dir, dirname(start), n), 'utf8').split(from).length === 2);
  if (hits.length !== 1) throw new Error(`${start}: found in ${hits.length} files: ${from}`);
  const f = join(dir, dirname(start), hits[0]);
  put(f, readFileSync(f, 'utf8').replace(from, () => to));
}
for (const d of ['static/js', 'kcab'])
  for (const n of readdirSync(join(dst, d))) {
    const f = join(dst, d, n);
    if (!n.endsWith('.js')) continue;
    const t = readFileSync(f, 'utf8');
    if (t.includes('https://api.github.com/')) put(f, t.replaceAll('https://api.github.com/repos/actualbudget/actual/releases/latest', '/none.json'));
  }
put(join(dst, 'sw.js'), "self.addEventListener('install', () => self.skipWaiting());\n");
