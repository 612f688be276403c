// @vitest-environment happy-dom
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { Window } from 'happy-dom';
import { examples, platforms } from 'platforms:all';
import { describe, expect, test } from 'vitest';
import { matches, read, relative, type Memory } from '../src/platforms/platform';

const NOTHING_CLICKED: Memory = { clicked: null };

test('every file in the folder is a platform with its id as name', () => {
  const files = readdirSync(path.resolve(__dirname, '../src/platforms')).map((file) => file.replace('.ts', '')).filter((name) => name !== 'platform');
  expect(platforms.map((platform) => platform.id).sort()).toEqual(files.sort());
});

describe.each(platforms.map((platform) => [platform.id, platform] as const))('%s', (id, platform) => {
  const example = examples[id];

  test('has an example page that its own addresses match', () => {
    expect(example, `${id}.ts exports no example`).toBeDefined();
    expect(platform.matches.some((pattern) => matches(pattern, new URL(example!.url)))).toBe(true);
  });

  test('reads from its example what the example says, and leaves the other boxes alone', () => {
    const page = new Window({ url: example!.url });
    page.document.body.innerHTML = example!.html;
    const root = page.document as unknown as Document;
    const boxes = [...new Set(platform.selectors.box.flatMap((selector) => [...root.querySelectorAll<HTMLElement>(selector)]))];
    boxes.sort((one, other) => (one.compareDocumentPosition(other) & 4 ? -1 : 1));
    const found = boxes.flatMap((box) => {
      const element = platform.answers(box, NOTHING_CLICKED);
      const answered = element && read(platform, element);
      return answered ? [{ box, answered }] : [];
    });
    expect(found.map(({ answered }) => ({ comment: answered.text, author: answered.author }))).toEqual(example!.finds.map(({ comment, author }) => ({ comment, author })));
    found.forEach(({ answered }, index) => {
      const wanted = example!.finds[index]!;
      if (wanted.postedAt) expect(answered.postedAt).toBe(wanted.postedAt);
      if (wanted.thread !== undefined) expect(answered.thread).toHaveLength(wanted.thread);
    });
    for (const left of example!.leaves) expect(found.some(({ box }) => box.id === left), left).toBe(false);
  });

  test('asks only for hosts that it names', () => {
    for (const pattern of platform.matches) expect(pattern).toMatch(/^https:\/\/(\*\.)?[\w-]+(\.[\w-]+)+\/.*\*$/);
  });
});

test.each([
  ['14m', 14 * 60], ['3 h', 3 * 3600], ['2 hours ago', 2 * 3600], ['1 week ago', 604800], ['Yesterday', null], ['hace 2 horas', null], ['3', null],
])('a time written as "%s" is %s seconds ago', (said, seconds) => {
  const now = new Date('2026-03-02T12:00:00Z');
  expect(relative(said, now)).toBe(seconds === null ? null : new Date(now.getTime() - seconds * 1000).toISOString());
});
