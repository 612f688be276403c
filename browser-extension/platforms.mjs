// Scans src/platforms: one file a site. Used by the build (esbuild) and by the unit tests (vite), so both see the same list.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), 'src', 'platforms');

/** File names without ending, in a fixed order. `platform.ts` holds the type and is no site. */
export function platformIds() {
  return readdirSync(FOLDER).filter((file) => file.endsWith('.ts') && file !== 'platform.ts').map((file) => file.slice(0, -3)).sort();
}

function listing(ids, withExamples) {
  const imports = ids.map((id, index) => `import p${index}${withExamples ? `, * as m${index}` : ''} from ${JSON.stringify(path.join(FOLDER, `${id}.ts`))};`);
  const list = `export const platforms = [${ids.map((_, index) => `p${index}`).join(', ')}];`;
  const examples = withExamples ? `export const examples = {${ids.map((id, index) => `${JSON.stringify(id)}: m${index}.example`).join(', ')}};` : '';
  return [...imports, list, examples].join('\n');
}

/** `import { platforms } from 'platforms:all'` in esbuild. `only` bundles a single site. */
export function esbuildPlatforms() {
  return {
    name: 'platforms',
    setup(build) {
      build.onResolve({ filter: /^platforms:all$/ }, () => ({ path: 'all', namespace: 'platforms' }));
      build.onLoad({ filter: /.*/, namespace: 'platforms' }, () => ({ contents: listing(platformIds(), false), resolveDir: FOLDER, loader: 'ts' }));
    },
  };
}

/** The same in vitest, with each site's example. */
export function vitePlatforms() {
  return {
    name: 'platforms',
    resolveId: (id) => (id === 'platforms:all' ? '\0platforms:all' : undefined),
    load: (id) => (id === '\0platforms:all' ? listing(platformIds(), true) : undefined),
  };
}
