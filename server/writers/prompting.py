"""From a brief to the messages that a model gets: picks the template of the stage and fills its input."""

from __future__ import annotations

from guardrails.types import Finding, SafeText, Stage
from prompts.book import Book
from prompts.render import (
    ClosingPrompt,
    GistPrompt,
    HoldingPrompt,
    LetterPrompt,
    Message,
    MirrorPrompt,
    PrivatePrompt,
    RepairPrompt,
    ReplyPrompt,
    Turn,
)
from prompts.rulebook import Rule
from server.writers import Brief

LIMITS = {
    "x": "within 270 characters",
    "google": "within 4,000 characters",
    "instagram": "within 2,000 characters",
    "linkedin": "within 1,200 characters",
}
"""In the writer's words, a little under the real ones: a model can't count, the check can."""

_TEMPLATES: dict[Stage, type[ReplyPrompt]] = {
    "public": ReplyPrompt,
    "holding": HoldingPrompt,
    "private": PrivatePrompt,
    "closing": ClosingPrompt,
    "letter": LetterPrompt,
}
EXAMPLES = 3


def messages(brief: Brief, previous: str = "", findings: tuple[Finding, ...] = ()) -> tuple[Message, ...]:
    """The messages for a draft, or for its repair where an earlier text and its findings are given."""
    task = reply_prompt(brief)
    if not previous or not findings:
        return brief.book.render(task)
    problems = tuple(dict.fromkeys(_problem(finding, previous, brief.rules) for finding in findings))
    return brief.book.render(RepairPrompt(task=task, previous=previous, problems=problems))


def mirror_messages(brief: Brief) -> tuple[Message, ...]:
    """The messages for the one sentence that a small model writes."""
    return mirror(brief.book, brief.case.comment.text, brief.context.language or "en")


def mirror(book: Book, comment: SafeText, language: str = "en") -> tuple[Message, ...]:
    """The same for any comment."""
    return book.render(MirrorPrompt(comment=comment, language=language, examples=book.mirrors(language)))


def gist_messages(brief: Brief) -> tuple[Message, ...]:
    """The messages for what a comment is about, which a taught model says."""
    return gist(brief.book, brief.case.comment.text)


def gist(book: Book, comment: SafeText) -> tuple[Message, ...]:
    """The same for any comment."""
    return book.render(GistPrompt(comment=comment))


def has_gists(book: Book) -> bool:
    """Whether a version knows how to ask for it: one that was approved before there was a taught model does not."""
    return f"templates/{GistPrompt.template}.j2" in book.files


def reply_prompt(brief: Brief) -> ReplyPrompt:
    """The frozen input of the stage's template."""
    context, signer = brief.context, brief.context.signer
    kind = context.kind or brief.triage.kind
    language = context.language or "en"
    return _TEMPLATES[context.stage](
        comment=brief.case.comment.text,
        thread=tuple(Turn(turn.who, turn.text) for turn in brief.case.thread),
        note=brief.case.note,
        kind=kind,
        topics=context.topics,
        platform=context.platform,
        limit=LIMITS.get(context.platform, ""),
        language=language,
        tone=brief.tone,
        length=brief.length,
        organisation=context.organisation,
        about=context.settings.get("about", ""),
        voice=(signer.voice if signer and signer.voice else context.settings.get("voice", "")),
        signer=signer.name if signer else context.organisation,
        role=signer.role if signer else "",
        contacts=tuple(contact.text for contact in context.contacts),
        facts=tuple(fact.text for fact in context.facts),
        commitments=tuple(item.text for item in context.commitments),
        says=tuple(rule.says for rule in brief.rules),
        examples=brief.book.nearest(kind, context.topics, language, EXAMPLES) if context.stage == "public" else (),
    )


def _problem(finding: Finding, previous: str, rules: tuple[Rule, ...]) -> str:
    """One finding as the writer reads it: the words, what is wrong with them, and the rule's hint."""
    words = previous[finding.start : finding.end].strip()
    fix = next((rule.fix for rule in rules if rule.id == finding.rule), "")
    where = f"“{words}”: " if words and words != previous.strip() else ""
    return f"{where}{finding.message} {fix}".strip()
