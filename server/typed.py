"""What is known of a text that a person typed: from the request first, then from the comment, then from the house."""

from __future__ import annotations

from guardrails.types import DraftContext, SafeText, Triage
from server.answer import CheckRequest
from server.organisation import Organisation


def typed_context(
    request: CheckRequest,
    comment: SafeText | None,
    understood: Triage | None,
    house: Organisation,
    fixed_texts: tuple[str, ...],
) -> DraftContext:
    """The context of a check. `understood` is None where no comment came with the text."""
    return DraftContext(
        platform=request.platform,
        kind=request.kind or (understood.kind if understood else None),
        kind_guessed=request.kind is None and understood is not None,
        stage=request.stage,
        language=understood.language if understood else None,
        comment=comment,
        topics=understood.topics if understood else (),
        flags=understood.flags if understood else (),
        organisation=request.organisation or house.name,
        signer=request.signer or house.signers[0],
        contacts=(request.contact,) if request.contact else house.channels,
        facts=house.facts,
        commitments=house.commitments if request.commitments is None else request.commitments,
        fixed_texts=fixed_texts,
    )
