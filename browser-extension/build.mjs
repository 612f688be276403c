// Builds the extension: dist/chrome and dist/firefox with their zips, and the same with open shadow roots for tests.
// Usage: node build.mjs [folder]. The output depends on the sources only: no dates, no machine names, files in a fixed order.
import { cp, mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { manifest } from './manifest.mjs';
import { esbuildPlatforms } from './platforms.mjs';
import { zip } from './zip.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.resolve(process.argv[2] ?? path.join(HERE, 'dist'));
const ENTRIES = { background: 'src/background/index.ts', content: 'src/content/index.ts', options: 'src/options/index.ts', popup: 'src/popup/index.ts' };

async function bundle(folder, test) {
  await build({
    absWorkingDir: HERE,
    entryPoints: Object.entries(ENTRIES).map(([out, entry]) => ({ in: entry, out })),
    outdir: folder,
    bundle: true,
    format: 'iife',
    target: ['chrome120', 'firefox140'],
    charset: 'utf8',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    define: { OPEN_SHADOW_ROOTS: String(test) },
    plugins: [esbuildPlatforms()],
    logLevel: 'warning',
  });
}

async function listFiles(folder, prefix = '') {
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  const nested = entries.map((entry) => {
    const name = prefix ? `${prefix}/${entry.name}` : entry.name;
    return entry.isDirectory() ? listFiles(folder, name) : [name];
  });
  return (await Promise.all(nested)).flat().sort();
}

async function make(browser, test) {
  const name = test ? `${browser}-test` : browser;
  const folder = path.join(DIST, name);
  await mkdir(folder, { recursive: true });
  await bundle(folder, test);
  for (const asset of ['_locales', 'icons']) await cp(path.join(HERE, asset), path.join(folder, asset), { recursive: true });
  for (const page of ['options', 'popup']) await cp(path.join(HERE, 'src', page, `${page}.html`), path.join(folder, `${page}.html`));
  await cp(path.join(HERE, 'src', 'options', 'page.css'), path.join(folder, 'page.css'));
  const text = JSON.stringify(await manifest(browser, test), null, 2);
  await writeFile(path.join(folder, 'manifest.json'), `${text}\n`);
  if (test) return;
  const files = await listFiles(folder);
  const contents = await Promise.all(files.map((file) => readFile(path.join(folder, file))));
  await writeFile(path.join(DIST, `sincerely-${browser}.zip`), zip(files.map((file, index) => ({ name: file, data: contents[index] }))));
}

for (const browser of ['chrome', 'firefox']) for (const end of ['', '-test']) await rm(path.join(DIST, browser + end), { recursive: true, force: true });
for (const browser of ['chrome', 'firefox']) for (const test of [false, true]) await make(browser, test);
console.log('Built: chrome, firefox (with zips), chrome-test, firefox-test.');
