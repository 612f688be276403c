import { closest, first, lastBefore, type Example, type Platform } from './platform';

const REVIEW = ['[data-review-id]', '[data-reviewid]'];

/** Google reviews: business.google.com and the reviews view of www.google.com, which sits in a frame. */
const google: Platform = {
  id: 'google',
  name: 'Google reviews',
  server: 'google',
  matches: [
    'https://business.google.com/*', 'https://www.google.com/local/*', 'https://www.google.com/maps/*',
    'https://www.google.com/search*',
  ],
  from: 'switch',
  frames: true,
  selectors: {
    box: ['textarea[aria-label*="reply" i]', 'textarea[jsname="YPqjbf"]', '[data-review-id] textarea'],
    comment: REVIEW,
    text: ['.wiI7pd', '[data-review-text]', '[jsname="PBWx0c"]', '.review-full-text', ':scope > div > span', ':scope > span', ':scope > p'],
    author: ['.d4r55', '[data-reviewer-name]', 'a[href*="/maps/contrib/"]', 'h3'],
    thread: [],
    time: ['time[datetime]', '.rsqaWe'],
    mention: [],
    submit: ['button[type="submit"]', 'button[jsname="hrGhad"]', 'button[data-submit]'],
    reply: ['[data-review-id] button', '[data-reviewid] button'],
    editor: ['label', 'textarea'],
  },
  postsWith: null,
  answers(box, memory) {
    const around = closest(box, REVIEW);
    if (around) return around;
    if (memory.clicked) return memory.clicked;
    const dialog = box.closest('[role="dialog"], [aria-modal="true"], form');
    return dialog && (first(dialog, REVIEW) ?? (dialog.querySelector('.wiI7pd') ? dialog : lastBefore(box, box.ownerDocument.querySelectorAll(REVIEW.join(',')))));
  },
};

export default google;

export const example: Example = {
  url: 'https://business.google.com/reviews',
  html: `
    <textarea id="search" name="q" aria-label="Search"></textarea>
    <div data-review-id="r1"><div class="d4r55">Ana Ruiz</div><span class="rsqaWe">2 days ago</span>
      <span class="wiI7pd">The billing desk charged me twice.</span><button>Reply</button>
      <form><textarea id="box" aria-label="Your public reply"></textarea><button type="submit">Post reply</button></form></div>
    <div data-review-id="r2"><div class="d4r55">Ben</div><span class="wiI7pd">Great.</span></div>`,
  finds: [{ comment: 'The billing desk charged me twice.', author: 'Ana Ruiz' }],
  leaves: ['search'],
};
