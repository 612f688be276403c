declare module 'platforms:all' {
  export const platforms: readonly import('./platforms/platform').Platform[];
  /** In unit tests only. */
  export const examples: Readonly<Record<string, import('./platforms/platform').Example | undefined>>;
}
