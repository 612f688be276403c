/** The mention that a site puts into a reply box by itself ("@ana ", a linked name). What a person typed is not one. */
import { matching, type Platform } from '../platforms/platform';
import { isField, readBox, type Box } from './text';

export class Mention {
  #text = '';
  #typed = false;

  constructor(private readonly box: Box, private readonly platform: Platform, private readonly author: () => string | null, signal: AbortSignal) {
    const typed = (event: Event): void => {
      if (!event.isTrusted || event.composedPath()[0] === undefined) return;
      this.read();
      this.#typed = true;
    };
    // Before the change: what stands there now was not typed.
    box.addEventListener('beforeinput', typed, { capture: true, signal });
    box.addEventListener('keydown', (event) => event.key.length === 1 && typed(event), { capture: true, signal });
    this.read();
  }

  /** The mention with the spaces after it, or an empty string. Sites add it a little after the box appears. */
  read(): string {
    if (!this.#typed || !readBox(this.box).trim()) {
      this.#text = this.#find();
      this.#typed = this.#typed && this.#text === '' && readBox(this.box).trim() !== '';
    }
    return readBox(this.box).startsWith(this.#text) ? this.#text : '';
  }

  #find(): string {
    const text = readBox(this.box);
    const known = this.#element() ?? this.#named(text) ?? /^\s*@[\p{L}\p{N}_][\p{L}\p{N}_.-]*/u.exec(text)?.[0] ?? '';
    return known ? known + /^[\s\u00a0]*/.exec(text.slice(known.length))![0] : '';
  }

  #element(): string | null {
    if (isField(this.box)) return null;
    for (const element of this.box.querySelectorAll(this.platform.selectors.mention.join(',') || 'no-mention')) {
      const said = element.textContent ?? '';
      if (said && matching(element, this.platform.selectors.mention) && readBox(this.box).startsWith(said)) return said;
    }
    return null;
  }

  /** Facebook puts the bare name there. */
  #named(text: string): string | null {
    const name = this.author();
    return name && text.startsWith(name) && /^\s*$/.test(text.slice(name.length)) ? name : null;
  }
}
