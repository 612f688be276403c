/** The pieces of the panel, each a function from data to an element. */
import type { Answered } from '../platforms/platform';
import type { Draft, EscalationCard, Fault, Finding, Sentence, Span } from '../contract';
import { unitsOf } from '../content/text';
import { h, icon, ICONS, t } from './dom';

/** Who is answered and what they said; what the server removed is struck out. */
export function source(answered: Answered, removed: readonly Span[]): HTMLElement {
  const said = h('div', { class: 'said', dir: 'auto', tabindex: '0', role: 'group', 'aria-label': t('theComment') }, ...struckOut(answered.text, removed));
  const title = answered.author ? t('replyingToName', answered.author) : t('replyingTo');
  return h('div', { class: 'source' }, h('div', { dir: 'auto' }, title), said);
}

export function struckOut(text: string, removed: readonly Span[]): Node[] {
  const parts: Node[] = [];
  let at = 0;
  for (const span of [...removed].sort((a, b) => a.start - b.start)) {
    const [start, end] = [unitsOf(text, span.start), unitsOf(text, span.end)];
    if (start < at || end <= start) continue;
    parts.push(document.createTextNode(text.slice(at, start)));
    parts.push(h('del', { title: t('removedKind', span.type.toLowerCase().replace(/_/g, ' ')) }, text.slice(start, end)));
    at = end;
  }
  parts.push(document.createTextNode(text.slice(at)));
  return parts;
}

/** "Posted 14 min ago · aim: within 60 min", or how late it is. */
export function clock(postedAt: string | null, respondBy: string | null, now: Date = new Date()): HTMLElement | null {
  if (!respondBy) return null;
  const due = new Date(respondBy).getTime();
  const left = Math.round((due - now.getTime()) / 60_000);
  const late = left < 0;
  const words = postedAt
    ? t('clockPosted', span(Math.max(0, Math.round((now.getTime() - new Date(postedAt).getTime()) / 60_000))), span(Math.max(1, Math.round((due - new Date(postedAt).getTime()) / 60_000))))
    : late ? t('clockLate', span(-left)) : t('clockLeft', span(left));
  return h('div', { class: late ? 'meta late' : 'meta' }, icon(ICONS.clock), h('span', {}, late && postedAt ? `${words} · ${t('clockLate', span(-left))}` : words));
}

/** Minutes as people say them: "14 min", "3 h", "2 days". */
export function span(minutes: number): string {
  if (minutes < 120) return t('minutes', minutes);
  if (minutes < 48 * 60) return t('hours', Math.round(minutes / 60));
  return t('days', Math.round(minutes / 1440));
}

/** The draft, sentence by sentence; the line below says why the one in focus is there. */
export function draftText(reply: string, sentences: readonly Sentence[], wordings: Readonly<Record<string, string>>): HTMLElement[] {
  const why = h('div', { class: 'why', role: 'status', 'aria-live': 'polite' }, t('whyHint'));
  const box = h('div', { class: 'draft', role: 'group', 'aria-label': t('draftName'), dir: 'auto' });
  let at = 0;
  for (const sentence of sentences) {
    const start = reply.indexOf(sentence.text, at);
    if (start < 0 || !sentence.text) continue;
    const because = t('why', sentence.rules.map((rule) => reason(rule, wordings)).join(' · ') || t('whyNone'));
    const show = (): void => why.replaceChildren(because);
    box.append(reply.slice(at, start), h('span', { tabindex: '0', role: 'note', title: because, onmouseenter: show, onfocus: show }, sentence.text));
    at = start + sentence.text.length;
  }
  box.append(reply.slice(at));
  return [box, why];
}

/** A rule as a reason for a sentence: as the rulebook says it, else in our own words, else by its id. */
export function reason(rule: string, wordings: Readonly<Record<string, string>>): string {
  const key = `rule_${rule.replace(/-/g, '_')}`;
  const ours = /^[\w]+$/.test(key) ? t(key) : key;
  return wordings[rule] ?? (ours === key ? rule.replace(/[-_]/g, ' ') : ours);
}

export function escalation(card: EscalationCard): HTMLElement {
  const list = (title: string, items: readonly string[]): HTMLElement | null =>
    items.length > 0 ? h('section', {}, h('h4', {}, title), h('ul', {}, ...items.map((item) => h('li', {}, item)))) : null;
  return h(
    'section',
    { class: 'card', 'aria-label': card.title },
    h('h3', {}, icon(ICONS.warn), card.title),
    h(
      'div',
      {},
      list(t('cardDo'), card.do),
      ...card.call.map(({ name, role, reach }) =>
        h('div', { class: 'call' }, icon(ICONS.phone), h('div', {}, h('strong', {}, name), role ? `, ${role}` : '', h('br'), reach)),
      ),
      list(t('cardAvoid'), card.avoid),
    ),
  );
}

/** Facts that a person confirms. `changed` hears whether all are ticked. */
export function facts(verify: Draft['verify'], changed: (all: boolean) => void): HTMLElement | null {
  if (!verify.length) return null;
  const boxes: HTMLInputElement[] = [];
  const tell = (): void => changed(boxes.every((box) => box.checked));
  const rows = verify.map(({ text }) => {
    const box = h('input', { type: 'checkbox', onchange: tell });
    boxes.push(box);
    return h('label', { class: 'tick' }, box, h('span', {}, text));
  });
  return h('fieldset', {}, h('legend', {}, t('verifyTitle')), ...rows);
}

/** Findings with phrase, reason and, where there is a safe one, the rewrite. */
export function findingList(text: string, findings: readonly Finding[], take: ((finding: Finding) => void) | null): HTMLElement {
  const rows = findings.map((finding) => {
    const phrase = text.slice(unitsOf(text, finding.start), unitsOf(text, finding.end)).trim();
    const rewrite = take !== null && finding.suggestion !== null
      ? h('div', { class: 'rewrite' }, h('span', {}, `${t('instead')} `, finding.suggestion ? h('ins', {}, finding.suggestion) : t('insteadNothing')), h('button', { type: 'button', onclick: () => take(finding) }, t('useWording')))
      : null;
    return h('li', { 'data-severity': finding.severity }, phrase ? h('q', { dir: 'auto' }, phrase) : null, phrase ? ' ' : null, h('span', {}, finding.message), rewrite);
  });
  return h('ul', { class: 'findings' }, ...rows);
}

/** What to say to each fault, and whether trying again or the options page helps. */
export function faultText(fault: Fault): { title: string; text: string; help: 'again' | 'options' | null } {
  const key = fault.kind.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  const text = fault.kind === 'too-many' && fault.retryAfter ? t('faultWait', fault.retryAfter) : fault.detail || t(`fault_${key}_text`);
  const help = ['not-paired', 'revoked', 'forbidden'].includes(fault.kind) ? 'options' : ['too-large', 'invalid', 'reload'].includes(fault.kind) ? null : 'again';
  return { title: t(`fault_${key}`), text, help };
}
