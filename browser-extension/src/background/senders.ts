/** Who may ask what. Other extensions and pages have no way in; this is the second lock. */
import { api } from '../browser';

type Sender = chrome.runtime.MessageSender;

const root = (): string => api.runtime.getURL('');

/** The options page or the popup. */
export function fromOurPage(sender: Sender): boolean {
  return sender.id === api.runtime.id && (sender.url ?? '').startsWith(root());
}

/** A content script of ours, in a tab that shows a web page. */
export function fromOurScript(sender: Sender): boolean {
  return sender.id === api.runtime.id && sender.tab !== undefined && /^https?:\/\//.test(sender.url ?? '');
}
