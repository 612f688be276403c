import { afterEach, describe, expect, test, vi } from 'vitest';
import type { DraftEvent } from '../src/contract';

vi.mock('../src/background/vault', () => ({ vault: { get: async () => credential, put: async (value: typeof credential) => void (credential = value), clear: async () => undefined } }));

import { events } from '../src/background/sse';
import { fromOurPage, fromOurScript } from '../src/background/senders';
import { check, draft, pair } from '../src/background/server';
import { keep, kept } from '../src/background/settings';

let credential: { server: string; key: string; expiresAt: string | null } | undefined = { server: 'http://127.0.0.1:8420', key: 'secret', expiresAt: null };

const stream = (...parts: string[]): ReadableStream<Uint8Array> =>
  new ReadableStream({ start: (controller) => { parts.forEach((part) => controller.enqueue(new TextEncoder().encode(part))); controller.close(); } });

async function all(...parts: string[]): Promise<unknown[]> {
  const found = [];
  for await (const event of events(stream(...parts))) found.push(event);
  return found;
}

afterEach(() => vi.unstubAllGlobals);

describe('server-sent events', () => {
  test.each([
    ['one event', ['event: a\ndata: {"x":1}\n\n']],
    ['cut anywhere', ['event: a', '\nda', 'ta: {"x":', '1}\n', '\n']],
    ['with \\r\\n, cut between them', ['event: a\r', '\ndata: {"x":1}\r\n\r', '\n']],
    ['after a comment that keeps the line open', [': still working\n\nevent: a\ndata: {"x":1}\n\n']],
  ])('%s', async (_, parts) => expect(await all(...parts)).toEqual([{ event: 'a', data: '{"x":1}' }]));

  test('an event that was cut off is none', async () => expect(await all('event: a\ndata: 1')).toEqual([]));
  test('two data lines are one text', async () => expect(await all('data: a\ndata: b\n\n')).toEqual([{ event: 'message', data: 'a\nb' }]));
});

describe('senders', () => {
  const sender = (value: unknown): chrome.runtime.MessageSender => value as chrome.runtime.MessageSender;
  test.each([
    ['our options page', { id: 'ours', url: 'chrome-extension://ours/options.html', tab: {} }, true, false],
    ['our script in a page', { id: 'ours', url: 'https://x.com/a', tab: {} }, false, true],
    ['another extension', { id: 'theirs', url: 'chrome-extension://theirs/a.html' }, false, false],
    ['another extension with our address', { id: 'theirs', url: 'chrome-extension://ours/options.html' }, false, false],
    ['a page without a tab', { id: 'ours', url: 'https://x.com/' }, false, false],
    ['nobody', {}, false, false],
  ])('%s', (_, value, page, script) => expect([fromOurPage(sender(value)), fromOurScript(sender(value))]).toEqual([page, script]));
});

describe('requests', () => {
  const answer = (status: number, body: unknown, headers: Record<string, string> = {}): Response =>
    new Response(body === null ? '<h1>no</h1>' : JSON.stringify(body), { status, headers: { 'Content-Type': body === null ? 'text/html' : 'application/problem+json', ...headers } });

  test.each([
    [401, { title: 'A valid key is needed' }, 'revoked'],
    [403, { title: 'No' }, 'forbidden'],
    [413, { title: 'No' }, 'too-large'],
    [422, { title: 'No' }, 'invalid'],
    [429, { title: 'No' }, 'too-many'],
    [503, { title: 'No' }, 'unavailable'],
    [503, null, 'updating'],
    [502, null, 'updating'],
    [500, null, 'unavailable'],
  ])('%i with %j is "%s"', async (status, body, kind) => {
    vi.stubGlobal('fetch', async () => answer(status, body));
    const done = await check({ reply: 'Hello', platform: 'x' });
    expect(done).toMatchObject({ ok: false, fault: { kind } });
  });

  test('the key goes to the server that gave it, and to no other', async () => {
    const fetched = vi.fn(async () => answer(200, { ok: true, findings: [] }));
    vi.stubGlobal('fetch', fetched);
    await check({ reply: 'Hello', platform: 'x' });
    expect(fetched.mock.calls[0]![1 as never]).toMatchObject({ headers: { Authorization: 'Bearer secret' }, credentials: 'omit', redirect: 'error' });
    credential = { server: 'https://elsewhere.example', key: 'secret', expiresAt: null };
    expect(await check({ reply: 'Hello', platform: 'x' })).toMatchObject({ ok: false, fault: { kind: 'not-paired' } });
    expect(fetched).toHaveBeenCalledTimes(1);
    credential = { server: 'http://127.0.0.1:8420', key: 'secret', expiresAt: null };
  });

  test('pairing sends no key and keeps the one it gets', async () => {
    const fetched = vi.fn(async () => answer(201, { key: 'fresh', expires_at: '2027-01-01T00:00:00Z', scope: [] }));
    vi.stubGlobal('fetch', fetched);
    await pair('http://127.0.0.1:8420', 'AAAA-BBBB', 'Chrome on Linux');
    expect(fetched.mock.calls[0]![1 as never]).not.toHaveProperty('headers.Authorization');
    expect(credential?.key).toBe('fresh');
  });

  test('a draft streams its progress and ends with the answer', async () => {
    const body = 'event: progress\ndata: {"step":"write","detail":"Writing"}\n\nevent: sentence\ndata: {"text":"Hi.","rules":[]}\n\nevent: answer\ndata: {"id":"1","route":"reply"}\n\n';
    vi.stubGlobal('fetch', async () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
    const told: DraftEvent[] = [];
    await draft({ comment: 'c', platform: 'x' }, 'key', (event) => told.push(event), new AbortController().signal);
    expect(told.map((event) => event.type)).toEqual(['progress', 'sentence', 'answer']);
  });

  test('an error within the stream is the fault that it names', async () => {
    const body = 'event: error\ndata: {"status":503,"title":"t","detail":"The checks could not run."}\n\n';
    vi.stubGlobal('fetch', async () => new Response(body, { headers: { 'Content-Type': 'text/event-stream' } }));
    const told: DraftEvent[] = [];
    await draft({ comment: 'c', platform: 'x' }, 'key', (event) => told.push(event), new AbortController().signal);
    expect(told).toEqual([{ type: 'fault', fault: { kind: 'unavailable', detail: 'The checks could not run.' } }]);
  });
});

test('drafts that wait are kept by comment, and the oldest go first', async () => {
  for (let number = 0; number < 25; number += 1) await keep(`x:${number}`, { draft: { id: String(number) }, request: {} } as never);
  expect(await kept('x:0')).toBeNull();
  expect((await kept('x:24'))?.draft.id).toBe('24');
  await keep('x:24', null);
  expect(await kept('x:24')).toBeNull();
});
