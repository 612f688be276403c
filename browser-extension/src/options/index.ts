/** The options page: connection, platforms, live check, language, shortcut, diagnostics. */
import { platforms } from 'platforms:all';
import { api } from '../browser';
import type { Result, Settings, Status } from '../contract';
import { h, t } from '../ui/dom';
import { faultText } from '../ui/parts';
import { diagnostics } from './diagnostics';
import { heading, showStatus, tell } from './own';

const LANGUAGE_NAMES: readonly [string, string][] = [['', t('languageSame')], ['en', t('language_en')], ['es', t('language_es')]];

const said = h('div', { class: 'state', role: 'status', 'aria-live': 'polite' }, t('statusLooking'));
const address = h('input', { type: 'url', spellcheck: 'false', autocomplete: 'off', required: true });
const code = h('input', { type: 'text', class: 'code', spellcheck: 'false', autocomplete: 'one-time-code', maxlength: '40' });
const pairButton = h('button', { type: 'submit', class: 'primary' }, t('pair'));
const disconnect = h('button', { type: 'button', hidden: true, onclick: () => void tell({ type: 'disconnect' }).then(refresh) }, t('disconnect'));

/** Only this computer may be reached without encryption. Null for anything else. */
export function serverAddress(text: string): string | null {
  const written = text.trim();
  let url: URL;
  try {
    url = new URL(/^\w+:\/\//.test(written) ? written : `http://${written}`);
  } catch {
    return null;
  }
  const loopback = ['127.0.0.1', 'localhost'].includes(url.hostname);
  if (url.username || url.password || !(url.protocol === 'https:' || (url.protocol === 'http:' && loopback))) return null;
  return url.origin;
}

function say(text: string, good = false): void {
  said.className = good ? 'state good' : 'state warn';
  said.replaceChildren(h('div', {}, text));
}

async function pair(event: Event): Promise<void> {
  event.preventDefault();
  const server = serverAddress(address.value);
  if (!server) return say(t('addressWrong'));
  if (!code.value.trim()) return say(t('codeMissing'));
  // Asked inside the click: the browser shows its question only then.
  const host = `${new URL(server).protocol}//${new URL(server).hostname}/*`;
  const allowed = await api.permissions.request({ origins: [host] }).catch(() => false);
  if (!allowed) return say(t('addressRefused'));
  pairButton.disabled = true;
  say(t('pairing'), true);
  const answer = await tell<Result<unknown>>({ type: 'pair', server, code: code.value.trim() });
  pairButton.disabled = false;
  if (!answer.ok) {
    const { title, text } = faultText(answer.fault);
    return say(`${title}. ${text}`);
  }
  code.value = '';
  address.value = server;
  await refresh();
}

async function refresh(): Promise<void> {
  const status = await tell<Status>({ type: 'status' });
  showStatus(said, status);
  disconnect.hidden = !status.paired;
}

function toggle(name: string, on: boolean, changed: (on: boolean, input: HTMLInputElement) => void): HTMLElement {
  const input = h('input', { type: 'checkbox', role: 'switch', onchange: () => changed(input.checked, input) });
  input.checked = on;
  return h('label', { class: 'switch' }, h('span', {}, name), input);
}

function platformRows(settings: Settings): HTMLElement {
  const problem = h('p', { class: 'soft', role: 'status', 'aria-live': 'polite' });
  const ordered = [...platforms].sort((one, other) => Number(other.from === 'install') - Number(one.from === 'install'));
  const rows = ordered.map((platform) =>
    toggle(platform.name, settings.platforms[platform.id] === true, (on, input) => {
      // X and Facebook come with the extension; each other site is asked for in this very click.
      const asked = on ? api.permissions.request({ origins: [...platform.matches] }).catch(() => false) : Promise.resolve(true);
      void asked.then((allowed) => {
        problem.textContent = allowed ? '' : t('platformRefused', platform.name);
        if (!allowed) input.checked = false;
        else void tell({ type: 'settings', change: { platforms: { [platform.id]: on } } });
      });
    }),
  );
  return h('section', {}, h('h2', {}, t('platformsTitle')), h('p', { class: 'soft' }, t('platformsHelp')), h('div', { class: 'rows' }, ...rows), problem);
}

function liveCheck(settings: Settings): HTMLElement {
  const row = toggle(t('liveCheck'), settings.liveCheck, (on) => void tell({ type: 'settings', change: { liveCheck: on } }));
  row.querySelector('input')!.setAttribute('aria-describedby', 'live-help');
  return h('section', {}, h('h2', {}, t('checking')), h('div', { class: 'rows' }, row), h('p', { class: 'soft', id: 'live-help' }, t('liveCheckHelp')));
}

function preferences(settings: Settings): HTMLElement {
  const select = h('select', { onchange: () => void tell({ type: 'settings', change: { language: select.value } }) }, ...LANGUAGE_NAMES.map(([value, name]) => h('option', { value }, name)));
  select.value = settings.language;
  const keys = h('kbd', {}, t('shortcutNone'));
  void api.commands.getAll().then((commands) => {
    const set = commands.find((command) => command.name === 'draft-reply')?.shortcut;
    if (set) keys.textContent = set;
  });
  return h(
    'section',
    {},
    h('label', { class: 'field' }, t('draftLanguage'), select),
    h('div', { class: 'line' }, h('span', { class: 'field' }, t('shortcut')), keys, h('button', { type: 'button', onclick: changeShortcut }, t('shortcutChange'))),
  );
}

function changeShortcut(): void {
  const commands = api.commands as typeof chrome.commands & { openShortcutSettings?: () => Promise<void> };
  if (commands.openShortcutSettings) void commands.openShortcutSettings();
  else void api.tabs.create({ url: 'chrome://extensions/shortcuts' });
}

async function show(): Promise<void> {
  const stored = await tell<Settings>({ type: 'settings', change: {} });
  address.value = stored.server;
  document.documentElement.lang = t('languageCode');
  document.title = t('optionsTitle');
  document.getElementById('main')!.append(
    heading(t('optionsTitle'), t('optionsLead')),
    h(
      'section',
      {},
      h('h2', {}, t('connection')),
      said,
      h(
        'form',
        { onsubmit: (event: Event) => void pair(event), novalidate: true, class: 'stack' },
        h('label', { class: 'field' }, t('serverAddress'), address),
        h('div', { class: 'pairing' }, h('label', { class: 'field' }, t('pairingCode'), code), pairButton),
      ),
      h('p', { class: 'soft' }, t('pairingHelp')),
      disconnect,
    ),
    platformRows(stored),
    liveCheck(stored),
    preferences(stored),
    await diagnostics(),
  );
  await refresh();
}

void show();
