/** The panel: what is answered, progress, the draft with its reasons, and what a person can do with it. */
import { LANGUAGES, LENGTHS, STAGES, TONES, type Draft, type Fault, type Finding } from '../contract';
import type { Answered } from '../platforms/platform';
import { h, icon, ICONS, t } from './dom';
import { float, live, type Float } from './float';
import { clock, draftText, escalation, facts, faultText, findingList, source } from './parts';
import { PANEL } from './styles';

export interface Choices {
  tone: string;
  length: string;
  language: string;
  stage: string;
  note: string;
}

export interface Handlers {
  another(): void;
  insert(): void;
  copy(): void;
  dismiss(): void;
  /** Escape or the cross: closes, and forgets nothing. */
  close(): void;
  options(): void;
}

export interface Look {
  answered: Answered;
  choices: Partial<Choices>;
  /** False where there is no box to insert into: the draft is copied. */
  insertable: boolean;
  avoid: () => readonly Element[];
}

export class Panel {
  readonly #float: Float;
  readonly #source = h('div');
  readonly #steps = h('ul', { class: 'steps', 'aria-label': t('progressName') });
  readonly #main = h('div', { class: 'stack', hidden: true });
  readonly #hint = h('div', { class: 'hint', hidden: true });
  readonly #notice = live();
  readonly #tone = choice('tone', TONES);
  readonly #length = choice('length', LENGTHS, 'normal');
  readonly #stage = choice('stage', STAGES);
  readonly #language = choice('language', LANGUAGES);
  readonly #note = h('textarea', { rows: '1', maxlength: '2000', placeholder: t('notePlaceholder') });
  readonly #insert: HTMLButtonElement;
  readonly #copy: HTMLButtonElement;
  readonly #another: HTMLButtonElement;
  #wordings: Readonly<Record<string, string>> = {};
  #draft: Draft | null = null;
  #verified = false;
  #streamed = '';

  constructor(private readonly look: Look, private readonly handlers: Handlers, signal: AbortSignal) {
    const button = (key: string, action: () => void, className = ''): HTMLButtonElement =>
      h('button', { type: 'button', class: className, onclick: action }, t(key));
    this.#insert = button('insert', handlers.insert, 'primary');
    this.#copy = button('copy', handlers.copy);
    this.#another = h('button', { type: 'button', onclick: handlers.another }, icon(ICONS.again), t('another'));
    for (const [name, select] of Object.entries({ tone: this.#tone, length: this.#length, stage: this.#stage, language: this.#language })) {
      const wanted = look.choices[name as keyof Choices];
      if (wanted !== undefined) select.value = wanted;
    }
    if (look.choices.note) this.#note.value = look.choices.note;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.isComposing) {
        event.preventDefault();
        handlers.close();
      }
    };
    this.#float = float('sincerely-panel', PANEL, look.avoid, onKey, signal);
    const close = h('button', { type: 'button', class: 'plain', 'aria-label': t('close'), onclick: handlers.close }, icon(ICONS.close));
    const panel = h(
      'div',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'name', tabindex: '-1' },
      h('header', {}, h('h2', {}, icon(ICONS.draft), h('span', { id: 'name' }, t('name'))), close),
      h('div', { class: 'body' }, this.#source, this.#steps, this.#notice, this.#main, this.#adjust()),
      h('footer', {}, this.#hint, look.insertable ? this.#insert : null, this.#copy, button('dismiss', handlers.dismiss, 'plain')),
    );
    if (!look.insertable) this.#copy.classList.add('primary');
    this.#float.root.append(panel);
    this.#source.append(source(look.answered, []));
    this.#ready();
    this.#float.move();
    panel.focus({ preventScroll: true });
  }

  choices(): Choices {
    return { tone: this.#tone.value, length: this.#length.value, language: this.#language.value, stage: this.#stage.value, note: this.#note.value.trim() };
  }

  set wordings(wordings: Readonly<Record<string, string>>) {
    this.#wordings = wordings;
    if (this.#draft?.reply) this.#showText(this.#draft);
  }

  /** Back to the start: a draft has been asked for. */
  working(): void {
    this.#draft = null;
    this.#streamed = '';
    this.#main.hidden = true;
    this.#steps.hidden = false;
    this.#steps.replaceChildren(step(t('step_start'), true));
    this.#notice.replaceChildren();
    this.#another.disabled = true;
    this.#ready();
  }

  progress(name: string, detail: string): void {
    const known = t(`step_${name}`);
    const text = known === `step_${name}` ? detail : known;
    for (const waiting of this.#steps.querySelectorAll('.spinner')) waiting.replaceWith(icon(ICONS.check));
    if ([...this.#steps.children].at(-1)?.textContent === text) return;
    this.#steps.append(step(text, true));
  }

  /** A sentence that has passed its checks, ahead of the whole draft. */
  sentence(text: string): void {
    this.#streamed += (this.#streamed ? ' ' : '') + text;
    this.#main.hidden = false;
    this.#main.replaceChildren(h('div', { class: 'draft', 'aria-hidden': 'true', dir: 'auto' }, this.#streamed));
  }

  show(draft: Draft, kept: boolean): void {
    this.#draft = draft;
    this.#verified = draft.verify.length === 0;
    this.#steps.hidden = true;
    this.#another.disabled = false;
    this.#source.replaceChildren(source(this.look.answered, draft.comment?.removed ?? []));
    this.#notice.replaceChildren(...(kept ? [h('div', { class: 'note' }, t('keptNotice'))] : [h('span', { class: 'visually-hidden' }, draft.reply ? t('draftReady') : t('noDraft'))]));
    this.#main.hidden = false;
    this.#showText(draft);
    this.#ready();
  }

  fault(fault: Fault): void {
    const { title, text, help } = faultText(fault);
    const action = help === 'options' ? h('button', { type: 'button', onclick: this.handlers.options }, t('openOptions'))
      : help === 'again' ? h('button', { type: 'button', onclick: () => this.#another.click() }, t('tryAgain')) : null;
    this.#steps.hidden = true;
    this.#main.hidden = true;
    this.#another.disabled = help !== 'again' && help !== null;
    this.#notice.replaceChildren(h('div', { class: 'note warn' }, h('strong', {}, title), h('br'), text, action ? h('br') : null, action));
  }

  /** A word about what was just done, or refused. */
  notice(text: string, tone: 'plain' | 'warn' | 'stop' = 'plain'): void {
    this.#notice.replaceChildren(h('div', { class: `note ${tone}` }, text));
    this.#notice.scrollIntoView?.({ block: 'nearest' });
  }

  /** Inserting failed or was refused: copying is now what helps. */
  offerCopy(text: string): void {
    this.notice(text, 'stop');
    this.#insert.classList.remove('primary');
    this.#copy.classList.add('primary');
    this.#copy.focus();
  }

  setBusy(busy: boolean): void {
    this.#insert.disabled = busy || !this.#mayUse();
  }

  #showText(draft: Draft): void {
    const { card, reply, findings, triage, writer, notes = [] } = draft;
    this.#main.replaceChildren(
      ...elements(
        clock(this.look.answered.postedAt, draft.respond_by),
        ...notes.map((note) => h('div', { class: 'note' }, note)),
        card && escalation(card),
        ...(reply ? [h('div', {}, ...draftText(reply, draft.sentences, this.#wordings))] : card ? [] : [h('div', { class: 'note' }, triage.reasons.join(' ') || t('noDraft'))]),
        reply && this.#checks(reply, findings),
        facts(draft.verify, (all) => {
          this.#verified = all;
          this.#ready();
        }),
        writer.note && h('p', { class: 'writer' }, writer.note),
      ),
    );
  }

  #checks(reply: string, findings: readonly Finding[]): HTMLElement {
    const passed = h('div', { class: 'passed' }, icon(ICONS.check), t(findings.length > 0 ? 'checksAdvice' : 'checksPassed'));
    return findings.length > 0 ? h('div', {}, passed, findingList(reply, findings, null)) : passed;
  }

  #adjust(): HTMLElement {
    const field = (key: string, select: HTMLElement): HTMLElement => h('label', {}, t(key), select);
    return h(
      'div',
      { class: 'adjust' },
      h('div', { class: 'choices' }, field('tone', this.#tone), field('length', this.#length), field('language', this.#language), field('stage', this.#stage)),
      h('label', { class: 'field' }, t('note'), this.#note),
      this.#another,
    );
  }

  #mayUse(): boolean {
    return Boolean(this.#draft?.reply) && this.#verified;
  }

  /** Insert and Copy are off until there is a draft and every fact is ticked. */
  #ready(): void {
    this.#hint.hidden = !this.#draft?.reply || this.#verified;
    this.#hint.textContent = t('verifyFirst');
    for (const button of [this.#insert, this.#copy]) button.disabled = !this.#mayUse();
  }
}

function choice(name: string, values: readonly string[], chosen = values[0]): HTMLSelectElement {
  return h('select', {}, ...values.map((value) => h('option', { value, selected: value === chosen }, t(`${name}_${value || 'auto'}`))));
}

function step(text: string, running: boolean): HTMLElement {
  return h('li', {}, running ? h('span', { class: 'spinner' }) : icon(ICONS.check), h('span', {}, text));
}

function elements(...parts: (Node | string | null | undefined | false)[]): Node[] {
  return parts.filter((part): part is Node => part instanceof Node);
}
