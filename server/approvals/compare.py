"""What a proposal would change: recorded cases and comments of our own, drafted and checked by both versions.

No model is asked: both versions write from approved sentences, so that whatever differs comes from the rulebook. A
reply that was recorded is checked again as it stands.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import cast

import yaml
from sqlalchemy import Engine

from guardrails.triage import triage
from guardrails.types import KINDS, PLATFORMS, STAGES, Finding, Kind, Platform, Stage
from server.answer import DraftRequest
from server.errors import SincerelyError
from server.pipeline import Pipeline
from server.records.case import Words, difference
from server.records.search import Query, find

MOST_RECORDED = 50
NOTHING = "No draft."


@dataclass(frozen=True, slots=True)
class Case:
    """A comment without identifiers. `reply` is what was recorded for it; empty for a comment of ours."""

    comment: str
    platform: Platform = "other"
    stage: Stage = "public"
    kind: Kind | None = None
    reply: str = ""
    draft_id: str = ""


@dataclass(frozen=True, slots=True)
class Remarked:
    """A finding as people read it: the rule and the words that it objects to."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True)
class Effect:
    """What differs for one case. `gained` and `lost` are findings on the recorded reply."""

    case: Case
    gained: tuple[Remarked, ...]
    lost: tuple[Remarked, ...]
    before: str
    after: str

    @property
    def differs(self) -> bool:
        return bool(self.gained or self.lost or self.before != self.after)

    @property
    def words(self) -> tuple[Words, ...]:
        return difference(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """The cases that were looked at, and those among them for which something differs."""

    recorded: int
    own: int
    effects: tuple[Effect, ...]

    @property
    def drafts(self) -> int:
        return sum(effect.before != effect.after for effect in self.effects)

    @property
    def gained(self) -> int:
        return sum(len(effect.gained) for effect in self.effects)

    @property
    def lost(self) -> int:
        return sum(len(effect.lost) for effect in self.effects)


@cache
def own_cases() -> tuple[Case, ...]:
    """Comments that ship with the server: every kind, several platforms and stages, nobody real."""
    raw = yaml.safe_load(Path(__file__).with_name("comments.yaml").read_text(encoding="utf-8"))
    return tuple(Case(item["comment"], item["platform"], item.get("stage", "public")) for item in raw)


def recorded_cases(engine: Engine) -> tuple[Case, ...]:
    """The latest drafts of the trail, newest first. Their comments hold no identifiers any more."""
    found = find(engine, Query(action="draft"), page=MOST_RECORDED).entries
    return tuple(case for entry in found if (case := _recorded(entry.about, dict(entry.payload))))


def _recorded(draft_id: str, said: dict[str, object]) -> Case | None:
    triaged = said.get("triage")
    kind = triaged.get("kind") if isinstance(triaged, dict) else None
    platform, stage = said.get("platform"), said.get("stage")
    if not said.get("comment") or platform not in PLATFORMS or stage not in STAGES or kind not in KINDS:
        return None
    return Case(
        str(said["comment"]), platform, stage, cast(Kind, kind), str(said.get("reply") or ""),
        draft_id,
    )  # fmt: skip


def compare(before: Pipeline, after: Pipeline, recorded: tuple[Case, ...], own: tuple[Case, ...]) -> Comparison:
    """Draft and check every case by both. Takes seconds, and is not for the event loop."""
    return asyncio.run(_compare(_alone(before), _alone(after), recorded, own))


async def _compare(before: Pipeline, after: Pipeline, recorded: tuple[Case, ...], own: tuple[Case, ...]) -> Comparison:
    effects = [await _effect(before, after, case) for case in (*recorded, *own)]
    return Comparison(len(recorded), len(own), tuple(effect for effect in effects if effect.differs))


def _alone(pipeline: Pipeline) -> Pipeline:
    """The pipeline without the memory of recent replies: both versions begin alike."""
    return replace(pipeline, recent=deque(), drafting=replace(pipeline.drafting, model=None))


async def _effect(before: Pipeline, after: Pipeline, case: Case) -> Effect:
    safe = before.deidentifier.deidentify_case(case.comment)
    understood = triage(
        safe.comment.text, platform=case.platform, kind=case.kind, removed=safe.comment.removed,
        strict_programme=before.organisation.strict_programme,
    )  # fmt: skip
    asked = DraftRequest(case.comment, platform=case.platform, stage=case.stage, kind=case.kind)
    texts: list[str] = []
    found: list[tuple[Remarked, ...]] = []
    for pipeline in (before, after):
        try:
            brief, written = await pipeline.compose(safe, understood, asked)
            texts.append(written.text if written else NOTHING)
            findings = pipeline.checker.check(case.reply, brief.context) if case.reply else ()
            found.append(tuple(dict.fromkeys(_remarked(findings, case.reply))))
        except SincerelyError as error:
            texts.append(f"{NOTHING} {error.title}.")
            found.append(())
    gained = tuple(one for one in found[1] if one not in found[0])
    lost = tuple(one for one in found[0] if one not in found[1])
    return Effect(replace(case, comment=safe.comment.text.text), gained, lost, *texts)


def _remarked(findings: tuple[Finding, ...], reply: str) -> Iterator[Remarked]:
    for finding in findings:
        words = reply[finding.start : finding.end]
        yield Remarked(finding.rule, "" if words == reply else words)
