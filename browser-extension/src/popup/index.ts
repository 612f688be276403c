/** The popup: how the connection stands, today's count, and what this page is to us. */
import { api } from '../browser';
import type { Diagnosis, PageOrder, Status } from '../contract';
import { h, t } from '../ui/dom';
import { heading, showStatus, tell } from '../options/own';

async function thisPage(): Promise<string> {
  const [tab] = await api.tabs.query({ active: true, currentWindow: true });
  if (tab?.id === undefined) return t('pageUnsupported');
  const found = (await api.tabs.sendMessage(tab.id, { type: 'diagnose' } satisfies PageOrder, { frameId: 0 }).catch(() => null)) as Diagnosis | null;
  // The popup's click lets us see this one tab's address.
  if (!found) return /^https:\/\/(x\.com|([\w.]+\.)?facebook\.com)\//.test(tab.url ?? '') ? t('popupReload') : /^https?:/.test(tab.url ?? '') ? t('popupOther') : t('pageUnsupported');
  const count = found.boxes.filter((box) => box.answers).length;
  if (!found.platform) return t('popupOther');
  return count === 0 ? t('popupNoBoxes') : count === 1 ? t('popupBoxOne') : t('popupBoxes', count);
}

async function show(): Promise<void> {
  document.documentElement.lang = t('languageCode');
  const said = h('div', { class: 'state', role: 'status', 'aria-live': 'polite' }, t('statusLooking'));
  const row = (name: string, value: HTMLElement): HTMLElement => h('div', {}, h('dt', {}, name), value);
  const [today, page] = [h('dd', {}, '–'), h('dd', {}, '–')];
  document.getElementById('main')!.append(
    heading(t('name')),
    said,
    h('section', {}, h('dl', {}, row(t('popupToday'), today), row(t('popupPage'), page))),
    h('button', { type: 'button', onclick: () => void api.runtime.openOptionsPage().then(() => close()) }, t('popupOptions')),
  );
  void thisPage().then((text) => (page.textContent = text));
  const status = await tell<Status>({ type: 'status' });
  showStatus(said, status);
  today.textContent = String(status.today);
}

void show();
