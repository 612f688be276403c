import { closest, first, lastBefore, type Example, type Platform } from './platform';

const ARTICLE = ['article[data-testid="tweet"]', 'article[role="article"]', 'article'];

/** X: Draft.js. A status page answers its focal post; the reply dialog answers the post whose reply was clicked. */
const x: Platform = {
  id: 'x',
  name: 'X',
  server: 'x',
  matches: ['https://x.com/*'],
  from: 'install',
  selectors: {
    box: [
      '[data-testid^="tweetTextarea_"][contenteditable="true"]',
      '[data-testid^="tweetTextarea_"] [role="textbox"][contenteditable="true"]',
    ],
    comment: ARTICLE,
    text: ['[data-testid="tweetText"]', 'div[lang]'],
    author: ['[data-testid="User-Name"] > :first-child', '[data-testid="User-Name"]'],
    thread: ['article[data-testid="tweet"]'],
    time: ['[data-testid="User-Name"] time[datetime]', 'time[datetime]'],
    mention: ['[data-testid="mention"]'],
    submit: ['[data-testid="tweetButtonInline"]', '[data-testid="tweetButton"]'],
    reply: ['[data-testid="reply"]'],
    editor: ['.DraftEditor-root', '[data-testid^="tweetTextarea_"]'],
  },
  postsWith: 'ctrl-enter',
  answers(box, memory) {
    const dialog = box.closest('[aria-modal="true"], [role="dialog"]');
    if (dialog) return memory.clicked ?? closestArticleIn(dialog, box);
    const around = closest(box, ARTICLE);
    if (around) return around;
    if (!/\/status\/\d+/.test(box.ownerDocument.location.pathname)) return null;
    const page = box.ownerDocument;
    const focal = first(page, ['article[data-testid="tweet"][tabindex="-1"]']);
    return focal ?? lastBefore(box, page.querySelectorAll(ARTICLE[0]!));
  },
};

/** The dialog shows the post being answered above the box; a new post shows none. */
function closestArticleIn(dialog: Element, box: Element): Element | null {
  return lastBefore(box, dialog.querySelectorAll('article'));
}

export default x;

export const example: Example = {
  url: 'https://x.com/dana_q/status/1790000000000000001',
  html: `
    <article data-testid="tweet" tabindex="-1">
      <div data-testid="User-Name"><div>Dana Quill</div><div>@dana_q <a href="/dana_q/status/1790000000000000001"><time datetime="2026-03-02T10:00:00.000Z">2h</time></a></div></div>
      <div data-testid="tweetText">Two hours on hold and then the line went dead.</div>
      <button data-testid="reply">Reply</button>
    </article>
    <div><div class="DraftEditor-root"><div class="DraftEditor-editorContainer">
      <div id="reply" data-testid="tweetTextarea_0" role="textbox" contenteditable="true"></div></div></div></div>
    <div data-testid="toolBar"><button data-testid="tweetButtonInline">Reply</button></div>
    <article data-testid="tweet" tabindex="0">
      <div data-testid="User-Name"><div>Lee</div></div><div data-testid="tweetText">Same here.</div>
    </article>
    <input id="search" data-testid="SearchBox_Search_Input" role="combobox">
    <div id="message" data-testid="dmComposerTextInput" role="textbox" contenteditable="true"></div>
    <div role="dialog" aria-modal="true"><div id="new" data-testid="tweetTextarea_0" role="textbox" contenteditable="true"></div></div>`,
  finds: [
    {
      comment: 'Two hours on hold and then the line went dead.',
      author: 'Dana Quill',
      postedAt: '2026-03-02T10:00:00.000Z',
    },
  ],
  leaves: ['search', 'message', 'new'],
};
