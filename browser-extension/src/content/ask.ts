/** Questions to the background. A page that outlived its extension gets a clear answer instead of an exception. */
import { alive, api } from '../browser';
import type { DraftEvent, DraftRequest, PageMessage, Result } from '../contract';

const STILL_HERE_MS = 20_000;
const RELOAD = { kind: 'reload', detail: '' } as const;

export async function ask<T>(message: PageMessage): Promise<T | null> {
  try {
    return ((await api.runtime.sendMessage(message)) as T | undefined) ?? null;
  } catch {
    return null;
  }
}

export async function askFor<T>(message: PageMessage): Promise<Result<T>> {
  const answer = await ask<Result<T>>(message);
  return answer ?? { ok: false, fault: alive() ? { kind: 'broken', detail: '' } : RELOAD };
}

/**
 * One draft. The background may be put to sleep or restarted by the browser at any moment: then it is asked once more under the
 * same key, and the server answers with the draft that it has already made.
 */
export function askDraft(body: DraftRequest, tell: (event: DraftEvent) => void, signal: AbortSignal): void {
  const key = crypto.randomUUID();
  const attempt = (triesLeft: number): void => {
    if (signal.aborted) return;
    if (!alive()) return tell({ type: 'fault', fault: RELOAD });
    let port: chrome.runtime.Port;
    try {
      port = api.runtime.connect({ name: 'draft' });
    } catch {
      return tell({ type: 'fault', fault: RELOAD });
    }
    let over = false;
    const timer = setInterval(() => port.postMessage({ type: 'still-here' }), STILL_HERE_MS);
    const end = (): void => {
      over = true;
      clearInterval(timer);
      signal.removeEventListener('abort', leave);
    };
    const leave = (): void => {
      end();
      port.disconnect();
    };
    signal.addEventListener('abort', leave);
    port.onMessage.addListener((event: DraftEvent) => {
      if (over) return;
      if (event.type === 'answer' || event.type === 'fault') leave();
      tell(event);
    });
    port.onDisconnect.addListener(() => {
      if (over) return;
      end();
      if (triesLeft > 0 && alive()) attempt(triesLeft - 1);
      else tell({ type: 'fault', fault: alive() ? { kind: 'broken', detail: '' } : RELOAD });
    });
    port.postMessage({ type: 'start', body, key });
  };
  attempt(1);
}
