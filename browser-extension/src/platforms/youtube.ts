import { closest, type Example, type Platform } from './platform';

const COMMENT = [
  'ytd-comment-view-model', 'ytd-comment-renderer', 'ytd-comment-thread-renderer', 'ytcp-comment', 'ytcp-comment-thread',
];

/** YouTube and YouTube Studio. Only reply boxes: the box under the video itself answers nobody. */
const youtube: Platform = {
  id: 'youtube',
  name: 'YouTube',
  server: 'youtube',
  matches: ['https://www.youtube.com/*', 'https://studio.youtube.com/*'],
  from: 'switch',
  selectors: {
    box: [
      'ytd-comment-reply-dialog-renderer #contenteditable-root[contenteditable]',
      'ytcp-commentbox textarea',
      'ytcp-commentbox #contenteditable-root[contenteditable]',
    ],
    comment: COMMENT,
    text: ['#content-text'],
    author: ['#author-text', '#name'],
    thread: ['ytd-comment-view-model', 'ytd-comment-renderer', 'ytcp-comment'],
    time: ['#published-time-text', '.published-time-text'],
    mention: ['a[href^="/@"]', '.mention'],
    submit: ['#submit-button button', '#submit-button'],
    reply: ['#reply-button-end button', '#reply-button', '#reply-button-end'],
    editor: ['tp-yt-paper-input-container', 'ytcp-mention-textbox', 'tp-yt-iron-autogrow-textarea', '#contenteditable-root'],
  },
  postsWith: 'ctrl-enter',
  answers(box, memory) {
    const thread = box.closest('ytd-comment-thread-renderer, ytcp-comment-thread');
    if (memory.clicked && (!thread || thread.contains(memory.clicked))) return memory.clicked;
    const around = closest(box, COMMENT);
    return around?.matches('ytcp-comment-thread') ? (around.querySelector('ytcp-comment') ?? around) : around;
  },
};

export default youtube;

export const example: Example = {
  url: 'https://www.youtube.com/watch?v=abc',
  html: `
    <ytd-comment-simplebox-renderer><div id="contenteditable-root" contenteditable="true" class="own"></div></ytd-comment-simplebox-renderer>
    <ytd-comment-thread-renderer>
      <ytd-comment-view-model>
        <h3><a id="author-text"><span>@ana-r</span></a></h3><span id="published-time-text"><a>2 hours ago</a></span>
        <div id="content-text">The video says nothing about cost.</div>
        <div id="reply-button-end"><button>Reply</button></div>
        <ytd-comment-reply-dialog-renderer><div><div id="contenteditable-root" contenteditable="true" aria-label="Add a reply..."></div></div>
          <div id="submit-button"><button>Reply</button></div></ytd-comment-reply-dialog-renderer>
      </ytd-comment-view-model>
    </ytd-comment-thread-renderer>
    <input id="search" name="search_query">`,
  finds: [{ comment: 'The video says nothing about cost.', author: '@ana-r' }],
  leaves: ['search'],
};
