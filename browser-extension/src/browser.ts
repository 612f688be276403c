/** The extension API under one name. Firefox calls it `browser`; Chrome's `chrome` answers with promises as well. */
declare global {
  /** True in dist/*-test only: shadow roots are open, so that tests can look inside. Set by build.mjs. */
  const OPEN_SHADOW_ROOTS: boolean;
}

export const api: typeof chrome = (globalThis as { browser?: typeof chrome }).browser ?? globalThis.chrome;

/** False once the extension was updated or switched off while this page stayed open. */
export function alive(): boolean {
  try {
    return Boolean(api.runtime?.id);
  } catch {
    return false;
  }
}
