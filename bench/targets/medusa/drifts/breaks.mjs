// breaks.mjs NAME [DIR] : checks the name of a drift; with DIR (assets of a copy of the dashboard) also makes it.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';

const BREAKS = { // name: [scripts, pattern, replacement]
  groups: [/^index-/, /,items:\[\{label:\w+\("customerGroups\.domain"\),to:"\/customer-groups"\}\]/, ''],
  handle: [/^collection-create-/, /\w+\("fields\.handle"\)/, '"Web name"'],
  countries: [/^index-/, /addCountries:"Add countries"/g, 'addCountries:"Choose lands"'],
  open: [/^index-/, /unfulfilledItems:"Unfulfilled Items"/g, 'unfulfilledItems:"Open Lines"'],
  label: [/^return-reason-(create|edit)-/, /\w+\("returnReasons\.fields\.label\.label"\)/g, '"Caption"'],
};
const [name, dir] = process.argv.slice(2);
if (!Object.hasOwn(BREAKS, name)) { console.error(`no drift ${name}; there are: ${Object.keys(BREAKS).join(', ')}`); process.exit(1); }
if (dir) {
  const [files, pattern, text] = BREAKS[name];
  let n = 0;
  for (const f of readdirSync(dir).filter((f) => files.test(f) && f.endsWith('.js'))) {
    const old = readFileSync(`${dir}/${f}`, 'utf8'), now = old.replace(pattern, text);
    if (now !== old) { writeFileSync(`${dir}/${f}`, now); n += 1; }
  }
  if (!n) { console.error(`drift ${name} found nothing to change`); process.exit(1); }
}
