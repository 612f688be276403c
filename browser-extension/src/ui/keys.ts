/**
 * Keys and clicks in our panels stay ours. A site sees only the host element, not the text field in it, and would run its
 * hotkeys while somebody types a note.
 */
const hosts = new WeakMap<EventTarget, (event: KeyboardEvent) => void>();

const KEYS = ['keydown', 'keypress', 'keyup'] as const;
const OTHERS = [
  'beforeinput', 'click', 'compositionend', 'compositionstart', 'compositionupdate', 'contextmenu', 'copy', 'cut', 'dblclick',
  'dragstart', 'drop', 'focusin', 'focusout', 'input', 'mousedown', 'mouseup', 'paste', 'pointerdown', 'pointerup',
  'selectstart', 'touchend', 'touchstart',
];

/** Call as early as possible: the first capturing listener on `window` hears a key before the site does. */
export function guardKeys(page: Window, signal: AbortSignal): void {
  for (const name of KEYS) {
    page.addEventListener(
      name,
      (event) => {
        const handler = event.target && hosts.get(event.target);
        if (!handler) return;
        event.stopImmediatePropagation();
        if (name === 'keydown') handler(event);
      },
      { capture: true, signal },
    );
  }
}

/** From now on the host's events stay inside it; `onKey` hears each key pressed in it. */
export function isolate(host: HTMLElement, onKey: (event: KeyboardEvent) => void): void {
  hosts.set(host, onKey);
  for (const name of OTHERS) host.addEventListener(name, (event) => event.stopPropagation());
}
