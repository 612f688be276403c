/** A floating host: in the top layer, next to its box, inside the same dialog (so that a focus trap lets it have the focus). */
import { h, shadow, t, theme } from './dom';
import { isolate } from './keys';
import { spot, union, type Area } from './position';

export interface Float {
  host: HTMLElement;
  root: ShadowRoot;
  move(): void;
}

/**
 * @param avoid elements that must stay uncovered, asked anew at each move
 * @param signal takes the host and every listener away
 */
export function float(name: string, sheet: string, avoid: () => readonly Element[], onKey: (event: KeyboardEvent) => void, signal: AbortSignal): Float {
  const host = document.createElement(name);
  const root = shadow(host, sheet);
  host.dataset['theme'] = theme();
  host.dir = direction();
  host.lang = language();
  isolate(host, onKey);
  const near = avoid()[0];
  container(near).append(host);
  if ('popover' in host) {
    host.popover = 'manual';
    host.showPopover();
  }
  let waiting = false;
  const move = (): void => {
    waiting = false;
    if (!host.isConnected) return;
    const panel = root.querySelector<HTMLElement>('.panel');
    if (!panel) return;
    const areas = avoid().filter((element) => element.isConnected).map((element): Area => element.getBoundingClientRect()).filter((area) => area.right > area.left);
    const wanted = panel.scrollHeight + (panel.querySelector<HTMLElement>('.body')?.scrollHeight ?? 0) - (panel.querySelector<HTMLElement>('.body')?.clientHeight ?? 0) + 2;
    const { left, top, width, maxHeight } = spot(areas.length ? union(areas) : null, { width: document.documentElement.clientWidth || innerWidth, height: innerHeight }, wanted);
    Object.assign(panel.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, maxHeight: `${maxHeight}px` });
  };
  const soon = (): void => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(move);
  };
  addEventListener('scroll', soon, { capture: true, passive: true, signal });
  addEventListener('resize', soon, { signal });
  const resized = new ResizeObserver(soon);
  if (near) resized.observe(near);
  resized.observe(host);
  const grown = new MutationObserver(soon);
  grown.observe(root, { childList: true, subtree: true, characterData: true });
  signal.addEventListener('abort', () => {
    resized.disconnect();
    grown.disconnect();
    host.remove();
  });
  return { host, root, move };
}

function container(near: Element | undefined): Element {
  return near?.closest('dialog, [aria-modal="true"], [role="dialog"]') ?? document.body;
}

export function direction(): 'ltr' | 'rtl' {
  return t('@@bidi_dir') === 'rtl' ? 'rtl' : 'ltr';
}

export function language(): string {
  return t('languageCode');
}

/** For a status line that screen readers read out when it changes. */
export function live(...children: (Node | string)[]): HTMLElement {
  return h('div', { role: 'status', 'aria-live': 'polite', class: 'status' }, ...children);
}
