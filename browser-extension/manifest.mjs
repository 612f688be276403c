// The manifest of each browser: manifest.base.json plus what the platform files say.
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildPlatforms } from './platforms.mjs';

const HERE = path.dirname(fileURLToPath(import.meta.url));

/** The platform files' own objects, in file order. */
export async function platforms() {
  const { outputFiles } = await build({
    absWorkingDir: HERE,
    stdin: { contents: "export { platforms } from 'platforms:all';", resolveDir: HERE, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    plugins: [esbuildPlatforms()],
  });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].text).toString('base64')}`);
  return module.platforms;
}

/** Hosts without paths: permissions know no paths. */
const hosts = (matches) => [...new Set(matches.map((match) => match.replace(/^(\w+:\/\/[^/]+\/).*$/, '$1*')))];

export async function manifest(browser, test) {
  const base = JSON.parse(await readFile(path.join(HERE, 'manifest.base.json'), 'utf8'));
  const { version } = JSON.parse(await readFile(path.join(HERE, 'package.json'), 'utf8'));
  const all = await platforms();
  const atOnce = all.filter((platform) => platform.from === 'install').flatMap((platform) => platform.matches);
  const optional = hosts(all.filter((platform) => platform.from === 'switch').flatMap((platform) => platform.matches));
  const server = ['http://127.0.0.1/*', 'http://localhost/*'];
  // A hospital's own server is asked for when it is paired; what is asked for then is that one address.
  const own = 'https://*/*';
  const result = {
    ...base,
    version,
    content_scripts: [{ matches: atOnce, js: ['content.js'], run_at: 'document_start' }],
    // In test builds nobody can answer the browser's permission prompt, so everything is granted.
    host_permissions: test ? ['<all_urls>'] : [...server, ...hosts(atOnce)],
  };
  if (!test) result.optional_host_permissions = [...optional, own];
  if (browser === 'chrome') {
    result.background = { service_worker: 'background.js' };
    result.minimum_chrome_version = '120';
  } else {
    result.background = { scripts: ['background.js'] };
    result.browser_specific_settings = {
      gecko: {
        id: 'extension@sincerely.example',
        strict_min_version: '140.0',
        data_collection_permissions: { required: ['websiteContent', 'personallyIdentifyingInfo'] },
      },
      gecko_android: { strict_min_version: '142.0' },
    };
  }
  return result;
}
