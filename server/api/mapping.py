"""From the HTTP schemas to the pipeline's types and back."""

from __future__ import annotations

from guardrails.types import Commitment, Contact, Signer
from prompts.rulebook import Rule
from server.accounts.person import Person
from server.answer import CheckRequest, DraftAnswer, DraftRequest
from server.api.schemas import CheckIn, DraftIn, DraftOut, RuleOut


def draft_request(body: DraftIn, person: Person | None = None) -> DraftRequest:
    """What is asked for; whoever has an account signs it, in the language that they want."""
    return DraftRequest(
        comment=body.comment,
        platform=body.platform,
        kind=body.kind,
        stage=body.stage,
        tone=body.tone,
        length=body.length,
        language=body.language or (person.language if person else None) or None,
        thread=tuple((turn.author, turn.text) for turn in body.thread),
        author=body.author,
        posted_at=body.posted_at,
        note=body.note,
        alternatives=body.alternatives,
        signer=person.signer if person else None,
        account=person.id if person else None,
    )


def draft_out(answer: DraftAnswer) -> DraftOut:
    """The answer as the contract names it."""
    return DraftOut.model_validate({
        "id": answer.id,
        "route": answer.route,
        "reply": answer.reply,
        "alternatives": answer.alternatives,
        "sentences": answer.sentences,
        "triage": answer.triage,
        "comment": {"text": answer.comment.text.text, "removed": answer.comment.removed},
        "findings": answer.findings,
        "verify": answer.verify,
        "respond_by": answer.respond_by,
        "next": answer.next,
        "writer": answer.writer,
        "rulebook": {"version": answer.rulebook_version, "approved": answer.rulebook_approved},
        "timings_ms": answer.timings_ms,
        "card": answer.card,
        "language": answer.language,
        "notes": answer.notes,
    })  # fmt: skip


def check_request(body: CheckIn, person: Person | None = None) -> CheckRequest:
    """What is to be checked; without a signer it is whoever asks, where they have an account."""
    mine = person.signer if person else None
    commitments = None
    if body.commitments is not None:
        commitments = tuple(Commitment(f"given-{n}", "other", text) for n, text in enumerate(body.commitments, start=1))
    return CheckRequest(
        reply=body.reply,
        comment=body.comment,
        platform=body.platform,
        kind=body.kind,
        stage=body.stage,
        signer=Signer(body.signer.name, body.signer.role) if body.signer else mine,
        organisation=body.signer.organisation if body.signer else None,
        contact=contact(body.contact) if body.contact else None,
        commitments=commitments,
    )


def contact(text: str) -> Contact:
    """The private way as it was given; its kind is read off its form."""
    if "@" in text:
        return Contact(text, "email")
    if sum(letter.isdigit() for letter in text) >= 7:
        return Contact(text, "phone")
    return Contact(text, "form" if "://" in text or "/" in text else "message")


def rule_out(rule: Rule) -> RuleOut:
    return RuleOut.model_validate(rule.model_dump(mode="json"))
