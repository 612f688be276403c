/** What must hold for the whole extension: words, manifest, sources, build. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { manifest } from '../manifest.mjs';
import { zip } from '../zip.mjs';

const ROOT = path.resolve(__dirname, '..');
const words = (language: string): Record<string, { message: string }> => JSON.parse(readFileSync(path.join(ROOT, '_locales', language, 'messages.json'), 'utf8'));
const sources = readdirSync(path.join(ROOT, 'src'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const text = (file: string): string => readFileSync(path.join(ROOT, 'src', file), 'utf8');

test('English and Spanish say the same things, with the same values in them', () => {
  const [english, spanish] = [words('en'), words('es')];
  expect(Object.keys(spanish)).toEqual(Object.keys(english));
  const values = (message: string): string[] => (message.match(/\$\d/g) ?? []).sort();
  for (const key of Object.keys(english)) expect(values(spanish[key]!.message), key).toEqual(values(english[key]!.message));
});

test('every text that the sources ask for exists', () => {
  const asked = sources.flatMap((file) => [...text(file).matchAll(/\bt\('([\w]+)'/g)].map((found) => found[1]!));
  const known = words('en');
  expect(asked.length).toBeGreaterThan(60);
  expect([...new Set(asked)].filter((key) => !(key in known))).toEqual([]);
});

test('the names that others rely on are exact', () => {
  const { draftReply, name, insert, copy, dismiss, another, note, draftName, useWording, serverAddress, pairingCode, pair, liveCheck } = words('en');
  const said = [draftReply, name, insert, copy, dismiss, another, note, draftName, useWording, serverAddress, pairingCode, pair, liveCheck].map((entry) => entry!.message);
  expect(said).toEqual(['Draft reply', 'Sincerely', 'Insert', 'Copy', 'Dismiss', 'Another one', 'Note to the writer', 'Draft', 'Use this wording', 'Server address', 'Pairing code', 'Pair', 'Live check']);
  for (const key of ['markChecking', 'markFault', 'markFine', 'markOne', 'markMany']) expect(words('en')[key]!.message).toMatch(/^Check:/);
});

test('nothing presses keys or buttons, runs text as code, or writes markup', () => {
  for (const file of sources) {
    expect(text(file), file).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|new KeyboardEvent|requestSubmit|\.submit\(\)/);
    if (!file.startsWith('ui')) expect(text(file), file).not.toMatch(/\.click\(\)/);
  }
});

test('only the background fetches and knows the key', () => {
  for (const file of sources.filter((name) => !name.startsWith('background'))) {
    expect(text(file), file).not.toMatch(/\bfetch\(|XMLHttpRequest|WebSocket|indexedDB|Authorization/);
  }
});

test('files are short enough to read', () => {
  for (const file of sources) expect(text(file).split('\n').length, file).toBeLessThan(300);
});

test.each(['chrome', 'firefox'])('%s asks for as little as possible', async (browser) => {
  const made = await manifest(browser, false);
  expect(made.permissions).toEqual(['activeTab', 'contextMenus', 'scripting', 'storage']);
  expect(made.host_permissions).toEqual(['http://127.0.0.1/*', 'http://localhost/*', 'https://*.facebook.com/*', 'https://x.com/*']);
  expect(made).not.toHaveProperty('web_accessible_resources');
  expect(made.content_scripts[0].matches).toEqual(['https://*.facebook.com/*', 'https://x.com/*']);
  for (const host of ['https://www.instagram.com/*', 'https://www.linkedin.com/*', 'https://www.youtube.com/*', 'https://studio.youtube.com/*', 'https://www.reddit.com/*', 'https://business.google.com/*', 'https://www.google.com/*']) {
    expect(made.optional_host_permissions).toContain(host);
  }
});

test('the lockfile holds no download addresses', () => {
  expect(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved"|https?:\/\/registry/);
});

test('the same files give the same zip', () => {
  const files = [{ name: 'a.txt', data: Buffer.from('hello') }];
  expect(zip(files).equals(zip(files))).toBe(true);
});
