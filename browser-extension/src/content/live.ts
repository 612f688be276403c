/** Checks what stands in a box a moment after it changed. It warns, and never stops a key. */
import type { CheckAnswer, CheckRequest, Finding } from '../contract';
import type { Mark } from '../ui/button';
import { askFor } from './ask';
import { replacePhrase } from './insert';
import { isField, readBox, unitsOf, type Box } from './text';

const DEBOUNCE_MS = 600;

export interface Watched {
  box: Box;
  /** Whether this box is checked at all: switched on, or a draft was put there. */
  wanted: () => boolean;
  about: () => Omit<CheckRequest, 'reply'>;
  mention: () => string;
  mark: (mark: Mark) => void;
}

export class LiveCheck {
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;
  #last: string | null = null;

  constructor(private readonly watched: Watched, signal: AbortSignal) {
    const { box } = watched;
    const soon = (): void => this.soon();
    box.addEventListener('input', soon, { signal });
    if (!isField(box)) {
      // Editors that repaint from their own model do not always say `input`.
      const painted = new MutationObserver(soon);
      painted.observe(box, { childList: true, characterData: true, subtree: true });
      signal.addEventListener('abort', () => painted.disconnect());
    }
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  /** Looks again after a pause in typing. */
  soon(): void {
    if (!this.watched.wanted()) return this.#rest();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), DEBOUNCE_MS);
  }

  /** The safe wording in place of the phrase; then a new look. */
  async take(finding: Finding, checked: string): Promise<boolean> {
    const { box } = this.watched;
    const { reply, before } = this.#read();
    if (finding.suggestion === null || reply !== checked) {
      this.soon();
      return false;
    }
    const start = before + unitsOf(reply, finding.start);
    const end = before + unitsOf(reply, finding.end);
    const done = await replacePhrase(box, start, end, finding.suggestion);
    this.soon();
    return done;
  }

  #rest(): void {
    clearTimeout(this.#timer);
    this.#turn += 1;
    this.#last = null;
    this.watched.mark({ state: 'none' });
  }

  /** What the person wrote, without the mention, and where in the box it starts. */
  #read(): { reply: string; before: number } {
    const text = readBox(this.watched.box);
    const mention = this.watched.mention();
    const before = mention && text.startsWith(mention) ? mention.length : 0;
    return { reply: text.slice(before), before };
  }

  async #look(): Promise<void> {
    const { reply } = this.#read();
    if (!reply.trim()) return this.#rest();
    if (reply === this.#last) return;
    this.#last = reply;
    const turn = (this.#turn += 1);
    this.watched.mark({ state: 'checking' });
    const answer = await askFor<CheckAnswer>({ type: 'check', body: { ...this.watched.about(), reply } });
    if (turn !== this.#turn) return;
    if (!answer.ok) this.#last = null;
    this.watched.mark(answer.ok ? { state: 'done', text: reply, findings: answer.value.findings } : { state: 'fault', fault: answer.fault });
  }
}
