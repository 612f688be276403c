import { lastBefore, type Example, type Platform } from './platform';

/** Instagram: one textarea serves every comment. The Reply that was clicked, then the mention, says which. */
const instagram: Platform = {
  id: 'instagram',
  name: 'Instagram',
  server: 'instagram',
  matches: ['https://www.instagram.com/*'],
  from: 'switch',
  selectors: {
    box: [
      'textarea[aria-label^="Add a comment"]',
      'form[method="POST" i] textarea[autocomplete="off"]',
      'div[role="textbox"][contenteditable="true"][aria-label^="Add a comment"]',
    ],
    comment: ['ul ul > li', 'ul > li', 'li'],
    text: ['h2 ~ div > span, h3 ~ div > span', 'span[dir="auto"]', 'h1[dir="auto"]'],
    author: ['h2 a, h3 a', 'h2, h3', 'a[href^="/"]:not([href*="/p/"])'],
    thread: ['article li', 'ul > li'],
    time: ['time[datetime]'],
    mention: [],
    submit: ['form button[type="submit"]', 'form [role="button"]'],
    reply: ['li button', 'li [role="button"]'],
    editor: ['form'],
  },
  shared: true,
  postsWith: 'enter',
  answers(box, memory) {
    const page = box.ownerDocument;
    const scope = box.closest('article, [role="dialog"], main') ?? page.body;
    const items = [...scope.querySelectorAll('li')].filter((item) => item.querySelector('h2, h3, a[href^="/"]') && !item.contains(box));
    const text = box instanceof HTMLTextAreaElement ? box.value : (box.textContent ?? '');
    const who = /^\s*@([\p{L}\p{N}._]+)/u.exec(text)?.[1]?.toLowerCase();
    const by = (item: Element): boolean =>
      item.querySelector('h2, h3, a[href^="/"]')?.textContent?.trim().toLowerCase() === who;
    if (memory.clicked && items.includes(memory.clicked as HTMLLIElement) && (!who || by(memory.clicked))) return memory.clicked;
    if (who) return lastBefore(box, items.filter(by)) ?? items.find(by) ?? null;
    return memory.clicked && memory.clicked.isConnected ? memory.clicked : (items[0] ?? null);
  },
};

export default instagram;

export const example: Example = {
  url: 'https://www.instagram.com/p/abc/',
  html: `
    <article>
      <ul>
        <li><h2><a href="/riverside/">riverside</a></h2><div><span dir="auto">Our team this morning.</span></div></li>
        <li><h3><a href="/ana.r/">ana.r</a></h3><div><span dir="auto">The phone line is always busy.</span></div>
          <time datetime="2026-03-02T09:00:00.000Z">1h</time><button>Reply</button></li>
        <li><h3><a href="/ben/">ben</a></h3><div><span dir="auto">Lovely people.</span></div><button>Reply</button></li>
      </ul>
      <form method="POST"><textarea id="box" aria-label="Add a comment…" autocomplete="off">@ana.r </textarea><button type="submit">Post</button></form>
    </article>
    <div id="message" role="textbox" contenteditable="true" aria-label="Message"></div>
    <input id="search" aria-label="Search input">`,
  finds: [
    { comment: 'The phone line is always busy.', author: 'ana.r', postedAt: '2026-03-02T09:00:00.000Z', thread: 2 },
  ],
  leaves: ['message', 'search'],
};
