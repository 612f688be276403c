"""`GET /v1/rules`: the rulebook that drafts are made under."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Request

from prompts.guidelines import guidelines
from server.api.auth import Principal, needs
from server.api.mapping import rule_out
from server.api.problems import documented
from server.api.schemas import RuleOut, RulesOut
from server.api.services import services
from server.errors import NotFound

router = APIRouter(prefix="/v1/rules", tags=["rules"])

Reader = Annotated[Principal, needs("rules")]


@router.get("", responses=documented(401, 403, 421, 503), summary="All rules")
async def rules(request: Request, who: Reader) -> RulesOut:
    """Every rule with its examples, and the version that drafts name."""
    pipeline = services(request).pipeline
    book = pipeline.rulebook
    return RulesOut(
        guidelines=dict(guidelines()),
        version=book.version,
        approved=pipeline.approved(book.version),
        rules=[rule_out(rule) for rule in book.rules.values()],
    )


@router.get("/{rule_id}", responses=documented(401, 403, 404, 421, 422, 503), summary="One rule")
async def rule(request: Request, who: Reader, rule_id: Annotated[str, Path(max_length=80)]) -> RuleOut:
    found = services(request).pipeline.rulebook.rules.get(rule_id)
    if found is None:
        raise NotFound("There is no rule with that id.", kept="", next_step="/v1/rules lists them.")
    return rule_out(found)
