/** Content scripts of the platforms that are switched on by the person. X and Facebook stand in the manifest. */
import { platforms } from 'platforms:all';
import { api } from '../browser';
import type { Settings } from '../contract';

export async function syncScripts(settings: Settings): Promise<void> {
  const have = new Set((await api.scripting.getRegisteredContentScripts()).map((script) => script.id));
  for (const { id, matches, from, frames } of platforms) {
    if (from === 'install') continue;
    const wanted = settings.platforms[id] === true && (await api.permissions.contains({ origins: [...matches] }));
    if (wanted && !have.has(id)) {
      await api.scripting.registerContentScripts([
        { id, matches: [...matches], js: ['content.js'], runAt: 'document_start', allFrames: frames ?? false },
      ]);
    } else if (!wanted && have.has(id)) {
      await api.scripting.unregisterContentScripts({ ids: [id] });
    }
  }
}
