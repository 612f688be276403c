/** Starts on a page, follows the settings, and undoes everything when it is switched off. */
import { platforms } from 'platforms:all';
import { api } from '../browser';
import type { Diagnosis, PageOrder, Settings } from '../contract';
import { matches, type Platform } from '../platforms/platform';
import { t } from '../ui/dom';
import { guardKeys } from '../ui/keys';
import { ask } from './ask';
import { Generic } from './generic';
import { Page } from './page';

declare global {
  var sincerely: boolean | undefined;
}

function start(): void {
  const forever = new AbortController().signal;
  const platform: Platform | undefined = platforms.find((one) => one.matches.some((pattern) => matches(pattern, new URL(location.href))));
  // Before the page's own scripts: the first listener on `window` hears a key first.
  guardKeys(window, forever);
  // Words that are needed after the extension was updated, when they can no longer be fetched.
  for (const key of ['@@bidi_dir', 'languageCode', 'fault_reload', 'fault_reload_text', 'name', 'close']) t(key);

  let page: { page: Page; stop: AbortController } | null = null;
  let settings: Settings | null = null;
  let ready = document.readyState !== 'loading';
  let generic: Generic | null = null;
  let chosen: string | null = null;

  /** The menu's choice may come before the settings do. */
  const openChosen = (): void => {
    if (!generic || chosen === null) return;
    generic.open(chosen);
    chosen = null;
  };

  const follow = (next: Settings | null): void => {
    if (next) settings = next;
    if (!settings || !ready) return;
    generic ??= new Generic(() => settings!, forever);
    openChosen();
    const wanted = platform && settings.platforms[platform.id] === true;
    if (wanted && !page) {
      const stop = new AbortController();
      page = { page: new Page(platform, settings, stop.signal), stop };
    } else if (wanted && page) {
      page.page.now = settings;
    } else if (page) {
      page.stop.abort();
      page = null;
    }
  };

  if (!ready) {
    document.addEventListener('DOMContentLoaded', () => {
      ready = true;
      follow(null);
    }, { once: true });
  }
  void ask<Settings>({ type: 'hello' }).then(follow);
  api.storage.onChanged.addListener((changes, area) => {
    if (area === 'local' && changes['settings']) void ask<Settings>({ type: 'hello' }).then(follow);
  });
  api.runtime.onMessage.addListener((order: PageOrder, sender, respond: (answer: Diagnosis) => void) => {
    if (sender.id !== api.runtime.id) return false;
    if (order.type === 'open') page?.page.open();
    else if (order.type === 'selection') {
      chosen = order.text;
      openChosen();
    } else if (order.type === 'diagnose') {
      respond(page?.page.diagnose() ?? { platform: platform?.id ?? null, version: api.runtime.getManifest().version, boxes: [], tried: [] });
    }
    return false;
  });
}

if (!globalThis.sincerely) {
  globalThis.sincerely = true;
  start();
}
