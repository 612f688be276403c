/**
 * Remembers whose reply button was clicked, because the box that then appears often does not say.
 *
 * The nearest comment above a box may be a neighbour's (Facebook), the box may stand in a dialog without a link (X), or one
 * box may serve every comment (Instagram). A box that is bound uses the click up; a click on another control forgets it.
 */
import { closest, type Memory, type Platform } from '../platforms/platform';

const FRESH_MS = 10_000;
const CONTROL = 'a, button, [role="button"], [role="link"], [role="menuitem"]';

export class Clicks implements Memory {
  #clicked: Element | null = null;
  #at = 0;

  constructor(private readonly platform: Platform, page: Document, signal: AbortSignal, private readonly onReply: () => void) {
    page.addEventListener('click', (event) => this.#see(event), { capture: true, signal });
  }

  get clicked(): Element | null {
    if (!this.platform.shared && Date.now() - this.#at > FRESH_MS) return null;
    return this.#clicked;
  }

  /** A new box took the click; the next box must not. */
  use(): void {
    if (!this.platform.shared) this.#clicked = null;
  }

  #see(event: Event): void {
    const target = event.composedPath()[0];
    if (!(target instanceof Element) || target.getRootNode() !== target.ownerDocument) return;
    const { reply, comment, submit } = this.platform.selectors;
    const button = closest(target, reply);
    if (button && !closest(target, submit)) {
      this.#clicked = closest(button, comment);
      this.#at = Date.now();
      if (this.#clicked) this.onReply();
    } else if (target.closest(CONTROL) && !this.platform.shared) {
      this.#clicked = null;
    }
  }
}
