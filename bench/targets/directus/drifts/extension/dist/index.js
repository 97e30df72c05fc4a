// A hook that serves the App's scripts with one text changed (BREAK in the environment). start.sh puts breaks.mjs beside it.
import fs from 'node:fs';
import path from 'node:path';
import { BREAKS } from './breaks.mjs';
export default ({ init }) => {
  const b = BREAKS[process.env.BREAK], dir = process.env.APP_ASSETS;
  if (!b) return;
  init('app.before', ({ app }) => app.use('/admin/assets', (req, res, next) => {
    const file = path.join(dir, path.basename(req.path));
    if (!/^index\..*\.entry\.js$/.test(path.basename(file)) || !fs.existsSync(file)) return next();
    res.set('Content-Type', 'application/javascript').set('Cache-Control', 'no-store').send(fs.readFileSync(file, 'utf8').replaceAll(b[0], b[1]));
  }));
};
