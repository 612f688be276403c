"""Where each part of a message to a model comes from: rule, fact, promise, example, register, comment or template.

A message is cut at every text that went into it, and what is left at the pieces of the templates themselves. A part
that nothing accounts for would have no origin; a test holds that there is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from jinja2 import Environment

from prompts.render import Fence, Message, ReplyPrompt
from server.writers import Brief
from server.writers.prompting import reply_prompt

PARTS = "_parts"
MIRROR = "mirror"
GIST = "gist"


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a part of a message comes from. `kind` is one of `rule fact commitment example contact voice register
    comment fence stage template`; a `stage` is the template of one stage, a `template` what all of them share."""

    kind: str
    name: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a message. Only blank ones have no origin."""

    text: str
    origin: Origin | None = None


Known = Sequence[tuple[str, Origin]]
FENCE = Origin("fence", "marks a stranger's words")


def traced(message: Message, brief: Brief, template: str) -> tuple[Part, ...]:
    """A message of `template` in parts; joined, they are the message again."""
    inside = {text.strip(): origin for text, origin in strangers(brief)}
    known = [*origins(brief), *pieces_of(brief.book.files[f"templates/{template}.j2"], template)]
    known += pieces_of(brief.book.files[f"templates/{PARTS}.j2"], PARTS)
    parts: list[Part] = []
    at = 0
    for fenced in _FENCED.finditer(message.text):
        parts += trace(message.text[at : fenced.start()], known)
        parts += [
            Part(fenced["open"], FENCE), Part(fenced["text"], inside.get(fenced["text"])), Part(fenced["close"], FENCE)
        ]  # fmt: skip
        at = fenced.end()
    parts += trace(message.text[at:], known)
    return tuple(_joined(parts))


_FENCED = re.compile(r"(?P<open>\[data (\w{6})\]\n)(?P<text>.*?)(?P<close>\n\[end \2\])", re.DOTALL)
assert _FENCED.fullmatch(Fence.around("a").wrap("a"))


def strangers(brief: Brief) -> Iterator[tuple[str, Origin]]:
    """What stands between the lines that fence off text from outside."""
    yield brief.case.comment.text.text, Origin("comment", "the comment")
    for turn in brief.case.thread:
        yield turn.text.text, Origin("comment", f"thread, {turn.who}")
    if brief.case.note:
        yield brief.case.note.text, Origin("comment", "the colleague's note")
    for number, pair in enumerate(brief.book.mirrors(brief.context.language or "en"), start=1):
        yield pair.comment, Origin("example", f"approved example {number}")


def origins(brief: Brief) -> Iterator[tuple[str, Origin]]:
    """Every text that the register, the rulebook or the examples may have put into a message."""
    for rule in brief.rules:
        yield rule.says, Origin("rule", rule.id, f"/rulebook/{rule.id}")
    for fact in brief.context.facts:
        yield fact.text, Origin("fact", fact.id, "/organisation#facts")
    for commitment in brief.context.commitments:
        yield commitment.text, Origin("commitment", commitment.id, "/organisation#promises")
    prompt: ReplyPrompt = reply_prompt(brief)
    mirrors = brief.book.mirrors(prompt.language)
    for number, pair in (*enumerate(prompt.examples, start=1), *enumerate(mirrors, start=1)):
        yield pair.comment, Origin("example", f"approved example {number}")
        yield pair.reply, Origin("example", f"approved example {number}")
    for contact in prompt.contacts:
        yield contact, Origin("contact", "private contact", "/organisation#channels")
    yield prompt.voice, Origin("voice", "voice", "/organisation#signers")
    yield prompt.about, Origin("register", "organisation", "/organisation")
    yield prompt.organisation, Origin("register", "organisation", "/organisation")
    yield prompt.signer, Origin("register", "who signs", "/organisation#signers")
    yield prompt.role, Origin("register", "who signs", "/organisation#signers")
    yield prompt.platform, Origin("asked", "platform")
    yield prompt.limit, Origin("asked", "the platform's limit")
    yield prompt.language, Origin("asked", "language")
    for turn in prompt.thread:
        yield turn.who, Origin("comment", "who wrote it")


@lru_cache(maxsize=64)
def pieces_of(source: str, name: str) -> Known:
    """The template's own words, line by line, and what it puts between items of a list."""
    kind = "template" if name == PARTS else "stage"
    origin = Origin(kind, f"{name}.j2", f"#template-{name}")
    said: list[str] = []
    for _, sort, text in _LEXER.lex(source):
        if sort == "data":
            said += text.split("\n")
        elif sort == "string" and " " in text:
            said.append(text[1:-1])
    return tuple((line, origin) for line in dict.fromkeys(line.strip() for line in said) if line)


_LEXER = Environment(trim_blocks=True, lstrip_blocks=True)  # noqa: S701 - reads templates, renders none


def trace(text: str, known: Known) -> tuple[Part, ...]:
    """Cut a text at the known texts, the longest first; joined, the parts are the text again."""
    parts: list[Part] = [Part(text)] if text else []
    for words, origin in sorted(known, key=lambda item: -len(item[0])):
        wanted = words.strip()
        if wanted:
            parts = [piece for part in parts for piece in _split(part, wanted, origin)]
    return tuple(parts)


def _split(part: Part, wanted: str, origin: Origin) -> Iterator[Part]:
    """A known text counts where it does not stand within a word: the platform `x` is in no `text`."""
    if part.origin or wanted not in part.text:
        yield part
        return
    at = 0
    for found in re.finditer(rf"(?<!\w(?=\w)){re.escape(wanted)}(?!(?<=\w)\w)", part.text):
        if found.start() > at:
            yield Part(part.text[at : found.start()])
        yield Part(wanted, origin)
        at = found.end()
    if at < len(part.text):
        yield Part(part.text[at:])


def _joined(parts: Sequence[Part]) -> list[Part]:
    """Lines of one template that follow each other, with the blanks between them, as one part."""
    made: list[Part] = []
    for part in parts:
        before = made[-2:]
        blank = len(before) == 2 and before[1].origin is None and not before[1].text.strip()
        if blank and part.origin and part.origin == before[0].origin and part.origin.kind in ("template", "stage"):
            made[-2:] = [Part(before[0].text + before[1].text + part.text, part.origin)]
        else:
            made.append(part)
    return made
