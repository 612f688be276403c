/** Every request to the server, and what each failure means. The key is added here and nowhere else. */
import type { CheckAnswer, CheckRequest, Draft, DraftEvent, DraftRequest, Fault, FaultKind, Outcome, Result } from '../contract';
import { countOne, settings } from './settings';
import { events } from './sse';
import { vault } from './vault';

/** Longest silence of a stream, and longest wait for a plain answer. The server's own deadline is shorter. */
const SILENCE_MS = 45_000;

class Failed extends Error {
  constructor(readonly fault: Fault) {
    super(fault.kind);
  }
}

interface Request {
  method?: 'GET' | 'POST';
  body?: unknown;
  headers?: Record<string, string>;
  /** Without a key: pairing and health. */
  open?: boolean;
  server?: string;
  signal?: AbortSignal;
}

async function send(path: string, request: Request): Promise<Response> {
  const server = request.server ?? (await settings()).server;
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers };
  if (!request.open) {
    const credential = await vault.get();
    if (credential?.server !== server) throw new Failed({ kind: 'not-paired', detail: '' });
    headers['Authorization'] = `Bearer ${credential.key}`;
  }
  if (request.body !== undefined) headers['Content-Type'] = 'application/json';
  let response: Response;
  try {
    response = await fetch(server + path, {
      method: request.method ?? 'GET',
      headers,
      body: request.body === undefined ? null : JSON.stringify(request.body),
      signal: request.signal ?? AbortSignal.timeout(SILENCE_MS),
      cache: 'no-store',
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
    });
  } catch (error) {
    throw new Failed({ kind: isTimeout(error) ? 'slow' : 'unreachable', detail: '' });
  }
  if (!response.ok) throw new Failed(await faultOf(response, request.open ?? false));
  return response;
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && /Timeout|Abort/.test(error.name);

const KINDS: Record<number, FaultKind> = {
  401: 'revoked', 403: 'forbidden', 413: 'too-large', 422: 'invalid', 429: 'too-many', 502: 'updating', 503: 'updating', 504: 'slow',
};

/** RFC 9457: a 503 with a problem document is the server's own clear word; without one it is just starting or updating. */
async function faultOf(response: Response, open: boolean): Promise<Fault> {
  const problem = await problemOf(response);
  let kind = KINDS[response.status] ?? (response.status >= 500 ? 'unavailable' : 'invalid');
  if (kind === 'updating' && problem) kind = 'unavailable';
  if (kind === 'revoked' && open) kind = 'invalid';
  const retry = Number(response.headers.get('Retry-After'));
  return { kind, detail: problem ?? '', ...(retry > 0 ? { retryAfter: Math.ceil(retry) } : {}) };
}

async function problemOf(response: Response): Promise<string | null> {
  if (!/[/+]json/.test(response.headers.get('Content-Type') ?? '')) return null;
  try {
    return problemText(await response.json());
  } catch {
    return null;
  }
}

function problemText(problem: unknown): string | null {
  const { detail, title } = (problem ?? {}) as { detail?: unknown; title?: unknown };
  const said = typeof detail === 'string' && detail ? detail : title;
  return typeof said === 'string' ? said.slice(0, 400) : null;
}

async function result<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return { ok: true, value: await work() };
  } catch (error) {
    return { ok: false, fault: error instanceof Failed ? error.fault : { kind: 'broken', detail: '' } };
  }
}

/**
 * Asks for a draft and tells what happens on the way. A stream that breaks is asked for once more as plain JSON, under the
 * same Idempotency-Key: the server then answers with the draft that it made, and nothing is written twice.
 */
export async function draft(body: DraftRequest, key: string, tell: (event: DraftEvent) => void, cancelled: AbortSignal): Promise<void> {
  const headers = { 'Idempotency-Key': key };
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), SILENCE_MS);
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silence.abort(), SILENCE_MS);
  };
  const signal = AbortSignal.any([cancelled, silence.signal]);
  const answered = await result(async () => {
    const accept = { ...headers, Accept: 'text/event-stream, application/json;q=0.5' };
    const response = await send('/v1/drafts', { method: 'POST', body, headers: accept, signal });
    try {
      if (!response.headers.get('Content-Type')?.startsWith('text/event-stream')) return (await response.json()) as Draft;
      return await streamed(response, tell, heard);
    } catch (error) {
      if (error instanceof Failed || cancelled.aborted) throw error;
      const again = await send('/v1/drafts', { method: 'POST', body, headers });
      return (await again.json()) as Draft;
    }
  });
  clearTimeout(timer);
  if (cancelled.aborted) return;
  if (answered.ok) await countOne();
  tell(answered.ok ? { type: 'answer', draft: answered.value } : { type: 'fault', fault: answered.fault });
}

async function streamed(response: Response, tell: (event: DraftEvent) => void, heard: () => void): Promise<Draft> {
  for await (const { event, data } of events(response.body!)) {
    heard();
    const value = JSON.parse(data) as Record<string, unknown>;
    if (event === 'progress') tell({ type: 'progress', step: String(value['step'] ?? ''), detail: String(value['detail'] ?? '') });
    else if (event === 'sentence') tell({ type: 'sentence', sentence: { text: String(value['text'] ?? ''), rules: (value['rules'] as string[]) ?? [] } });
    else if (event === 'error' || event === 'problem') throw new Failed(streamFault(value));
    else if ('route' in value && 'id' in value) return value as unknown as Draft;
  }
  throw new Error('the stream ended early');
}

function streamFault(problem: Record<string, unknown>): Fault {
  const kind = KINDS[Number(problem['status'])] ?? 'unavailable';
  return { kind: kind === 'updating' ? 'unavailable' : kind, detail: problemText(problem) ?? '' };
}

export const check = (body: CheckRequest): Promise<Result<CheckAnswer>> =>
  result(async () => (await (await send('/v1/checks', { method: 'POST', body })).json()) as CheckAnswer);

export const outcome = (id: string, body: Outcome): Promise<Result<null>> =>
  result(async () => {
    await send(`/v1/drafts/${encodeURIComponent(id)}/outcome`, { method: 'POST', body });
    return null;
  });

let wordings: Record<string, string> | null = null;

/** What each rule and guideline says, in the rulebook's own words. A key that may not read rules leaves the panel with ours. */
export async function ruleWordings(): Promise<Record<string, string>> {
  if (wordings) return wordings;
  const answer = await result(async () => (await (await send('/v1/rules', {})).json()) as unknown);
  if (!answer.ok) return {};
  const list = Array.isArray(answer.value) ? answer.value : ((answer.value as { rules?: unknown }).rules ?? []);
  const guidelines = (answer.value as { guidelines?: Record<string, string> }).guidelines ?? {};
  wordings = { ...guidelines, ...Object.fromEntries((list as { id: string; says: string }[]).map((rule) => [rule.id, rule.says])) };
  return wordings;
}

/** Turns a one-time code into a key that only this extension holds. */
export async function pair(server: string, code: string, name: string): Promise<Result<{ expiresAt: string | null }>> {
  return result(async () => {
    const response = await send('/v1/pair', { method: 'POST', body: { code, name }, open: true, server });
    const { key, expires_at: expiresAt = null } = (await response.json()) as { key: string; expires_at?: string | null };
    await vault.put({ server, key, expiresAt });
    wordings = null;
    return { expiresAt };
  });
}

/** Null when the server is there and the key still works. */
export async function health(): Promise<Fault | null> {
  const ready = await result(() => send('/healthz', { open: true, signal: AbortSignal.timeout(4_000) }));
  if (!ready.ok) return ready.fault.kind === 'slow' ? { kind: 'unreachable', detail: '' } : ready.fault;
  // The cheapest question that needs a key. A key without that right is a good key all the same.
  const probe = await result(() => send('/v1/rules', {}));
  return probe.ok || probe.fault.kind === 'forbidden' ? null : probe.fault;
}
