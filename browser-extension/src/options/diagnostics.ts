/** How the page that was looked at last was read. */
import { api } from '../browser';
import type { Diagnosis, PageOrder } from '../contract';
import { h, t } from '../ui/dom';

/** Asks the tabs, the latest first, until one is a platform's page. Tabs' addresses are not looked at. */
export async function latestPage(): Promise<Diagnosis | null> {
  const tabs = (await api.tabs.query({})).sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0));
  for (const { id } of tabs) {
    if (id === undefined) continue;
    const found = (await api.tabs.sendMessage(id, { type: 'diagnose' } satisfies PageOrder, { frameId: 0 }).catch(() => null)) as Diagnosis | null;
    if (found?.platform) return found;
  }
  return null;
}

export async function diagnostics(): Promise<HTMLElement> {
  const found = await latestPage();
  const done = h('span', { class: 'soft', role: 'status', 'aria-live': 'polite' });
  const copy = (): void => {
    const report = { browser: navigator.userAgent, language: navigator.language, page: found };
    void navigator.clipboard.writeText(JSON.stringify(report, null, 2)).then(() => (done.textContent = t('diagnosticsCopied')));
  };
  return h(
    'section',
    {},
    h('h2', {}, t('diagnostics')),
    h('p', { class: 'soft' }, t('diagnosticsHelp')),
    found ? table(found) : h('p', {}, t('diagnosticsNone')),
    h('div', { class: 'line' }, h('button', { type: 'button', onclick: copy }, t('copyDiagnostics')), done),
  );
}

function table(found: Diagnosis): HTMLElement {
  const row = (name: string, value: string | null): HTMLElement => h('tr', {}, h('th', { scope: 'row' }, name), h('td', {}, value ?? '–'));
  const rows = found.boxes.flatMap((box) =>
    box.answers
      ? [row(t('diagBox'), box.selector), row(t('diagComment'), box.comment), row(t('diagAuthor'), box.author), row(t('diagSubmit'), box.submit)]
      : [row(t('diagBox'), `${box.selector} (${t('diagNoAnswer')})`)],
  );
  return h('table', {}, h('tbody', {}, row(t('diagPlatform'), found.platform), ...rows));
}
