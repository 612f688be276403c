/** The manifest of one browser; `test` grants every host, because nobody can answer a prompt in a test. */
export function manifest(browser: string, test: boolean): Promise<Record<string, any>>;
