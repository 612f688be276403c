/** The small button beside a box, and beside it the mark of the live check. */
import type { Fault, Finding } from '../contract';
import { h, icon, ICONS, shadow, t, theme } from './dom';
import { direction, float, language, type Float } from './float';
import { isolate } from './keys';
import { faultText, findingList } from './parts';
import { BUTTON, PANEL } from './styles';

export type Mark = { state: 'none' } | { state: 'checking' } | { state: 'done'; text: string; findings: Finding[] } | { state: 'fault'; fault: Fault };

export class BoxButton {
  readonly host = document.createElement('sincerely-button');
  readonly #button: HTMLButtonElement;
  readonly #mark: HTMLButtonElement;
  readonly #dot = h('span', { class: 'kept', hidden: true });
  #list: { float: Float; close: AbortController } | null = null;
  #found: { text: string; findings: Finding[] } = { text: '', findings: [] };

  constructor(onClick: () => void, private readonly take: (finding: Finding, text: string) => void, private readonly avoid: () => readonly Element[], private readonly signal: AbortSignal) {
    const root = shadow(this.host, BUTTON);
    this.host.dataset['theme'] = theme();
    this.host.dir = direction();
    this.host.lang = language();
    isolate(this.host, (event) => {
      if (event.key === 'Escape' && this.#button.getAttribute('aria-expanded') === 'true') onClick();
    });
    this.#button = h('button', { type: 'button', 'aria-haspopup': 'dialog', 'aria-expanded': 'false', onclick: onClick }, icon(ICONS.draft), t('draftReply'), this.#dot);
    this.#mark = h('button', { type: 'button', class: 'mark', hidden: true, 'aria-expanded': 'false', onclick: () => this.#toggle() });
    root.append(h('div', { class: 'row' }, this.#button, this.#mark));
    signal.addEventListener('abort', () => this.host.remove());
  }

  focus(): void {
    this.#button.focus();
  }

  set open(open: boolean) {
    this.#button.setAttribute('aria-expanded', String(open));
  }

  /** A draft waits for this box. */
  set kept(kept: boolean) {
    this.#dot.hidden = !kept;
    this.#button.title = kept ? t('keptTitle') : '';
  }

  mark(mark: Mark): void {
    this.#mark.hidden = mark.state === 'none';
    if (mark.state === 'none') return this.#closeList();
    if (mark.state === 'checking') {
      this.#say('checking', t('markChecking'));
    } else if (mark.state === 'fault') {
      this.#say('fault', t('markFault'), faultText(mark.fault).title);
      this.#found = { text: '', findings: [] };
    } else {
      const { findings, text } = mark;
      const worst = findings.some((finding) => finding.severity === 'block') ? 'block' : findings.length > 0 ? 'found' : 'fine';
      const words = findings.length === 0 ? t('markFine') : findings.length === 1 ? t('markOne') : t('markMany', findings.length);
      this.#say(worst, words);
      this.#found = { text, findings };
    }
    if (this.#list && this.#found.findings.length === 0) this.#closeList();
    else if (this.#list && mark.state === 'done') this.#fill();
  }

  #say(state: string, words: string, title = ''): void {
    this.#mark.dataset['state'] = state;
    this.#mark.textContent = words;
    this.#mark.title = title;
  }

  #toggle(): void {
    if (this.#list) return this.#closeList();
    if (this.#found.findings.length === 0) return;
    const close = new AbortController();
    const signal = AbortSignal.any([close.signal, this.signal]);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      this.#closeList();
      this.#mark.focus();
    };
    this.#list = { float: float('sincerely-panel', PANEL, this.avoid, onKey, signal), close };
    this.#mark.setAttribute('aria-expanded', 'true');
    this.#fill();
    this.#list.float.root.querySelector<HTMLElement>('.panel')?.focus({ preventScroll: true });
  }

  #fill(): void {
    const { text, findings } = this.#found;
    const close = h('button', { type: 'button', class: 'plain', 'aria-label': t('close'), onclick: () => this.#closeList() }, icon(ICONS.close));
    const panel = h(
      'div',
      { class: 'panel', role: 'dialog', 'aria-labelledby': 'name', tabindex: '-1' },
      h('header', {}, h('h2', { id: 'name' }, t('findingsTitle')), close),
      h('div', { class: 'body' }, findingList(text, findings, (finding) => this.take(finding, text))),
    );
    this.#list!.float.root.querySelector('.panel')?.remove();
    this.#list!.float.root.append(panel);
    this.#list!.float.move();
  }

  #closeList(): void {
    this.#list?.close.abort();
    this.#list = null;
    this.#mark.setAttribute('aria-expanded', 'false');
  }
}
