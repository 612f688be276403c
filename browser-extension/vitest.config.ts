import { defineConfig } from 'vitest/config';
import { vitePlatforms } from './platforms.mjs';

export default defineConfig({
  plugins: [vitePlatforms()],
  define: { OPEN_SHADOW_ROOTS: 'true' },
  test: { environment: 'node', pool: 'threads', include: ['test/**/*.test.ts'], setupFiles: ['test/setup.ts'] },
});
