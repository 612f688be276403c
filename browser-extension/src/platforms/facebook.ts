import { authorOf, closest, lastBefore, type Example, type Platform } from './platform';

const COMMENT = [
  'div[role="article"][aria-label^="Comment by"]',
  'div[role="article"][aria-label^="Reply by"]',
  'div[role="article"] div[role="article"]',
  'div[role="article"]:not(:has(div[role="article"])):has(a[href*="comment_id"])',
];
const POST = '[data-ad-preview="message"], [data-ad-comet-preview="message"], [role="article"]';
const EDGE = '[role="main"], [role="complementary"], [role="dialog"], [role="feed"], body';

/** The box of the post itself, in the languages that we know. Elsewhere the structure decides. */
const MAIN = new RegExp(
  '^(comment as|write a comment|answer as|comentar como|escribe un comentario|kommentieren als|kommentiere als'
  + '|kommentar (schreiben|als)|commenter en tant que|écri(vez|re) un commentaire|التعليق (باسم|بصفة)|تعليق باسم|اكتب تعليق)',
  'iu',
);
const MESSENGER = /^(message|mensaje|nachricht|رسالة)(?!\p{L})|^aa$/iu;
const CHAT = '[aria-label*="Messenger" i], [data-pagelet*="Messenger" i], [data-pagelet*="MWChat" i], [data-pagelet*="ChatTab" i]';

/** Facebook: Lexical, labels in the reader's language, and bare Enter posts. */
const facebook: Platform = {
  id: 'facebook',
  name: 'Facebook',
  server: 'facebook',
  matches: ['https://*.facebook.com/*'],
  from: 'install',
  selectors: {
    box: [
      'div[role="textbox"][contenteditable="true"][data-lexical-editor="true"]',
      'div[role="textbox"][contenteditable="true"][aria-label]',
    ],
    comment: COMMENT,
    text: ['[data-ad-preview="message"]', '[data-ad-comet-preview="message"]', 'div[dir="auto"]', 'span[dir="auto"]'],
    author: [
      '@aria-label=^(?:Comment|Reply) by (.+?)(?: (?:to .+?[’\']s .*|(?:about )?(?:an?|\\d+) (?:second|minute|hour|day|week|month|year)s? ago))?$',
      'h2 a, h3 a, h4 a, h2, h3, h4',
      'a[href*="comment_id"]:not([role="button"])',
      'a[role="link"]',
    ],
    thread: COMMENT.slice(0, 2),
    time: ['abbr[data-utime]', 'time[datetime]', 'a[href*="comment_id"]'],
    mention: ['[data-lexical-mention]', '[data-lexical-text][spellcheck="false"]', 'span[data-mention]'],
    submit: [
      '[role="button"][aria-label="Comment"]', '[role="button"][aria-label="Post comment"]',
      '[role="button"][aria-label="Reply"]', 'button[type="submit"]', '[id="focused-state-composer-submit"] [role="button"]',
    ],
    reply: ['[role="article"] [role="button"]', '[role="article"] button'],
    editor: ['[data-lexical-editor="true"]'],
  },
  postsWith: 'enter',
  answers(box, memory) {
    const label = (box.getAttribute('aria-label') ?? '').trim();
    if (MESSENGER.test(label) || box.closest(CHAT)) return null;
    if (MAIN.test(label)) return post(box, label);
    return memory.clicked ?? named(box, label) ?? threadAbove(box) ?? post(box, label);
  },
};

/** "Reply to Ana Ruiz", "Responder a Ana Ruiz": the last comment before the box whose author the label names. */
function named(box: HTMLElement, label: string): Element | null {
  const said = label.toLowerCase();
  const theirs = [...box.ownerDocument.querySelectorAll(COMMENT.join(','))].filter((comment) => {
    const author = authorOf(facebook, comment)?.toLowerCase();
    return author && said.includes(author);
  });
  return lastBefore(box, theirs);
}

/** By structure, in any language: the comment around the box, else the head of the thread in whose branch it hangs. */
function threadAbove(box: HTMLElement): Element | null {
  const around = closest(box, COMMENT);
  if (around) return around;
  for (let branch = box.parentElement; branch && !branch.matches(`${EDGE}, [role="article"]`); branch = branch.parentElement) {
    const head = branch.querySelector(COMMENT.join(','));
    if (head && head.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) return head;
  }
  return null;
}

/** The post that the box stands under, unless it is our own: "Comment as Riverside Clinic" below Riverside Clinic's post. */
function post(box: HTMLElement, label: string): Element | null {
  const found = box.closest('[role="article"]') ?? postAbove(box);
  const author = found?.querySelector('h2, h3, h4')?.textContent?.trim().toLowerCase();
  return author && label.toLowerCase().includes(author) ? null : found;
}

/** A post without an article of its own: the part of the page that holds its message above the box. */
function postAbove(box: HTMLElement): Element | null {
  for (let part = box.parentElement; part; part = part.parentElement) {
    const message = part.querySelector(POST);
    if (message && message.compareDocumentPosition(box) & Node.DOCUMENT_POSITION_FOLLOWING) {
      return message.matches('[role="article"]') ? message : part;
    }
    if (part.matches(EDGE)) return null;
  }
  return null;
}

export default facebook;

export const example: Example = {
  url: 'https://www.facebook.com/riverside.clinic/posts/1',
  html: `
    <div role="main">
      <div aria-label="Create a post"><div id="status" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="What's on your mind?"></div></div>
      <div role="article">
        <h3><a href="/riverside.clinic">Riverside Clinic</a></h3>
        <div data-ad-preview="message" dir="auto">Our new front desk opens on Monday.</div>
        <div>
          <div role="article" aria-label="Comment by Ana Ruiz 2 hours ago">
            <a href="/ana?comment_id=1">Ana Ruiz</a><div dir="auto">Nobody answers the phone.</div>
            <div role="button">Reply</div>
          </div>
          <div><div role="article" aria-label="Reply by Ben Ode to Ana Ruiz's comment 1 hour ago">
            <a href="/ben?comment_id=2">Ben Ode</a><div dir="auto">Same for me.</div></div></div>
          <div><div id="reply" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Reply to Ana Ruiz"></div></div>
        </div>
        <div id="ours" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Comment as Riverside Clinic"></div>
      </div>
    </div>
    <div id="chat" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Message"></div>
    <div id="chat2" role="textbox" contenteditable="true" data-lexical-editor="true" aria-label="Aa"></div>
    <input id="search" type="search" role="combobox">`,
  finds: [{ comment: 'Nobody answers the phone.', author: 'Ana Ruiz', thread: 1 }],
  leaves: ['status', 'ours', 'chat', 'chat2', 'search'],
};
