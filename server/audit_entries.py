"""What is written into the audit trail about a draft. Only text with identifiers removed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from server.answer import DraftAnswer, DraftRequest
from server.store.audit import AuditEntry
from server.writers import Brief


def drafted(answer: DraftAnswer, brief: Brief, request: DraftRequest, who: str) -> AuditEntry:
    """The record of one draft: enough to say later who asked, what was known, what was written and why."""
    payload: dict[str, Any] = {
        "platform": request.platform,
        "stage": request.stage,
        "tone": request.tone,
        "length": request.length,
        "language": answer.language,
        "comment": answer.comment.text.text,
        "removed": sorted({removed.type for removed in answer.comment.removed}),
        "thread": [{"who": turn.who, "text": turn.text.text} for turn in brief.case.thread],
        "note": brief.case.note.text if brief.case.note else None,
        "triage": asdict(answer.triage),
        "route": answer.route,
        "reply": answer.reply,
        "alternatives": list(answer.alternatives),
        "sentences": [asdict(sentence) for sentence in answer.sentences],
        "findings": [asdict(finding) for finding in answer.findings],
        "repaired": list(answer.repaired),
        "facts": [fact.id for fact in brief.context.facts],
        "commitments": [commitment.id for commitment in brief.context.commitments],
        "account": request.account,
        "signer": brief.context.signer.role if brief.context.signer else None,
        "respond_by": answer.respond_by.isoformat() if answer.respond_by else None,
        "writer": asdict(answer.writer),
        "rulebook": {"version": answer.rulebook_version, "approved": answer.rulebook_approved},
        "timings_ms": answer.timings_ms,
    }
    return AuditEntry(id=answer.id, who=who, action="draft", payload=payload)


def failed(draft_id: str, code: str, who: str) -> AuditEntry:
    """A draft that was asked for and not made. The code says why; there is no text in it."""
    return AuditEntry(id=draft_id, who=who, action="draft-failed", payload={"code": code})
