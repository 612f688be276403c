"""Pages in the markup of each site, with the editor that the site really uses."""

# Markup reads better unbroken.
# ruff: noqa: E501

from __future__ import annotations

from dataclasses import dataclass

COMMENT = "Waited 3 hours past my appointment and the front desk just rolled their eyes at me. Never again."


@dataclass(frozen=True)
class Site:
    """One page with one reply box. `box` is the id under which the editor's state can be read."""

    name: str
    url: str
    html: str
    script: str
    box: str = "box"
    post: str = "[data-post]"
    before: str = ""
    """What is clicked before the box answers the comment."""


def x_page(extra: str = "") -> str:
    return f"""
    <main><article data-testid="tweet" tabindex="-1">
      <div data-testid="User-Name"><div>Ana Ruiz</div><div>@ana <a href="/ana/status/10"><time datetime="2026-11-22T10:00:00.000Z">1h</time></a></div></div>
      <div data-testid="tweetText">{COMMENT}</div>
      <div role="group"><button data-testid="reply">Reply</button></div>
    </article>
    <div id="composer"><div><div><div id="box"></div></div></div>
      <div data-testid="toolBar"><button data-testid="tweetButtonInline" data-post>Reply</button></div></div>
    {extra}</main>"""


def facebook_page(label: str = "Reply to Ana Ruiz", by: str = "Comment by Ana Ruiz 2 hours ago") -> str:
    return f"""
    <div role="main"><div role="article"><h3><a href="/riverside">Riverside Clinic</a></h3>
      <div data-ad-preview="message" dir="auto">Our new front desk opens on Monday.</div>
      <div><div role="article" aria-label="{by}"><a href="/ana?comment_id=1">Ana Ruiz</a>
        <div dir="auto">{COMMENT}</div><div role="button" tabindex="0">Reply</div></div>
      <div><form><div><div><div id="box" role="textbox" contenteditable="true" aria-label="{label}"></div></div></div>
        <div role="button" tabindex="0" aria-label="Comment" data-post>Send</div></form></div></div>
    </div></div>"""


SITES = (
    Site("x-draft", "https://x.com/ana/status/10", x_page(), "fixture.make('draft', 'box', {text: OLD})"),
    Site(
        "facebook-lexical",
        "https://www.facebook.com/riverside/posts/1",
        facebook_page(),
        "fixture.make('lexical', 'box', {text: OLD})",
    ),
    Site(
        "reddit-lexical",
        "https://www.reddit.com/r/town/comments/1/clinic/",
        f"""<shreddit-post author="mo"><a slot="title">Anyone been?</a></shreddit-post>
        <shreddit-comment thingid="t1_a" author="ana"><div slot="comment"><p>{COMMENT}</p></div>
          <shreddit-composer><div id="box" slot="rte" contenteditable="true" role="textbox"></div>
          <button slot="submit-button" type="button" data-post>Comment</button></shreddit-composer></shreddit-comment>""",
        "fixture.make('lexical', 'box', {text: OLD})",
    ),
    Site(
        "linkedin-quill",
        "https://www.linkedin.com/feed/update/urn:li:activity:1/",
        f"""<div class="feed-shared-update-v2" data-urn="urn:li:activity:1"><article class="comments-comment-entity">
          <h3>Ana Ruiz</h3><time>3h</time><div class="comments-comment-item__main-content">{COMMENT}</div>
          <div class="comments-comment-box"><form><div><div id="box"></div></div><button type="button" class="comments-comment-box__submit-button" data-post>Reply</button></form></div>
        </article></div>""",
        "fixture.make('quill', 'box', {text: OLD})",
    ),
    Site(
        "linkedin-prosemirror",
        "https://www.linkedin.com/feed/update/urn:li:activity:2/",
        f"""<div class="feed-shared-update-v2" data-urn="urn:li:activity:2"><article class="comments-comment-entity">
          <h3>Ana Ruiz</h3><time>3h</time><div class="comments-comment-item__main-content">{COMMENT}</div>
          <div class="comments-comment-box"><form><div data-testid="ui-core-tiptap-text-editor-wrapper"><div id="box"></div></div>
          <button type="button" class="comments-comment-box__submit-button" data-post>Reply</button></form></div></article></div>""",
        "fixture.make('prose', 'box', {text: OLD})",
    ),
    Site(
        "instagram-textarea",
        "https://www.instagram.com/p/abc/",
        f"""<article><ul><li><h2><a href="/riverside/">riverside</a></h2><div><span dir="auto">Our team.</span></div></li>
          <li><h3><a href="/ana/">ana</a></h3><div><span dir="auto">{COMMENT}</span></div><button>Reply</button></li></ul>
          <form method="POST"><textarea id="box" aria-label="Add a comment…" autocomplete="off"></textarea><button type="submit" data-post>Post</button></form></article>""",
        before="li:nth-child(2) button",
        script="document.querySelector('form').onsubmit = (e) => e.preventDefault(); fixture.make('field', 'box', {text: OLD})",
    ),
    Site(
        "youtube-contenteditable",
        "https://www.youtube.com/watch",
        f"""<ytd-comment-thread-renderer><ytd-comment-view-model><h3><a id="author-text">@ana</a></h3><div id="content-text">{COMMENT}</div>
          <ytd-comment-reply-dialog-renderer><div><div id="contenteditable-root" contenteditable="true" aria-label="Add a reply..."></div></div>
          <div id="submit-button"><button type="button" data-post>Reply</button></div></ytd-comment-reply-dialog-renderer></ytd-comment-view-model></ytd-comment-thread-renderer>""",
        "fixture.make('plain', 'contenteditable-root', {text: OLD})",
        box="contenteditable-root",
    ),
    Site(
        "studio-textarea",
        "https://studio.youtube.com/channel/1/comments",
        f"""<ytcp-comment-thread><ytcp-comment><a id="author-text">@ana</a><div id="content-text">{COMMENT}</div></ytcp-comment>
          <ytcp-commentbox><textarea id="box"></textarea><div id="submit-button"><button type="button" data-post>Reply</button></div></ytcp-commentbox></ytcp-comment-thread>""",
        "fixture.make('field', 'box', {text: OLD})",
    ),
    Site(
        "google-textarea",
        "https://business.google.com/reviews",
        f"""<div data-review-id="r1"><div class="d4r55">Ana Ruiz</div><span class="wiI7pd">{COMMENT}</span>
          <form><textarea id="box" aria-label="Your public reply"></textarea><button type="button" jsname="hrGhad" data-post>Post reply</button></form></div>""",
        "fixture.make('field', 'box', {text: OLD})",
    ),
)
