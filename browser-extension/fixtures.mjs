// Bundles the real editors from npm for the end-to-end tests: tests serve test/fixtures/dist/editors.js inside pages of their own.
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HERE = path.dirname(fileURLToPath(import.meta.url));

await build({
  absWorkingDir: HERE,
  entryPoints: ['test/fixtures/editors.js'],
  outfile: 'test/fixtures/dist/editors.js',
  bundle: true,
  format: 'iife',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  minify: true,
  legalComments: 'none',
  logLevel: 'error',
});
