import { platforms } from 'platforms:all';
import { api } from '../browser';
import type { Kept, Settings } from '../contract';

export const DEFAULTS: Settings = {
  server: 'http://127.0.0.1:8420',
  platforms: Object.fromEntries(platforms.map((platform) => [platform.id, platform.from === 'install'])),
  liveCheck: false,
  language: '',
};

export async function settings(): Promise<Settings> {
  const stored = (await api.storage.local.get('settings'))['settings'] as Partial<Settings> | undefined;
  return { ...DEFAULTS, ...stored, platforms: { ...DEFAULTS.platforms, ...stored?.platforms } };
}

export async function change(part: Partial<Settings>): Promise<Settings> {
  const now = await settings();
  const next = { ...now, ...part, platforms: { ...now.platforms, ...part.platforms } };
  await api.storage.local.set({ settings: next });
  return next;
}

const day = (): string => new Date().toLocaleDateString('sv');

/** How many drafts came today. A number and a date are all that is stored. */
export async function today(): Promise<number> {
  const stored = (await api.storage.local.get('today'))['today'] as { day: string; count: number } | undefined;
  return stored?.day === day() ? stored.count : 0;
}

export async function countOne(): Promise<void> {
  await api.storage.local.set({ today: { day: day(), count: (await today()) + 1 } });
}

const MOST_KEPT = 20;

/** Drafts whose box went away. In the browser's memory only: gone when the browser closes. */
export async function keep(key: string, kept: Kept | null): Promise<void> {
  const all = ((await api.storage.session.get('kept'))['kept'] ?? {}) as Record<string, Kept>;
  delete all[key];
  if (kept) all[key] = kept;
  await api.storage.session.set({ kept: Object.fromEntries(Object.entries(all).slice(-MOST_KEPT)) });
}

export async function kept(key: string): Promise<Kept | null> {
  const all = ((await api.storage.session.get('kept'))['kept'] ?? {}) as Record<string, Kept>;
  return all[key] ?? null;
}
