/** The only part with the key and with `fetch`. Everything that arrives is checked by sender first, then by shape. */
import { api } from '../browser';
import type { DraftEvent, DraftRequest, OwnMessage, PageMessage, Status } from '../contract';
import { startMenu } from './menu';
import { syncScripts } from './scripts';
import * as server from './server';
import { change, keep, kept, settings, today } from './settings';
import { fromOurPage, fromOurScript } from './senders';
import { vault } from './vault';

api.runtime.onMessage.addListener((message: PageMessage | OwnMessage, sender, respond) => {
  const answer = fromOurPage(sender) ? (own(message as OwnMessage) ?? page(message as PageMessage))
    : fromOurScript(sender) ? page(message as PageMessage) : null;
  if (!answer) return false;
  answer.then(respond, () => respond(null));
  return true;
});

api.runtime.onConnect.addListener((port) => {
  if (port.name !== 'draft' || !port.sender || !fromOurScript(port.sender)) {
    port.disconnect();
    return;
  }
  const cancelled = new AbortController();
  let started = false;
  port.onDisconnect.addListener(() => cancelled.abort());
  port.onMessage.addListener((message: { type: string; body?: DraftRequest; key?: string }) => {
    // A "still here" keeps the worker awake and says nothing else.
    if (message.type !== 'start' || started || typeof message.body?.comment !== 'string' || typeof message.key !== 'string') return;
    started = true;
    const tell = (event: DraftEvent): void => port.postMessage(event);
    void server.draft(message.body, message.key, tell, cancelled.signal);
  });
});

function page(message: PageMessage): Promise<unknown> | null {
  switch (message?.type) {
    case 'hello':
      return settings();
    case 'check':
      return typeof message.body?.reply === 'string' ? server.check(message.body) : null;
    case 'outcome':
      return typeof message.id === 'string' ? server.outcome(message.id, message.body) : null;
    case 'keep':
      return typeof message.key === 'string' ? keep(message.key, message.kept) : null;
    case 'kept':
      return typeof message.key === 'string' ? kept(message.key) : null;
    case 'rules':
      return server.ruleWordings();
    case 'options':
      return api.runtime.openOptionsPage();
    default:
      return null;
  }
}

function own(message: OwnMessage): Promise<unknown> | null {
  switch (message?.type) {
    case 'status':
      return status();
    case 'pair':
      return pairWith(message.server, message.code);
    case 'disconnect':
      return vault.clear();
    case 'settings':
      return change(message.change).then(async (next) => {
        await syncScripts(next);
        return next;
      });
    default:
      return null;
  }
}

async function pairWith(address: string, code: string): Promise<unknown> {
  const paired = await server.pair(address, code, browserName());
  if (paired.ok) await change({ server: address });
  return paired;
}

async function status(): Promise<Status> {
  const [{ server: address }, credential, count] = await Promise.all([settings(), vault.get(), today()]);
  const paired = credential?.server === address;
  const fault = await server.health();
  return { paired, server: address, expiresAt: paired ? credential.expiresAt : null, fault, today: count };
}

function browserName(): string {
  const agent = navigator.userAgent;
  const browser = agent.includes('Firefox/') ? 'Firefox' : agent.includes('Edg/') ? 'Edge' : 'Chrome';
  const system = ['Windows', 'Mac OS', 'CrOS', 'Linux'].find((name) => agent.includes(name)) ?? 'computer';
  return `${browser} on ${system}`;
}

const startUp = (): Promise<void> => settings().then(syncScripts);
api.runtime.onInstalled.addListener(() => void startUp());
api.runtime.onStartup.addListener(() => void startUp());
api.permissions.onRemoved.addListener(() => void startUp());
startMenu();
