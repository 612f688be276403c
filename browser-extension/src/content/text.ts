/**
 * What stands in a box, as text, and where each character stands in the page.
 *
 * Editors nest their lines in different ways (Draft: three `div`s and two `span`s, Lexical and ProseMirror: one `p`), so a
 * line is a block that holds no other block.
 */
export type Box = HTMLElement;
export type Field = HTMLTextAreaElement | HTMLInputElement;

export function isField(box: Element): box is Field {
  return box.tagName === 'TEXTAREA' || box.tagName === 'INPUT';
}

export interface Place {
  node: Node;
  offset: number;
}

export interface Reading {
  text: string;
  /** One place for each UTF-16 unit of `text`; a line break has the place where its line ends. */
  places: Place[];
  /** Where the text ends. */
  end: Place;
}

const BLOCK = /^(ADDRESS|ARTICLE|BLOCKQUOTE|DIV|FIGURE|H[1-6]|LI|OL|P|PRE|SECTION|UL)$/;

export function readBox(box: Box): string {
  return isField(box) ? box.value : readWithPlaces(box).text;
}

export function readWithPlaces(box: Box): Reading {
  let text = '';
  const places: Place[] = [];
  let end: Place = { node: box, offset: 0 };
  let lines = 0;
  const add = (character: string, place: Place): void => {
    text += character;
    places.push(place);
  };
  const startLine = (node: Node): void => {
    if (lines > 0) add('\n', end);
    lines += 1;
    end = { node, offset: 0 };
  };
  const inline = (node: Node, last: boolean): void => {
    if (node.nodeType === Node.TEXT_NODE) {
      const value = node.nodeValue ?? '';
      for (let offset = 0; offset < value.length; offset += 1) add(value[offset]!, { node, offset });
      end = { node, offset: value.length };
    } else if (node instanceof Element) {
      if (node.tagName === 'BR') {
        const place = { node: node.parentNode!, offset: [...node.parentNode!.childNodes].indexOf(node as ChildNode) };
        if (!last) add('\n', place);
        end = last ? end : { node: place.node, offset: place.offset + 1 };
      } else if (!node.matches('sincerely-button, sincerely-panel, .ql-clipboard')) {
        children(node, inline, last);
      }
    }
  };
  const block = (element: Element): void => {
    if (![...element.children].some((child) => BLOCK.test(child.tagName))) {
      startLine(element);
      children(element, inline, true);
      return;
    }
    let open = false;
    for (const child of element.childNodes) {
      if (child instanceof Element && BLOCK.test(child.tagName)) {
        block(child);
        open = false;
      } else if (!(child.nodeType === Node.TEXT_NODE && !(child.nodeValue ?? '').trim()) || open) {
        if (!open) startLine(element);
        open = true;
        inline(child, child.nextSibling === null || (child.nextSibling instanceof Element && BLOCK.test(child.nextSibling.tagName)));
      }
    }
  };
  block(box);
  return { text, places, end };
}

function children(element: Element, visit: (node: Node, last: boolean) => void, last: boolean): void {
  element.childNodes.forEach((child) => visit(child, last && child.nextSibling === null));
}

/** For comparing what was asked for with what the editor holds: blank lines, odd spaces and ends do not count. */
export function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u202f]/g, ' ')
    .replace(/[\u200b\u2060\ufeff]/g, '')
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n[\n ]*/g, '\n')
    .trim();
}

/** UTF-16 index of a code point offset: the server counts code points. */
export function unitsOf(text: string, codePoints: number): number {
  let units = 0;
  let seen = 0;
  for (const character of text) {
    if (seen >= codePoints) break;
    units += character.length;
    seen += 1;
  }
  return units;
}
