/** What the options page and the popup share: asking the background, and saying how the connection stands. */
import { api } from '../browser';
import type { OwnMessage, Status } from '../contract';
import { t } from '../ui/dom';
import { faultText } from '../ui/parts';
import { h } from '../ui/dom';

export async function tell<T>(message: OwnMessage): Promise<T> {
  return (await api.runtime.sendMessage(message)) as T;
}

export function heading(title: string, lead?: string): HTMLElement {
  return h('header', { class: 'top' }, h('img', { src: 'icons/128.png', alt: '' }), h('div', {}, h('h1', {}, title), lead ? h('p', { class: 'soft' }, lead) : null));
}

/** One line, and a colour that is not the only sign. */
export function showStatus(place: HTMLElement, status: Status): void {
  if (status.fault) {
    const { title, text } = faultText(status.fault);
    place.className = 'state warn';
    place.replaceChildren(h('div', {}, h('strong', {}, title), h('br'), text));
    return;
  }
  const until = status.expiresAt && new Date(status.expiresAt).toLocaleDateString(undefined, { day: 'numeric', month: 'long', year: 'numeric' });
  place.className = 'state good';
  place.replaceChildren(h('div', {}, until ? t('connectedUntil', until) : t('connected')));
}
