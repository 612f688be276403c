/** One comment being answered: its panel, its draft, and the one box that the draft may go into. */
import type { Draft, DraftEvent, DraftRequest, Kept, ServerPlatform, Settings } from '../contract';
import type { Answered } from '../platforms/platform';
import { t } from '../ui/dom';
import { Panel, type Choices } from '../ui/panel';
import { ask, askDraft } from './ask';
import { insertText } from './insert';
import type { Box } from './text';

export interface Situation {
  answered: Answered;
  key: string;
  server: ServerPlatform;
  settings: Settings;
  insertable: boolean;
  choices?: Partial<Choices>;
  /** The box, as it is now; null when it is gone. */
  box: () => Box | null;
  /** Whether the box still answers the same comment. */
  same: () => boolean;
  /** A mention that the site put there, which stays. */
  mention: () => string;
  avoid: () => readonly Element[];
  /** The panel closed; `forgotten` when the draft was dismissed. */
  closed: (forgotten: boolean) => void;
  inserted: (text: string) => void;
  changed: () => void;
}

/** What counts as the same address: the part after `#` moves while reading. */
export const address = (): string => location.origin + location.pathname + location.search;

export class Task {
  draft: Draft | null = null;
  insertedText: string | null = null;
  #request: DraftRequest | null = null;
  #panel: Panel | null = null;
  #open: AbortController | null = null;
  #asking: AbortController | null = null;
  #address = address();
  #busy = false;

  constructor(private readonly situation: Situation, private readonly signal: AbortSignal) {
    signal.addEventListener('abort', () => this.#asking?.abort());
  }

  get isOpen(): boolean {
    return this.#panel !== null;
  }

  /** The stage that the draft was asked for, if another than the usual one. */
  get stage(): string | undefined {
    return this.#request?.stage;
  }

  /** Opens the panel at once; a draft that waited comes with it, else a new one is asked for. */
  open(kept: Promise<Kept | null>): void {
    this.#open = new AbortController();
    const { answered, insertable, avoid, settings, choices } = this.situation;
    this.#panel = new Panel(
      { answered, insertable, avoid, choices: { language: settings.language, ...choices, ...this.#chosen() } },
      {
        another: () => this.ask(),
        insert: () => void this.#insert(),
        copy: () => void this.#copy(),
        dismiss: () => this.#dismiss(),
        close: () => this.close(),
        options: () => void ask({ type: 'options' }),
      },
      AbortSignal.any([this.#open.signal, this.signal]),
    );
    if (this.draft) {
      this.#panel.show(this.draft, false);
    } else {
      this.#panel.working();
      void kept.then((found) => (found ? this.#take(found) : this.ask()));
    }
    void ask<Record<string, string>>({ type: 'rules' }).then((wordings) => {
      if (wordings && Object.keys(wordings).length > 0 && this.#panel) this.#panel.wordings = wordings;
    });
  }

  close(): void {
    this.#shut(false);
  }

  /** Asks for a draft with what is chosen in the panel. */
  ask(): void {
    if (!this.#panel) return;
    const { answered, server } = this.situation;
    const { language, note, ...rest } = this.#panel.choices();
    const request: DraftRequest = {
      comment: answered.text,
      platform: server,
      ...rest,
      ...(language ? { language } : {}),
      ...(note ? { note } : {}),
      ...(answered.author ? { author: answered.author.slice(0, 200) } : {}),
      ...(answered.postedAt ? { posted_at: answered.postedAt } : {}),
      ...(answered.thread.length > 0 ? { thread: answered.thread } : {}),
    };
    this.#asking?.abort();
    this.#asking = new AbortController();
    this.#address = address();
    this.draft = null;
    this.#panel.working();
    askDraft(request, (event) => this.#hear(event, request), this.#asking.signal);
  }

  /** Keeps the draft for when the box of the same comment opens again. */
  keep(): void {
    if (!this.draft?.reply || !this.#request) return;
    const kept: Kept = { draft: this.draft, request: this.#request };
    void ask({ type: 'keep', key: this.situation.key, kept });
  }

  forget(): void {
    this.draft = null;
    this.insertedText = null;
    void ask({ type: 'keep', key: this.situation.key, kept: null });
    this.situation.changed();
  }

  #chosen(): Partial<Choices> {
    const { tone, length, language, stage, note } = this.#request ?? {};
    return this.#request ? { ...(tone ? { tone } : {}), ...(length ? { length } : {}), language: language ?? '', ...(stage ? { stage } : {}), note: note ?? '' } : {};
  }

  #take(kept: Kept): void {
    this.draft = kept.draft;
    this.#request = kept.request;
    this.#panel?.show(kept.draft, true);
    this.situation.changed();
  }

  #hear(event: DraftEvent, request: DraftRequest): void {
    const panel = this.#panel;
    if (event.type === 'answer') {
      this.draft = event.draft;
      this.#request = request;
      this.situation.changed();
      panel?.show(event.draft, false);
    } else if (event.type === 'progress') panel?.progress(event.step, event.detail);
    else if (event.type === 'sentence') panel?.sentence(event.sentence.text);
    else panel?.fault(event.fault);
  }

  async #insert(): Promise<void> {
    const [panel, reply, box] = [this.#panel, this.draft?.reply, this.situation.box()];
    if (!panel || !reply || this.#busy) return;
    if (!box) return panel.notice(t('refusedNoBox'), 'warn');
    if (!box.isConnected) return panel.offerCopy(t('refusedGone'));
    if (address() !== this.#address) return panel.offerCopy(t('refusedMoved'));
    if (!this.situation.same()) return panel.offerCopy(t('refusedOther'));
    this.#busy = true;
    panel.setBusy(true);
    const done = await insertText(box, reply, this.situation.mention()).catch(() => false);
    this.#busy = false;
    panel.setBusy(false);
    if (!done) return panel.offerCopy(t('insertFailed'));
    this.insertedText = reply;
    this.#shut(false, box);
    this.situation.inserted(reply);
  }

  async #copy(): Promise<void> {
    const reply = this.draft?.reply;
    if (!reply) return;
    const done = await copyText(reply);
    if (done) this.insertedText ??= reply;
    this.#panel?.notice(t(done ? 'copied' : 'copyFailed'), done ? 'plain' : 'warn');
  }

  #dismiss(): void {
    if (this.draft) void ask({ type: 'outcome', id: this.draft.id, body: { status: 'discarded' } });
    this.#asking?.abort();
    this.forget();
    this.#shut(true);
  }

  #shut(forgotten: boolean, focus?: Box): void {
    if (!this.#panel) return;
    this.#asking?.abort();
    this.#panel = null;
    this.#open?.abort();
    if (focus) focus.focus({ preventScroll: true });
    else this.situation.closed(forgotten);
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // A page may forbid the clipboard in frames; the browser's old command still copies on a click.
    const put = (event: ClipboardEvent): void => {
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('copy', put, { capture: true, once: true });
    const done = document.execCommand('copy');
    document.removeEventListener('copy', put, { capture: true });
    return done;
  }
}
