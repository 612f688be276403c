/** Small helpers to build our own elements. Text only ever becomes text. */
import { api } from '../browser';

type Child = Node | string | null | undefined | false;
type Props = Record<string, string | boolean | number | ((event: Event) => void) | null | undefined>;

/** `h('button', { class: 'primary', onclick: go }, 'Insert')`. `true` sets an empty attribute, `false` and null none. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, value === true ? '' : String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line icon on a 20-unit grid, hidden from screen readers: the words beside it say the same. */
export function icon(path: string): SVGSVGElement {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('aria-hidden', 'true');
  svg.setAttribute('class', 'icon');
  const shape = document.createElementNS(SVG, 'path');
  shape.setAttribute('d', path);
  svg.append(shape);
  return svg;
}

export const ICONS = {
  draft: 'M4 4.5h12v8.5H9.5L6 16v-3H4zM7 7.5h6M7 10h4',
  close: 'M5 5l10 10M15 5L5 15',
  check: 'M4.5 10.5l3.5 3.5 7.5-8',
  warn: 'M10 3.5l7 12.5H3zM10 8.5v3.5M10 14v.2',
  clock: 'M10 3a7 7 0 100 14 7 7 0 000-14zM10 6v4l2.5 2',
  phone: 'M5 3.5h2.5L9 7.5 7.2 8.8a9 9 0 004 4L12.5 11l4 1.5V15a1.5 1.5 0 01-1.6 1.5A12 12 0 013.5 5.1 1.5 1.5 0 015 3.5z',
  again: 'M15.5 8A6 6 0 105 13.5M15.5 4v4h-4',
} as const;

const said = new Map<string, string>();

/** A text from `_locales`. Once read it stays readable after the extension was updated and the API is gone. */
export function t(key: string, ...values: (string | number)[]): string {
  const cached = values.length ? undefined : said.get(key);
  if (cached) return cached;
  try {
    const text = api.i18n.getMessage(key, values.map(String)) || key;
    said.set(key, text);
    return text;
  } catch {
    return key;
  }
}

/** Gives a host its shadow root: closed, open in test builds. */
export function shadow(host: HTMLElement, sheet: string): ShadowRoot {
  const root = host.attachShadow({ mode: OPEN_SHADOW_ROOTS ? 'open' : 'closed' });
  try {
    const style = new CSSStyleSheet();
    style.replaceSync(sheet);
    root.adoptedStyleSheets = [style];
  } catch {
    // Older Firefox refuses adoption from a content script.
    root.append(h('style', {}, sheet));
  }
  return root;
}

/** Dark where the page says so, light where it says so, else as the system is set. */
export function theme(): 'light' | 'dark' {
  const scheme = getComputedStyle(document.documentElement).colorScheme;
  if (/dark/.test(scheme) !== /light/.test(scheme)) return /dark/.test(scheme) ? 'dark' : 'light';
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
}
