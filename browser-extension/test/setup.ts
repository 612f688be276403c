/** The few parts of the extension API that the units touch. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { vi } from 'vitest';

const messages = JSON.parse(readFileSync(path.resolve(__dirname, '../_locales/en/messages.json'), 'utf8')) as Record<string, { message: string }>;
const stored: Record<string, Record<string, unknown>> = { local: {}, session: {} };

const area = (name: string): unknown => ({
  get: async (key: string) => ({ [key]: stored[name]![key] }),
  set: async (values: Record<string, unknown>) => void Object.assign(stored[name]!, structuredClone(values)),
  clear: async () => void (stored[name] = {}),
});

vi.stubGlobal('chrome', {
  runtime: { id: 'ours', getURL: (path: string) => `chrome-extension://ours/${path}`, getManifest: () => ({ version: '0' }) },
  i18n: { getMessage: (key: string, values: string[] = []) => (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, number: string) => values[Number(number) - 1] ?? '') },
  storage: { local: area('local'), session: area('session') },
});
