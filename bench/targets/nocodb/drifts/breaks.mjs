// breaks.mjs NAME [DIR] : checks the name of a drift; with DIR also puts the changed scripts there, which the server then prefers to the package's.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';

const BREAKS = { // name: [pattern, replacement], in the English texts
  m2m: [/("?showM2mTables"?):"Show M2M Tables"/, '$1:"List Bridge Tables"'],
  relations: [/("?relations"?):"Relations"/, '$1:"Diagram"'],
  views: [/("?includeView"?):"Include views"/, '$1:"Keep layouts"'],
  sort: [/("?addSort"?):"Add Sort Option"/, '$1:"Then Order By"'],
  subgroup: [/("?addSubGroup"?):"New Subgroup"/, '$1:"Split Further"'],
};
const [name, dir] = process.argv.slice(2);
if (!Object.hasOwn(BREAKS, name)) { console.error(`no drift ${name}; there are: ${Object.keys(BREAKS).join(', ')}`); process.exit(1); }
if (dir) {
  const scripts = new URL('../node_modules/nc-lib-gui/lib/dist/_nuxt/', import.meta.url);
  const [pattern, text] = BREAKS[name];
  let n = 0;
  for (const f of readdirSync(scripts).filter((f) => f.endsWith('.js'))) {
    const old = readFileSync(new URL(f, scripts), 'utf8');
    if (!old.includes('create_new_dashboard_project:"Create New Interface"')) continue; // the English texts
    const now = old.replace(pattern, text);
    if (now !== old) { mkdirSync(`${dir}/_nuxt`, { recursive: true }); writeFileSync(`${dir}/_nuxt/${f}`, now); n += 1; }
  }
  if (n !== 1) { console.error(`drift ${name} changed ${n} scripts instead of one`); process.exit(1); }
}
