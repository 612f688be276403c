/** The server's HTTP contract, as far as the extension uses it, and what travels between its own parts. */

export type ServerPlatform =
  | 'x' | 'facebook' | 'instagram' | 'google' | 'yelp' | 'linkedin' | 'youtube' | 'reddit' | 'other';

export const TONES = ['warm', 'plain', 'formal', 'light'] as const;
export const LENGTHS = ['short', 'normal'] as const;
export const STAGES = ['public', 'holding', 'private', 'closing', 'letter'] as const;
export const LANGUAGES = ['', 'en', 'es'] as const;

export interface Turn {
  author: string | null;
  text: string;
}

/** POST /v1/drafts. The server removes identifiers before anything else sees the text. */
export interface DraftRequest {
  comment: string;
  platform: ServerPlatform;
  stage?: string;
  tone?: string;
  length?: string;
  language?: string;
  thread?: Turn[];
  author?: string;
  posted_at?: string;
  note?: string;
}

export interface Span {
  start: number;
  end: number;
  type: string;
}

export interface Finding {
  rule: string;
  severity: 'block' | 'repair' | 'advise';
  start: number;
  end: number;
  message: string;
  suggestion: string | null;
}

export interface Sentence {
  text: string;
  rules: string[];
}

export interface EscalationCard {
  title: string;
  call: { name: string; role: string; reach: string }[];
  do: string[];
  avoid: string[];
}

export interface Draft {
  id: string;
  route: 'reply' | 'reply_and_escalate' | 'escalate' | 'walk_away';
  reply: string | null;
  sentences: Sentence[];
  triage: { kind: string; topics: string[]; flags: string[]; severity: number; reasons: string[] };
  comment: { text: string; removed: Span[] };
  findings: Finding[];
  verify: { kind: string; id: string; text: string }[];
  respond_by: string | null;
  next: { stage: string | null; why: string } | null;
  writer: { name: string; model: string | null; attempts: number; note?: string };
  card?: EscalationCard | null;
  notes?: string[];
}

/** POST /v1/checks. */
export interface CheckRequest {
  reply: string;
  comment?: string;
  platform: ServerPlatform;
  kind?: string;
  stage?: string;
}

export interface CheckAnswer {
  ok: boolean;
  findings: Finding[];
}

export interface Outcome {
  status: 'posted' | 'edited' | 'discarded';
  text?: string;
}

export type FaultKind =
  | 'unreachable' | 'not-paired' | 'revoked' | 'forbidden' | 'too-large' | 'too-many'
  | 'updating' | 'unavailable' | 'invalid' | 'broken' | 'slow' | 'reload';

/** What went wrong, without any text of the page. `detail` is the server's own plain sentence, where it gave one. */
export interface Fault {
  kind: FaultKind;
  detail: string;
  retryAfter?: number;
}

export type Result<T> = { ok: true; value: T } | { ok: false; fault: Fault };

/** Background to content, over the `draft` port. */
export type DraftEvent =
  | { type: 'progress'; step: string; detail: string }
  | { type: 'sentence'; sentence: Sentence }
  | { type: 'answer'; draft: Draft }
  | { type: 'fault'; fault: Fault };

/** A draft that waits for its box to open again. It lives in the browser's memory only. */
export interface Kept {
  draft: Draft;
  request: DraftRequest;
}

/** Settings that hold nothing secret. */
export interface Settings {
  server: string;
  platforms: Record<string, boolean>;
  liveCheck: boolean;
  language: string;
}

/** What one page tells about itself. It never holds text of the page. */
export interface Diagnosis {
  platform: string | null;
  version: string;
  boxes: { selector: string; answers: boolean; comment: string | null; author: string | null; submit: string | null }[];
  tried: string[];
}

export interface Status {
  paired: boolean;
  server: string;
  expiresAt: string | null;
  fault: Fault | null;
  today: number;
}

/** Content to background: one question, one answer. */
export type PageMessage =
  | { type: 'hello' }
  | { type: 'check'; body: CheckRequest }
  | { type: 'outcome'; id: string; body: Outcome }
  | { type: 'keep'; key: string; kept: Kept | null }
  | { type: 'kept'; key: string }
  | { type: 'inserted' }
  | { type: 'rules' }
  | { type: 'options' };

/** Options page and popup to background. */
export type OwnMessage =
  | { type: 'status' }
  | { type: 'pair'; server: string; code: string }
  | { type: 'disconnect' }
  | { type: 'settings'; change: Partial<Settings> };

/** Background to content. */
export type PageOrder = { type: 'open' } | { type: 'selection'; text: string } | { type: 'diagnose' };
