import { closest, lastBefore, type Example, type Platform } from './platform';

const COMMENT = ['article.comments-comment-entity', 'article.comments-comment-item', 'article[data-id*="comment"]', 'article'];
const POST = ['[data-urn^="urn:li:activity"]', '[data-id^="urn:li:activity"]', '.feed-shared-update-v2', '[role="listitem"]'];

/** LinkedIn: Quill on older pages, TipTap (ProseMirror) on newer ones. The share box has the same label, but no post around it. */
const linkedin: Platform = {
  id: 'linkedin',
  name: 'LinkedIn',
  server: 'linkedin',
  matches: ['https://www.linkedin.com/*'],
  from: 'switch',
  selectors: {
    box: [
      '[role="textbox"][contenteditable="true"][aria-label^="Text editor for creating"]',
      '[data-testid="ui-core-tiptap-text-editor-wrapper"] [contenteditable="true"]',
      '.comments-comment-box [contenteditable="true"]',
    ],
    comment: [...COMMENT, ...POST],
    text: [
      '.comments-comment-item__main-content', '.update-components-text', '.feed-shared-update-v2__description',
      '[data-testid="expandable-text-box"]', '[dir="ltr"]', 'p',
    ],
    author: [
      '.comments-comment-meta__description-title', '.comments-post-meta__name-text', '.update-components-actor__title',
      'h3', 'a[href*="/in/"]',
    ],
    thread: COMMENT.slice(0, 2),
    time: ['time[datetime]', 'time'],
    mention: ['a.ql-mention', '[data-mention]', '[data-type="mention"]', '.mention'],
    submit: [
      '.comments-comment-box__submit-button--cr', '.comments-comment-box__submit-button',
      'form button[type="submit"]', 'button[class*="submit"]',
    ],
    reply: ['article button.reply', 'article button[aria-label^="Reply"]', 'article button'],
    editor: ['.ql-container', '[data-testid="ui-core-tiptap-text-editor-wrapper"]', '.editor-container'],
  },
  postsWith: null,
  answers(box, memory) {
    if (box.closest('.share-creation-state, .share-box, .msg-form, [data-test-modal-id="sharebox"]')) return null;
    const post = closest(box, POST);
    if (memory.clicked && (!post || post.contains(memory.clicked))) return memory.clicked;
    const comment = closest(box, COMMENT);
    if (comment) return comment;
    const branch = box.closest('.comments-replies-list, .comments-thread-entity, .comments-comment-entity--replies');
    const above = branch?.parentElement && lastBefore(box, branch.parentElement.querySelectorAll('article'));
    return above || post;
  },
};

export default linkedin;

export const example: Example = {
  url: 'https://www.linkedin.com/feed/update/urn:li:activity:1/',
  html: `
    <div class="share-creation-state"><div id="share" role="textbox" contenteditable="true" aria-label="Text editor for creating content"></div></div>
    <div class="feed-shared-update-v2" data-urn="urn:li:activity:1">
      <span class="update-components-actor__title">Riverside Clinic</span><div class="update-components-text">We are hiring.</div>
      <article class="comments-comment-entity">
        <h3>Ana Ruiz</h3><time>3h</time><div class="comments-comment-item__main-content">You never answered my application.</div>
        <button aria-label="Reply to Ana">Reply</button>
        <div class="comments-comment-box"><form><div class="ql-container">
          <div id="reply" class="ql-editor" role="textbox" contenteditable="true" aria-label="Text editor for creating content"></div></div>
          <button type="submit">Reply</button></form></div>
      </article>
    </div>
    <div class="msg-form"><div id="message" role="textbox" contenteditable="true" aria-label="Write a message"></div></div>`,
  finds: [{ comment: 'You never answered my application.', author: 'Ana Ruiz' }],
  leaves: ['share', 'message'],
};
