// @vitest-environment happy-dom
import { beforeEach, describe, expect, test } from 'vitest';
import { normalise, readBox, readWithPlaces, unitsOf } from '../src/content/text';

const box = (html: string): HTMLElement => {
  document.body.innerHTML = `<div contenteditable="true">${html}</div>`;
  return document.body.firstElementChild as HTMLElement;
};

describe('what stands in an editor', () => {
  test.each([
    ['Lexical, ProseMirror, Quill: a paragraph a line', '<p>one</p><p>two</p>', 'one\ntwo'],
    ['a blank line', '<p>one</p><p><br></p><p>two</p>', 'one\n\ntwo'],
    ['Draft: blocks within blocks', '<div><div data-block="true"><div><span><span data-text="true">one</span></span></div></div><div data-block="true"><div><span><span>two</span></span></div></div></div>', 'one\ntwo'],
    ['line breaks within a block', '<p>one<br>two</p>', 'one\ntwo'],
    ['a filler at the end of a line', '<p>one<br></p>', 'one'],
    ['plain text with a block after it', 'one<div>two</div><div>three</div>', 'one\ntwo\nthree'],
    ['a mention beside text', '<p><a class="ql-mention">Ana</a> hello</p>', 'Ana hello'],
    ['nothing', '<p><br></p>', ''],
  ])('%s', (_, html, text) => {
    expect(readBox(box(html))).toBe(text);
  });

  test('every character knows its place', () => {
    const { text, places } = readWithPlaces(box('<p>ab<b>c</b></p><p>de</p>'));
    expect(places).toHaveLength(text.length);
    expect(places.map(({ node, offset }) => node.nodeValue?.[offset] ?? '·').join('')).toBe('abc·de');
  });
});

describe('comparing', () => {
  let composed = '';
  beforeEach(() => (composed = 'caf\u0065\u0301'));
  test.each([
    ['odd spaces', 'a\u00a0b  c', 'a b c'],
    ['blank lines', 'a\n\n \nb', 'a\nb'],
    ['line ends of Windows', 'a\r\nb', 'a\nb'],
    ['invisible characters', '\ufeffa\u200bb', 'ab'],
  ])('%s do not count', (_, one, other) => expect(normalise(one)).toBe(other));
  test('composed letters are one', () => expect(normalise(composed)).toBe('café'));
  test('a joined emoji stays whole', () => expect(normalise('👩🏽\u200d⚕️')).toBe('👩🏽\u200d⚕️'));
});

test.each([[0, 0], [1, 2], [2, 3], [9, 4]])('code point %i begins at unit %i', (points, units) => expect(unitsOf('😀ab', points)).toBe(units));
