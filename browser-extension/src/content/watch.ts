/** Finds boxes as they come and go. It looks only at what was added, so that an idle page costs nothing. */
import type { Platform } from '../platforms/platform';
import type { Box } from './text';

export interface Seen {
  added: (box: Box) => void;
  /** Something changed: boxes may be gone, buttons may be painted over. */
  changed: () => void;
}

export function watchBoxes(page: Document, platform: Platform, seen: Seen, signal: AbortSignal): void {
  const selector = platform.selectors.box.join(',');
  const ours = new Set(['SINCERELY-BUTTON', 'SINCERELY-PANEL']);
  const look = (root: ParentNode): void => root.querySelectorAll<HTMLElement>(selector).forEach((box) => seen.added(box));
  const observer = new MutationObserver((records) => {
    let changed = false;
    for (const record of records) {
      if (record.type === 'attributes') {
        if ((record.target as Element).matches(selector)) seen.added(record.target as Box);
        continue;
      }
      if (record.removedNodes.length) changed = true;
      for (const node of record.addedNodes) {
        if (!(node instanceof HTMLElement) || ours.has(node.tagName)) continue;
        changed = true;
        if (node.matches(selector)) seen.added(node);
        else if (node.firstElementChild) look(node);
      }
    }
    if (changed) seen.changed();
  });
  observer.observe(page, { childList: true, subtree: true, attributes: true, attributeFilter: ['contenteditable', 'aria-label', 'data-lexical-editor', 'data-testid', 'role'] });
  signal.addEventListener('abort', () => observer.disconnect());
  look(page);
}
