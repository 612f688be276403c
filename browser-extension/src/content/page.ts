/** All boxes of one page of a platform. Starts and stops as a whole. */
import type { Diagnosis, Settings } from '../contract';
import { first, read, type Platform } from '../platforms/platform';
import { BoxSession } from './box';
import { Clicks } from './clicks';
import { diagnose } from './diagnose';
import type { Box } from './text';
import { watchBoxes } from './watch';

/** A box that answers nothing yet is looked at again this soon after the page changed. */
const AGAIN_MS = 150;

export class Page {
  readonly #sessions = new Map<Box, BoxSession>();
  readonly #waiting = new Set<Box>();
  readonly #clicks: Clicks;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: BoxSession | null = null;

  constructor(private readonly platform: Platform, private settings: Settings, signal: AbortSignal) {
    this.#clicks = new Clicks(platform, document, signal, () => this.#reread());
    document.addEventListener('focusin', (event) => this.#focused(event), { capture: true, signal });
    watchBoxes(document, platform, { added: (box) => this.#add(box), changed: () => this.#changed() }, signal);
    signal.addEventListener('abort', () => {
      clearTimeout(this.#timer);
      for (const session of this.#sessions.values()) session.end();
    });
  }

  set now(settings: Settings) {
    this.settings = settings;
    for (const session of this.#sessions.values()) session.settingsChanged();
  }

  /** The shortcut: the box in focus, else the last one. */
  open(): void {
    const active = document.activeElement;
    const focused = [...this.#sessions.values()].find((session) => session.box === active || session.box.contains(active));
    (focused ?? this.#last ?? [...this.#sessions.values()].at(-1))?.toggle();
  }

  diagnose(): Diagnosis {
    return diagnose(this.platform, new Map([...this.#sessions].map(([box, session]) => [box, session.answers])), [...this.#waiting]);
  }

  #add(box: Box): void {
    if (this.#sessions.has(box)) return;
    for (const other of this.#sessions.keys()) if (other.isConnected && (other.contains(box) || box.contains(other))) return;
    const element = this.platform.answers(box, this.#clicks);
    const answered = element && read(this.platform, element);
    if (!answered) {
      this.#waiting.add(box);
      return;
    }
    this.#waiting.delete(box);
    this.#clicks.use();
    this.#sessions.set(box, new BoxSession(box, answered, this.platform, this.#clicks, () => this.settings));
  }

  #changed(): void {
    for (const [box, session] of this.#sessions) {
      if (session.check()) continue;
      session.end();
      this.#sessions.delete(box);
      if (this.#last === session) this.#last = null;
    }
    if (this.#waiting.size === 0 || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      for (const box of [...this.#waiting]) {
        this.#waiting.delete(box);
        if (box.isConnected && first(box.parentElement!, this.platform.selectors.box)) this.#add(box);
      }
    }, AGAIN_MS);
  }

  #reread(): void {
    if (this.platform.shared) setTimeout(() => this.#sessions.forEach((session) => session.reread()));
  }

  #focused(event: Event): void {
    for (const session of this.#sessions.values()) {
      if (event.target instanceof Node && session.box.contains(event.target)) this.#last = session;
    }
  }
}
