/** Which selector matched. For the day a site changes: it can be sent to whoever keeps the extension, as it holds no text. */
import { api } from '../browser';
import type { Diagnosis } from '../contract';
import { matching, type Platform } from '../platforms/platform';
import { submitsOf } from './posted';
import type { Box } from './text';

export function diagnose(platform: Platform, answered: ReadonlyMap<Box, Element>, unanswered: readonly Box[]): Diagnosis {
  const { selectors } = platform;
  const within = (element: Element | undefined, list: readonly string[]): string | null =>
    (element && list.find((selector) => selector.startsWith('@') || element.querySelector(selector))) ?? null;
  const boxes = [...answered.keys(), ...unanswered].filter((box) => box.isConnected).map((box) => ({
    selector: matching(box, selectors.box) ?? '',
    answers: answered.has(box),
    comment: answered.has(box) ? matching(answered.get(box)!, selectors.comment) : null,
    author: within(answered.get(box), selectors.author),
    submit: submitsOf(box, platform).map((button) => matching(button, selectors.submit))[0] ?? null,
  }));
  return { platform: platform.id, version: api.runtime.getManifest().version, boxes, tried: [...selectors.box] };
}
