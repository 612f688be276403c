/**
 * Put text into a box so that the editor's own state has it and one Ctrl+Z takes it out again.
 *
 * Rich editors keep their own model and repaint the page from it, so the page must not be changed behind their back. All of
 * them handle a paste; where nobody does (a plain contenteditable), the browser's own editing command is used. Afterwards the
 * box is read back: success is what stands in it, not what was tried. No key is ever pressed.
 */
import { isField, normalise, readBox, readWithPlaces, type Box, type Field, type Place } from './text';

/** Editors take the selection over on `selectionchange`, which comes a little later. */
const SELECTION_MS = 50;
/** Editors repaint, and may take a change back, a little later. */
const SETTLE_MS = 80;
const FIREFOX = navigator.userAgent.includes('Firefox/');

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** Replaces everything after the first `keep` characters. Resolves to whether the box then holds exactly that. */
export async function insertText(box: Box, text: string, keep = ''): Promise<boolean> {
  const before = readBox(box);
  const kept = before.startsWith(keep) ? keep : '';
  const glue = kept && !/\s$/.test(kept) ? ' ' : '';
  await put(box, kept.length, null, glue + text);
  return normalise(readBox(box)) === normalise(kept + glue + text);
}

/** Replaces one phrase, `[start, end)` in UTF-16 units, and leaves the rest of the editor's state alone. */
export async function replacePhrase(box: Box, start: number, end: number, text: string): Promise<boolean> {
  const before = readBox(box);
  const wanted = before.slice(0, start) + text + before.slice(end);
  await put(box, start, end, text);
  return normalise(readBox(box)) === normalise(wanted);
}

async function put(box: Box, start: number, end: number | null, text: string): Promise<void> {
  box.focus({ preventScroll: true });
  if (isField(box)) {
    putInField(box, start, end ?? box.value.length, text);
  } else {
    select(box, start, end);
    await pause(SELECTION_MS);
    if (!paste(box, text)) typeAt(box, start, end, text);
  }
  await pause(SETTLE_MS);
}

function putInField(field: Field, start: number, end: number, text: string): void {
  const wanted = field.value.slice(0, start) + text + field.value.slice(end);
  field.setSelectionRange(start, end);
  field.ownerDocument.execCommand('insertText', false, text);
  if (field.value === wanted) return;
  const prototype = field.tagName === 'TEXTAREA' ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')!.set!.call(field, wanted);
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertReplacementText' }));
}

function select(box: Box, start: number, end: number | null): void {
  const selection = box.ownerDocument.getSelection()!;
  const { text, places, end: last } = readWithPlaces(box);
  if (start === 0 && (end === null || end >= text.length)) {
    selection.selectAllChildren(box);
    return;
  }
  const at = (index: number): Place => places[index] ?? last;
  const from = start > 0 && start <= places.length ? after(places[start - 1]!, at(start), text[start - 1]!) : at(start);
  const to = end === null || end >= places.length ? last : end > start ? after(places[end - 1]!, at(end), text[end - 1]!) : from;
  selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
}

/** The place behind a character: in its own text node, so that a mention's node is not taken along. */
function after(place: Place, next: Place, character: string): Place {
  return character === '\n' ? next : { node: place.node, offset: place.offset + 1 };
}

/** True when an editor took the paste. */
function paste(box: Box, text: string): boolean {
  let event: ClipboardEvent;
  if (FIREFOX) {
    // Firefox drops the data of a DataTransfer that a content script made; its own older form works everywhere.
    event = new ClipboardEvent('paste', { dataType: 'text/plain', data: text, bubbles: true, cancelable: true, composed: true } as ClipboardEventInit);
  } else {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true, composed: true });
  }
  const target = box.ownerDocument.getSelection()?.anchorNode;
  const element = target instanceof Element ? target : target?.parentElement;
  const within = element && box.contains(element) ? element : box;
  return !within.dispatchEvent(event);
}

/** A space at the very end of a line is not shown, and the browser drops it when more is typed: so it is typed anew. */
function typeAt(box: Box, start: number, end: number | null, text: string): void {
  const space = /[^\S\n]+$/.exec(readBox(box).slice(0, start))?.[0] ?? '';
  if (space) select(box, start - space.length, end);
  type(box, (space && ' ') + text);
}

/** The browser's own editing commands, for a contenteditable without an editor behind it. */
function type(box: Box, text: string): void {
  const page = box.ownerDocument;
  const before = readBox(box);
  if (!FIREFOX && page.execCommand('insertText', false, text) && normalise(readBox(box)).includes(normalise(text))) return;
  if (!FIREFOX && readBox(box) !== before) page.execCommand('undo');
  text.split('\n').forEach((line, index) => {
    if (index) page.execCommand('insertLineBreak');
    if (line) page.execCommand('insertText', false, line);
  });
}
