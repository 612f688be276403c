/** One box on the page, with its button, its live check and the comment that it answers. */
import { alive } from '../browser';
import type { Kept, Settings } from '../contract';
import { read, type Answered, type Memory, type Platform } from '../platforms/platform';
import { t } from '../ui/dom';
import { BoxButton } from '../ui/button';
import { toast } from '../ui/toast';
import { sayUpdated } from '../ui/updated';
import { ask } from './ask';
import { LiveCheck } from './live';
import { Mention } from './mention';
import { settle } from './place';
import { submitsOf, watchPosting } from './posted';
import { Task } from './task';
import type { Box } from './text';

/** Some sites paint our button away with their own; more often than this in a second, and it is a fight. */
const MOST_REPAIRS = 5;

export class BoxSession {
  readonly #gone = new AbortController();
  readonly #button: BoxButton;
  readonly #mention: Mention;
  readonly #live: LiveCheck;
  #task: Task;
  #answered: Answered;
  #repairs: number[] = [];

  constructor(readonly box: Box, answered: Answered, private readonly platform: Platform, private readonly memory: Memory, private readonly settings: () => Settings) {
    const signal = this.#gone.signal;
    this.#answered = answered;
    this.#button = new BoxButton(() => this.toggle(), (finding, text) => void this.#live.take(finding, text), this.#avoid, signal);
    this.#mention = new Mention(box, platform, () => this.#answered.author, signal);
    this.#task = this.#newTask();
    this.#live = new LiveCheck(
      {
        box,
        wanted: () => this.settings().liveCheck || this.#task.draft !== null,
        about: () => ({ platform: platform.server, comment: this.#answered.text, ...this.#drafted() }),
        mention: () => this.#mention.read(),
        mark: (mark) => this.#button.mark(mark),
      },
      signal,
    );
    watchPosting(box, platform, () => this.#mention.read(), (text) => this.#posted(text), signal);
    settle(this.#button.host, box, platform);
    void this.#look();
  }

  get answers(): Element {
    return this.#answered.element;
  }

  toggle(): void {
    if (this.#task.isOpen) return this.#task.close();
    if (!alive()) return sayUpdated(this.#avoid, () => this.#button.focus());
    if (this.platform.shared) this.reread();
    this.#button.open = true;
    this.#button.kept = false;
    this.#task.open(ask<Kept>({ type: 'kept', key: key(this.platform, this.#answered) }));
  }

  /** The page changed: put the button back if it was painted away. False when the box is gone. */
  check(): boolean {
    if (!this.box.isConnected) return false;
    const now = Date.now();
    this.#repairs = this.#repairs.filter((at) => now - at < 1_000);
    if (this.#repairs.length < MOST_REPAIRS && settle(this.#button.host, this.box, this.platform)) this.#repairs.push(now);
    return true;
  }

  /** One box for several comments: read anew whom it answers. A draft stays with the comment that it was made for. */
  reread(): void {
    if (this.#task.isOpen) return;
    const element = this.platform.answers(this.box, this.memory);
    const answered = element && read(this.platform, element);
    if (!answered || key(this.platform, answered) === key(this.platform, this.#answered)) return;
    this.#task.keep();
    this.#answered = answered;
    this.#task = this.#newTask();
    void this.#look();
  }

  settingsChanged(): void {
    this.#live.soon();
  }

  /** The box went, or the extension stops: everything is undone; a draft waits for the box to come back. */
  end(): void {
    this.#task.keep();
    this.#gone.abort();
  }

  readonly #avoid = (): readonly Element[] => [this.box, ...submitsOf(this.box, this.platform)];

  #newTask(): Task {
    const answered = this.#answered;
    return new Task(
      {
        answered,
        key: key(this.platform, answered),
        server: this.platform.server,
        settings: this.settings(),
        insertable: true,
        box: () => this.box,
        same: () => this.#stillAnswers(answered),
        mention: () => this.#mention.read(),
        avoid: this.#avoid,
        closed: () => {
          this.#button.open = false;
          this.#button.focus();
          this.#showKept();
        },
        inserted: () => {
          this.#button.open = false;
          this.#showKept();
          this.#live.soon();
        },
        changed: () => this.#showKept(),
      },
      this.#gone.signal,
    );
  }

  #stillAnswers(answered: Answered): boolean {
    if (!this.platform.shared) return true;
    const element = this.platform.answers(this.box, this.memory);
    const now = element && read(this.platform, element);
    return !now || key(this.platform, now) === key(this.platform, answered);
  }

  /** What is known of the draft that went into the box: a holding reply is held to other rules than a public one. */
  #drafted(): { stage?: string; kind?: string } {
    const { draft, stage } = this.#task;
    const kind = draft?.triage?.kind;
    return { ...(kind ? { kind } : {}), ...(draft && stage ? { stage } : {}) };
  }

  async #look(): Promise<void> {
    this.#button.kept = (await ask<Kept>({ type: 'kept', key: key(this.platform, this.#answered) })) !== null;
  }

  #showKept(): void {
    this.#button.kept = this.#task.draft?.reply != null && this.#task.insertedText === null && !this.#task.isOpen;
  }

  /** Tells the server what became of the draft, and offers what comes next. */
  #posted(text: string): void {
    const { draft, insertedText } = this.#task;
    this.#button.mark({ state: 'none' });
    if (!draft) return;
    const status = insertedText === null ? 'discarded' : same(text, draft.reply ?? '') ? 'posted' : 'edited';
    void ask({ type: 'outcome', id: draft.id, body: { status, ...(status === 'edited' ? { text } : {}) } });
    const answered = this.#answered;
    this.#task.forget();
    this.#task.close();
    if (status === 'discarded') return;
    const stage = draft.next?.stage;
    const next = stage ? { stage, why: draft.next!.why } : null;
    toast(t('recorded'), next, () => openNext(answered, this.platform, this.settings(), next!.stage));
  }
}

/** The next stage has no box on this page: the draft is copied into a message or a letter. */
function openNext(answered: Answered, platform: Platform, settings: Settings, stage: string): void {
  const over = new AbortController();
  const task = new Task(
    {
      answered, settings, server: platform.server, key: `${key(platform, answered)}:${stage}`, insertable: false, choices: { stage },
      box: () => null, same: () => true, mention: () => '', avoid: () => [], closed: () => over.abort(), inserted: () => undefined, changed: () => undefined,
    },
    over.signal,
  );
  task.open(Promise.resolve(null));
}

const same = (one: string, other: string): boolean => one.replace(/\s+/g, ' ').trim() === other.replace(/\s+/g, ' ').trim();

/** Says which comment this is, without its text: a draft that waits is found by it. */
export function key(platform: Platform, answered: Answered): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of `${answered.author ?? ''}\n${answered.text}`) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0)!)) * 0x100000001b3n);
  }
  return `${platform.id}:${hash.toString(16)}`;
}
