/** The context menu "Draft a reply to this", on any site, and the keyboard shortcut. Both act on the tab in front only. */
import { api } from '../browser';
import type { PageOrder } from '../contract';

const ID = 'draft-selection';

export function startMenu(): void {
  api.runtime.onInstalled.addListener(() => {
    api.contextMenus.removeAll(() => {
      api.contextMenus.create({ id: ID, title: api.i18n.getMessage('menuDraft'), contexts: ['selection'] });
    });
  });
  api.contextMenus.onClicked.addListener((info, tab) => {
    if (info.menuItemId === ID && tab?.id !== undefined) {
      void order(tab.id, info.frameId ?? 0, { type: 'selection', text: info.selectionText ?? '' });
    }
  });
  api.commands.onCommand.addListener((_command, tab) => {
    if (tab?.id !== undefined) void api.tabs.sendMessage(tab.id, { type: 'open' } satisfies PageOrder).catch(() => unsupported(tab.id!));
  });
}

/** Puts the content script there if it is not yet (the click on the menu allows it for this page), then tells it. */
async function order(tabId: number, frameId: number, message: PageOrder): Promise<void> {
  try {
    await api.scripting.executeScript({ target: { tabId, frameIds: [frameId] }, files: ['content.js'] });
    await api.tabs.sendMessage(tabId, message, { frameId });
  } catch {
    unsupported(tabId);
  }
}

/** The browser's own pages and its shop let no extension in: say so on the toolbar button. */
function unsupported(tabId: number): void {
  void api.action.setBadgeText({ tabId, text: '!' });
  void api.action.setTitle({ tabId, title: api.i18n.getMessage('pageUnsupported') });
}
