// Answers lines of JSON {"figure", "capture"} (two PNG of one size) with the share of pixels that differ.
// usage: node comparers.js playwright BUNDLE | node comparers.js pixelmatch NODE_MODULES

const fs = require('fs');
const path = require('path');
const readline = require('readline');
const { pathToFileURL } = require('url');

const [kind, place] = process.argv.slice(2);

function playwright() {
  const compare = require(place).utils.getComparator('image/png');
  return (figure, capture) => {
    const found = compare(fs.readFileSync(capture), fs.readFileSync(figure), { maxDiffPixels: 0 });
    const count = found && /([\d,]+) pixels/.exec(found.errorMessage);
    const size = fs.readFileSync(figure);
    return count ? Number(count[1].replace(/,/g, '')) / (size.readUInt32BE(16) * size.readUInt32BE(20)) : found ? 1 : 0;
  };
}

async function pixelmatch() {
  const { default: match } = await import(pathToFileURL(path.join(place, 'pixelmatch/index.js')));
  const { PNG } = require(path.join(place, 'pngjs'));
  return (figure, capture) => {
    const one = PNG.sync.read(fs.readFileSync(figure));
    const other = PNG.sync.read(fs.readFileSync(capture));
    return match(one.data, other.data, null, one.width, one.height) / (one.width * one.height);
  };
}

(async () => {
  const compare = kind === 'playwright' ? playwright() : await pixelmatch();
  console.log('ready');
  for await (const line of readline.createInterface({ input: process.stdin })) {
    const { figure, capture } = JSON.parse(line);
    console.log(compare(figure, capture));
  }
})();
