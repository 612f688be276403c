"""`POST /v1/checks` and `POST /v1/deidentify`: nothing is stored and no model is asked."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Request

from server.api.auth import Principal, needs
from server.api.mapping import check_request
from server.api.problems import documented
from server.api.schemas import CheckIn, CheckOut, DeidentifyIn, FindingOut, RemovedOut, SafeOut
from server.api.services import services

router = APIRouter(prefix="/v1", tags=["texts"], responses=documented(400, 401, 403, 413, 421, 422, 503))

Checker = Annotated[Principal, needs("checks")]


@router.post("/checks", summary="Check a reply that a person wrote")
async def check(request: Request, body: CheckIn, who: Checker) -> CheckOut:
    """Every place that breaks a rule, in the order of the text."""
    findings = await services(request).pipeline.check(check_request(body, who.person))
    shown = [FindingOut.model_validate(finding) for finding in findings]
    return CheckOut(ok=all(finding.severity == "advise" for finding in findings), findings=shown)


@router.post("/deidentify", summary="Remove identifiers from a text")
async def deidentify(request: Request, body: DeidentifyIn, who: Checker) -> SafeOut:
    """The text with placeholders, and where the identifiers were. There is no way back."""
    removed = await services(request).pipeline.deidentify(body.text, body.author)
    return SafeOut(text=removed.text.text, removed=[RemovedOut.model_validate(item) for item in removed.removed])
