/** Notices that the person posted: they used the site's own button or key, and the box then emptied or went. */
import { closest, type Platform } from '../platforms/platform';
import { normalise, readBox, type Box } from './text';

const WAIT_MS = 15_000;
const LOOK_MS = 200;

const BUTTONS = 'button, [role="button"], input[type="submit"]';
const EDGE = '[role="dialog"], [aria-modal="true"], main, [role="main"], body';
const MOST_STEPS = 6;

/** The site's own Post buttons for this box: those in the nearest surrounding that has any. */
export function submitsOf(box: Box, platform: Platform): Element[] {
  for (let around = box.parentElement; around; around = around.parentElement) {
    for (const selector of platform.selectors.submit) {
      const found = [...around.querySelectorAll(selector)].filter((button) => !button.contains(box));
      if (found.length) return found;
    }
    if (around.matches(EDGE)) break;
  }
  return nearestButtons(box, platform);
}

/** A label in a language that we do not know: whatever buttons stand nearest, if they belong to no comment. */
function nearestButtons(box: Box, platform: Platform): Element[] {
  let around = box.parentElement;
  for (let steps = 0; around && steps < MOST_STEPS && !around.matches(EDGE); steps += 1, around = around.parentElement) {
    const found = [...around.querySelectorAll(BUTTONS)].filter((button) => {
      const comment = closest(button, platform.selectors.comment);
      return !button.contains(box) && (comment === null || comment.contains(box));
    });
    if (found.length) return found;
  }
  return [];
}

/** Calls `posted` with the text as it was when the person posted it. */
export function watchPosting(box: Box, platform: Platform, mention: () => string, posted: (text: string) => void, signal: AbortSignal): void {
  const page = box.ownerDocument;
  let tried: { text: string; until: number } | null = null;
  let timer: ReturnType<typeof setInterval> | undefined;
  const stop = (): void => {
    clearInterval(timer);
    tried = null;
  };
  const look = (): void => {
    if (!tried) return;
    const rest = box.isConnected ? readBox(box) : '';
    const left = mention();
    if (!normalise(rest.startsWith(left) ? rest.slice(left.length) : rest)) {
      const { text } = tried;
      stop();
      posted(text);
    } else if (Date.now() > tried.until) stop();
  };
  const attempt = (): void => {
    const text = withoutMention(readBox(box), mention());
    if (!normalise(text)) return;
    stop();
    tried = { text, until: Date.now() + WAIT_MS };
    timer = setInterval(look, LOOK_MS);
  };
  page.addEventListener(
    'click',
    (event) => {
      const target = event.target;
      if (!(target instanceof Element) || !target.closest(`${BUTTONS}, ${platform.selectors.submit.join(',')}`)) return;
      if (submitsOf(box, platform).some((button) => button.contains(target))) attempt();
    },
    { capture: true, signal },
  );
  // On the window, because a site may stop the key before it comes to the box.
  page.defaultView!.addEventListener(
    'keydown',
    (event) => {
      if (!(event.target instanceof Node) || !box.contains(event.target)) return;
      if (event.key !== 'Enter' || event.isComposing || event.shiftKey) return;
      const strong = event.ctrlKey || event.metaKey;
      if (platform.postsWith === 'enter' ? !strong : platform.postsWith === 'ctrl-enter' && strong) attempt();
    },
    { capture: true, signal },
  );
  signal.addEventListener('abort', () => {
    // The box went: that is one of the two signs. Look a last time before leaving.
    if (tried && !box.isConnected) posted(tried.text);
    clearInterval(timer);
  });
}

export function withoutMention(text: string, mention: string): string {
  return (mention && text.startsWith(mention) ? text.slice(mention.length) : text).trim();
}
