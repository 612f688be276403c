/** Any other site: the person selected a comment and chose "Draft a reply to this" in the context menu. */
import type { ServerPlatform, Settings } from '../contract';
import { Task } from './task';
import { isField, type Box } from './text';

const EDITABLE = 'textarea, [contenteditable=""], [contenteditable="true"], [contenteditable="plaintext-only"], input[type="text"], input:not([type])';
const NOT_A_REPLY = '[type="search"], [role="searchbox"], [role="combobox"], [name="q"], [aria-hidden="true"]';

export class Generic {
  #last: Box | null = null;
  #over: AbortController | null = null;

  constructor(private readonly settings: () => Settings, private readonly signal: AbortSignal) {
    const note = (event: Event): void => {
      const box = editable(event.composedPath()[0]);
      if (box) this.#last = box;
    };
    document.addEventListener('focusin', note, { capture: true, signal });
    this.#last = editable(document.activeElement);
  }

  open(selected: string): void {
    const text = (document.getSelection()?.toString() || selected).trim().slice(0, 10_000);
    if (!text) return;
    this.#over?.abort();
    const over = (this.#over = new AbortController());
    const box = (): Box | null => this.#box();
    const task = new Task(
      {
        answered: { element: document.body, text, author: null, postedAt: null, thread: [] },
        key: `other:${location.href}`,
        server: serverPlatform(location.hostname),
        settings: this.settings(),
        insertable: true,
        box,
        same: () => true,
        mention: () => '',
        avoid: () => [box()].filter((found) => found !== null),
        closed: () => {
          over.abort();
          box()?.focus();
        },
        inserted: () => undefined,
        changed: () => undefined,
      },
      AbortSignal.any([over.signal, this.signal]),
    );
    task.open(Promise.resolve(null));
  }

  /** The last editable that had the focus; before we could see that, the only one on the page, and never a guess among several. */
  #box(): Box | null {
    if (this.#last?.isConnected) return this.#last;
    const all = [...document.querySelectorAll<HTMLElement>(EDITABLE)].map(editable).filter((box) => box !== null && box.getClientRects().length > 0);
    const long = all.filter((box) => box!.tagName !== 'INPUT');
    return (long.length === 1 ? long[0] : all.length === 1 ? all[0] : null) ?? null;
  }
}

function editable(target: EventTarget | null | undefined): Box | null {
  if (!(target instanceof HTMLElement)) return null;
  const box = target.closest<HTMLElement>(EDITABLE);
  if (!box || box.matches(NOT_A_REPLY) || box.localName.startsWith('sincerely-')) return null;
  if (isField(box) && (box.disabled || box.readOnly)) return null;
  return box;
}

/** Rules differ by platform (length, apology in public), so say it where the address tells. */
export function serverPlatform(host: string): ServerPlatform {
  const known: [RegExp, ServerPlatform][] = [
    [/(^|\.)yelp\.[a-z.]+$/, 'yelp'], [/(^|\.)(x|twitter)\.com$/, 'x'], [/(^|\.)facebook\.com$/, 'facebook'], [/(^|\.)instagram\.com$/, 'instagram'],
    [/(^|\.)google\.[a-z.]+$/, 'google'], [/(^|\.)linkedin\.com$/, 'linkedin'], [/(^|\.)youtube\.com$/, 'youtube'], [/(^|\.)reddit\.com$/, 'reddit'],
  ];
  return known.find(([pattern]) => pattern.test(host))?.[1] ?? 'other';
}
