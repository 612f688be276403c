/** After posting: what was recorded, and the next stage. It goes by itself only when there is nothing to choose. */
import { h, icon, ICONS, t } from './dom';
import { float } from './float';
import { PANEL } from './styles';

const STAYS_MS = 6_000;
let showing: AbortController | null = null;

export function toast(text: string, next: { stage: string; why: string } | null, go: () => void): void {
  showing?.abort();
  const over = (showing = new AbortController());
  const close = (): void => over.abort();
  const { root, move } = float('sincerely-panel', PANEL, () => [], (event) => event.key === 'Escape' && close(), over.signal);
  const start = (): void => {
    close();
    go();
  };
  root.append(
    h(
      'div',
      { class: 'panel', role: 'status' },
      h(
        'div',
        { class: 'body' },
        h('div', { class: 'passed' }, icon(ICONS.check), text),
        next && h('p', { class: 'muted' }, next.why),
      ),
      next && h('footer', {}, h('button', { type: 'button', class: 'primary', onclick: start }, t(`next_${next.stage}`)), h('button', { type: 'button', class: 'plain', onclick: close }, t('later'))),
    ),
  );
  move();
  if (!next) setTimeout(close, STAYS_MS);
}
