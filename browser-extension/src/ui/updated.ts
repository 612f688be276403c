/** The extension was updated while this tab stayed open: its old script can do nothing but say so. */
import { h, icon, ICONS, t } from './dom';
import { float } from './float';
import { PANEL } from './styles';

export function sayUpdated(avoid: () => readonly Element[], closed: () => void): void {
  const over = new AbortController();
  const close = (): void => {
    over.abort();
    closed();
  };
  const { root, move } = float('sincerely-panel', PANEL, avoid, (event) => event.key === 'Escape' && close(), over.signal);
  const panel = h(
    'div',
    { class: 'panel', role: 'dialog', 'aria-labelledby': 'name', 'aria-describedby': 'text', tabindex: '-1' },
    h('header', {}, h('h2', {}, icon(ICONS.draft), h('span', { id: 'name' }, t('name'))), h('button', { type: 'button', class: 'plain', 'aria-label': t('close'), onclick: close }, icon(ICONS.close))),
    h('div', { class: 'body' }, h('div', { class: 'note warn', id: 'text' }, h('strong', {}, t('fault_reload')), h('br'), t('fault_reload_text'))),
  );
  root.append(panel);
  move();
  panel.focus({ preventScroll: true });
}
