/** What one site's file says. Everything the extension knows of a site stands in that one file. */
import type { ServerPlatform } from '../contract';

/** What a box answers: a comment or a post by somebody else. */
export interface Answered {
  /** The element that holds the comment (an `article`, a list item, …). */
  element: Element;
  text: string;
  author: string | null;
  /** ISO 8601, or null where the page does not tell. */
  postedAt: string | null;
  thread: { author: string | null; text: string }[];
}

/** What the page remembers beyond its markup: the reply button that was clicked before a box appeared. */
export interface Memory {
  /** The comment whose reply button was clicked last, if nothing else was clicked since. */
  readonly clicked: Element | null;
}

export interface Platform {
  readonly id: string;
  /** As the options page names it. */
  readonly name: string;
  readonly server: ServerPlatform;
  readonly matches: readonly string[];
  /** On at once, or once switched on (its hosts are then asked for). */
  readonly from: 'install' | 'switch';
  readonly frames?: boolean;
  /** Ordered: the first that matches wins, the others wait for the day the site changes. */
  readonly selectors: {
    readonly box: readonly string[];
    readonly comment: readonly string[];
    readonly text: readonly string[];
    readonly author: readonly string[];
    readonly thread: readonly string[];
    readonly time: readonly string[];
    /** A mention that the site puts into the box by itself. */
    readonly mention: readonly string[];
    /** The site's own Post button, looked for in the nearest ancestor of the box that has one. */
    readonly submit: readonly string[];
    /** The button that opens a box for one comment. */
    readonly reply: readonly string[];
    /** The whole editor: our button is put after it, never inside. */
    readonly editor: readonly string[];
  };
  /** One box serves several comments by turns: what it answers is read anew each time. */
  readonly shared?: boolean;
  /** The key that posts, apart from the button. */
  readonly postsWith: 'enter' | 'ctrl-enter' | null;
  /** The element that this box answers, or null: then the box gets no button. */
  readonly answers: (box: HTMLElement, memory: Memory) => Element | null;
}

/** A page as the site would show it, and what must be read from it. */
export interface Example {
  readonly url: string;
  readonly html: string;
  /** For each box that gets a button, in page order, what it answers. */
  readonly finds: readonly { comment: string; author: string | null; postedAt?: string; thread?: number }[];
  /** Ids of editable elements that must be left alone. */
  readonly leaves: readonly string[];
}

/** `https://*.facebook.com/*` against an address. The browser has chosen already; this finds which file it was. */
export function matches(pattern: string, url: URL): boolean {
  const [, scheme, host, path] = /^(\w+):\/\/([^/]+)(\/.*)$/.exec(pattern)!;
  const hostOk = host!.startsWith('*.') ? url.hostname === host!.slice(2) || url.hostname.endsWith(host!.slice(1)) : url.hostname === host;
  return url.protocol === `${scheme}:` && hostOk && url.pathname.startsWith(path!.replace(/\*$/, ''));
}

export function first(root: ParentNode, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = root.querySelector(selector);
    if (found) return found;
  }
  return null;
}

export function matching(element: Element, selectors: readonly string[]): string | null {
  return selectors.find((selector) => element.matches(selector)) ?? null;
}

export function closest(element: Element, selectors: readonly string[]): Element | null {
  for (const selector of selectors) {
    const found = element.closest(selector);
    if (found) return found;
  }
  return null;
}

/** The last of `candidates` that stands before `element` on the page, or null. */
export function lastBefore(element: Element, candidates: Iterable<Element>): Element | null {
  let found: Element | null = null;
  for (const candidate of candidates) {
    if (element.compareDocumentPosition(candidate) & Node.DOCUMENT_POSITION_PRECEDING) found = candidate;
  }
  return found;
}

/** Text as a reader sees it: one space between words, line breaks kept, nothing of our own. */
export function visibleText(element: Element): string {
  const parts: string[] = [];
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) parts.push((node.textContent ?? '').replace(/[\s\u00a0]+/g, ' '));
    if (!(node instanceof Element) || node.matches('script, style, button, [role="button"], [hidden], sincerely-button')) return;
    if (node.tagName === 'BR') parts.push('\n');
    if (node.tagName === 'IMG') parts.push(node.getAttribute('alt') ?? '');
    const block = /^(DIV|P|LI|BLOCKQUOTE)$/.test(node.tagName);
    if (block) parts.push('\n');
    node.childNodes.forEach(walk);
    if (block) parts.push('\n');
  };
  walk(element);
  return parts.join('').replace(/ *\n */g, '\n').replace(/\n{3,}/g, '\n\n').replace(/ {2,}/g, ' ').trim();
}

const MOST_TURNS = 20;
const LONGEST = 10_000;

/** Reads a comment by the platform's selectors, leaving out what belongs to comments nested in it. */
export function read(platform: Platform, element: Element): Answered | null {
  const { selectors } = platform;
  const text = ownText(platform, element);
  if (!text) return null;
  const thread: Answered['thread'] = [];
  for (const selector of selectors.thread) {
    if (thread.length) break;
    for (const turn of element.ownerDocument.querySelectorAll(selector)) {
      if (turn === element || turn.contains(element) || element.contains(turn)) continue;
      if (!(element.compareDocumentPosition(turn) & Node.DOCUMENT_POSITION_PRECEDING) && !sameThread(element, turn)) continue;
      const said = ownText(platform, turn);
      if (said) thread.push({ author: authorOf(platform, turn), text: said.slice(0, LONGEST) });
    }
  }
  return {
    element,
    text: text.slice(0, LONGEST),
    author: authorOf(platform, element),
    postedAt: time(platform, element),
    thread: thread.slice(-MOST_TURNS),
  };
}

/** Replies below count as the same thread when they share a parent container with the comment. */
function sameThread(element: Element, turn: Element): boolean {
  return element.parentElement !== null && element.parentElement.contains(turn);
}

function own(platform: Platform, element: Element, selectors: readonly string[]): Element[] {
  for (const selector of selectors) {
    if (selector === ':scope') return [element];
    const found = [...element.querySelectorAll(selector)].filter((part) => {
      const nearest = closest(part, platform.selectors.comment);
      return (nearest === null || nearest === element || nearest.contains(element)) && !part.closest('[contenteditable]');
    });
    if (found.length) return found;
  }
  return [];
}

function ownText(platform: Platform, element: Element): string {
  const parts = own(platform, element, platform.selectors.text);
  const outer = parts.filter((part) => !parts.some((other) => other !== part && other.contains(part)));
  return outer.map(visibleText).filter(Boolean).join('\n').trim();
}

export function authorOf(platform: Platform, element: Element): string | null {
  for (const selector of platform.selectors.author) {
    const attribute = /^@([\w-]+)(?:=(.+))?$/.exec(selector);
    if (attribute) {
      const value = element.getAttribute(attribute[1]!);
      const found = value && (attribute[2] ? new RegExp(attribute[2], 'u').exec(value)?.[1] : value);
      if (found) return found.trim();
      continue;
    }
    const found = own(platform, element, [selector])[0];
    const text = found && visibleText(found).split('\n')[0]?.trim();
    if (text) return text;
  }
  return null;
}

function time(platform: Platform, element: Element): string | null {
  for (const part of own(platform, element, platform.selectors.time)) {
    const said = part.getAttribute('datetime') ?? part.getAttribute('ts') ?? part.getAttribute('title') ?? '';
    const seconds = part.getAttribute('data-utime');
    const date = seconds ? new Date(Number(seconds) * 1000) : /^\d{4}-\d\d-\d\dT/.test(said) ? new Date(said) : null;
    if (date && !Number.isNaN(date.getTime())) return date.toISOString();
    const ago = relative(said || (part.textContent ?? ''));
    if (ago) return ago;
  }
  return null;
}

const UNITS: Record<string, number> = { m: 60, min: 60, h: 3600, hr: 3600, d: 86400, w: 604800, hour: 3600, minute: 60, day: 86400, week: 604800 };

/** "14m", "3 h", "2 hours ago": the site's own short form. Other languages and long dates stay unknown. */
export function relative(text: string, now: Date = new Date()): string | null {
  const found = /^\s*(?:about\s+)?(\d{1,3})\s*(m|min|h|hr|d|w|minute|hour|day|week)s?(?:\s+ago)?\s*$/i.exec(text);
  if (!found) return null;
  return new Date(now.getTime() - Number(found[1]) * UNITS[found[2]!.toLowerCase()]! * 1000).toISOString();
}
