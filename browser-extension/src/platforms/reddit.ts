import { closest, type Example, type Platform } from './platform';

const COMMENT = ['shreddit-comment', 'shreddit-post', '.thing.comment', '.thing.link'];

/** Reddit: Lexical in light DOM; the old site has plain textareas. */
const reddit: Platform = {
  id: 'reddit',
  name: 'Reddit',
  server: 'reddit',
  matches: ['https://www.reddit.com/*', 'https://old.reddit.com/*'],
  from: 'switch',
  selectors: {
    box: [
      'shreddit-composer div[slot="rte"][contenteditable="true"]',
      'shreddit-composer [contenteditable="true"]',
      '.usertext-edit textarea[name="text"]',
    ],
    comment: COMMENT,
    text: [
      ':scope > [slot="comment"]', '[id$="-comment-rtjson-content"]', '[slot="text-body"]', '[id$="-post-rtjson-content"]',
      '[slot="title"]', ':scope > .entry .usertext-body .md', ':scope > .entry a.title',
    ],
    author: ['@author', ':scope > .entry .author'],
    thread: ['shreddit-comment', '.thing.comment'],
    time: ['faceplate-timeago[ts]', 'time[datetime]'],
    mention: [],
    submit: ['button[slot="submit-button"]', 'shreddit-composer button[type="submit"]', '.usertext-buttons button.save'],
    reply: ['shreddit-comment-action-row button', 'shreddit-comment [slot="actionRow"] button', '.reply-button a'],
    editor: ['shreddit-composer', '.usertext-edit .md', 'textarea'],
  },
  postsWith: null,
  answers(box, memory) {
    if (memory.clicked?.isConnected && box.closest('shreddit-comment, .thing.comment')) {
      if (memory.clicked.contains(box)) return memory.clicked;
    }
    const around = closest(box, ['shreddit-comment', '.thing.comment', 'shreddit-post']);
    if (around) return around;
    const page = box.ownerDocument;
    if (!/\/comments\//.test(page.location.pathname)) return null;
    return page.querySelector('shreddit-post, .sitetable.linklisting > .thing.link');
  },
};

export default reddit;

export const example: Example = {
  url: 'https://www.reddit.com/r/town/comments/1/clinic/',
  html: `
    <shreddit-post author="mo" post-title="Anyone been to the clinic?"><a slot="title">Anyone been to the clinic?</a></shreddit-post>
    <shreddit-comment thingid="t1_a" author="ana_r">
      <div slot="commentMeta"><faceplate-timeago ts="2026-03-02T09:00:00.000Z">2h ago</faceplate-timeago></div>
      <div slot="comment"><p>Parking there is a joke.</p></div>
      <shreddit-composer><div id="reply" slot="rte" contenteditable="true" role="textbox" data-lexical-editor="true"></div>
        <button slot="submit-button" type="submit">Comment</button></shreddit-composer>
      <shreddit-comment thingid="t1_b" author="ben"><div slot="comment"><p>They fixed it last week.</p></div></shreddit-comment>
    </shreddit-comment>
    <input id="search" type="search">`,
  finds: [{ comment: 'Parking there is a joke.', author: 'ana_r', postedAt: '2026-03-02T09:00:00.000Z' }],
  leaves: ['search'],
};
