/** Where the button stands: right after the editor, outside of everything that the editor owns. */
import { closest, type Platform } from '../platforms/platform';
import type { Box } from './text';

const MOST_STEPS = 6;
const EDGE = 'body, main, form, article, li, dialog, [role="dialog"], [role="article"], [aria-modal="true"]';

export function anchor(box: Box, platform: Platform | null): Element {
  let place = (platform && closest(box, platform.selectors.editor)) ?? box;
  // Climb out of wrappers that hold nothing but the editor: sites repaint those most.
  for (let steps = 0; steps < MOST_STEPS; steps += 1) {
    const parent: Element | null = place.parentElement;
    const siblings = parent ? [...parent.children].filter((child) => child.localName !== 'sincerely-button') : [];
    if (!parent || parent.matches(EDGE) || siblings.length > 1) break;
    if (platform && platform.selectors.comment.some((selector) => parent.matches(selector))) break;
    place = parent;
  }
  const outer = place.parentElement?.closest('[contenteditable]:not([contenteditable="false"])');
  return outer ?? place;
}

/** Puts the host there, or leaves it where it is. True when it had to be put back. */
export function settle(host: Element, box: Box, platform: Platform | null): boolean {
  const at = anchor(box, platform);
  if (host.isConnected && host.parentElement === at.parentElement) return false;
  at.after(host);
  return true;
}
