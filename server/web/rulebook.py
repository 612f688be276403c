"""The Rulebook pages: every rule in plain words, its examples with their result now, and the guidelines behind it."""

from __future__ import annotations

import asyncio
import importlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import yaml
from starlette.datastructures import QueryParams
from starlette.responses import Response

from guardrails.check_reply import Checker
from guardrails.deidentify import Deidentifier
from guardrails.types import PLATFORMS, STAGES, Finding
from prompts.rulebook import Example, Rule, Rulebook
from server.answer import CheckRequest
from server.api.schemas import LONGEST_COMMENT, LONGEST_REPLY
from server.api.services import services
from server.errors import InvalidInput, NotFound
from server.records.insights import lately
from server.web.forms import one_of, text_of
from server.web.site import FOLDER, Visit

SEVERITIES = ("block", "repair", "advise")


@dataclass(frozen=True, slots=True)
class Guideline:
    """One point of one of the five sources. `acts` says where it acts apart from rules; it may be empty."""

    id: str
    text: str
    acts: str
    source: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the list is narrowed to. Values that do not exist are taken as "all"."""

    q: str = ""
    severity: str = ""
    stage: str = ""
    platform: str = ""
    source: str = ""

    @classmethod
    def of(cls, query: QueryParams, sources: Sequence[str]) -> Filters:
        def known(name: str, values: Sequence[str]) -> str:
            return query[name] if query.get(name) in values else ""

        return cls(
            q=query.get("q", "").strip()[:100],
            severity=known("severity", SEVERITIES),
            stage=known("stage", STAGES),
            platform=known("platform", PLATFORMS),
            source=known("source", sources),
        )

    def keep(self, rule: Rule) -> bool:
        place = rule.applies_to
        return (
            (not self.severity or rule.severity == self.severity)
            and (not self.stage or not place.stages or self.stage in place.stages)
            and (not self.platform or not place.platforms or self.platform in place.platforms)
            and (not self.source or self.source in rule.sources)
            and all(word in _searched(rule) for word in self.q.casefold().split())
        )

    @property
    def narrow(self) -> bool:
        return any((self.q, self.severity, self.stage, self.platform, self.source))


@dataclass(frozen=True, slots=True)
class ExampleResult:
    """An example and what its rule makes of it now; `problem` is None where it does what its file says."""

    example: Example
    must_pass: bool
    problem: str | None


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a checked text, with the findings that cover it, the gravest first."""

    text: str
    findings: tuple[Finding, ...] = ()


async def index(visit: Visit) -> Response:
    """All rules, searched and filtered, by severity."""
    rulebook = visit.site.pipeline().rulebook
    sources = sorted({source for rule in rulebook.rules.values() for source in rule.sources})
    filters = Filters.of(visit.request.query_params, sources)
    found = [rule for rule in rulebook.rules.values() if filters.keep(rule)]
    groups = {severity: [rule for rule in found if rule.severity == severity] for severity in SEVERITIES}
    return visit.page(
        "rulebook.html", groups=groups, found=len(found), rulebook=rulebook, filters=filters, sources=sources,
        approved=visit.site.pipeline().approved(rulebook.version), version=rulebook.version,
        guidelines=guideline_texts(),
    )  # fmt: skip


async def guidelines(visit: Visit) -> Response:
    """The 42 guidelines and the rules that serve each."""
    rulebook = visit.site.pipeline().rulebook
    by_source: dict[str, list[Guideline]] = {}
    for point in all_guidelines(rulebook):
        by_source.setdefault(point.source, []).append(point)
    return visit.page("guidelines.html", guidelines=by_source, count=sum(map(len, by_source.values())))


async def rule(visit: Visit) -> Response:
    """One rule, whole."""
    return await _rule_page(visit, _wanted(visit))


async def try_rule(visit: Visit) -> Response:
    """Check a text that somebody typed in. Nothing is stored."""
    wanted = _wanted(visit)
    fields = await visit.form()
    reply = text_of(fields, "reply", LONGEST_REPLY)
    if not reply.strip():
        raise InvalidInput("There is no reply to check.", kept="", next_step="Write one into the box.")
    asked = CheckRequest(
        reply=reply,
        comment=text_of(fields, "comment", LONGEST_COMMENT) or None,
        platform=one_of(fields, "platform", PLATFORMS, "other"),
        stage=one_of(fields, "stage", STAGES, "public"),
    )
    findings = await visit.site.pipeline().check(asked)
    return await _rule_page(visit, wanted, tried=asked, findings=findings, stretches=stretches(reply, findings))


def _records(visit: Visit, wanted: Rule) -> dict[str, Any]:
    """What the database says about a rule: who approved it, its history, and how often it was seen."""
    home = services(visit.request)
    history = home.in_force.approvals.history(f"rules/{wanted.id}.yaml") if home.in_force else ()
    return {"history": history, "lately": lately(home.store.engine, wanted.id)}


async def _rule_page(visit: Visit, wanted: Rule, **tried: Any) -> Response:
    pipeline = visit.site.pipeline()
    records = await asyncio.to_thread(_records, visit, wanted)
    results = await asyncio.to_thread(run_examples, pipeline.checker, pipeline.deidentifier, wanted)
    values: dict[str, Any] = {"tried": None, "findings": (), "stretches": (), **tried}
    return visit.page(
        "rule.html", rule=wanted, token=visit.token(), results=results, looks=how_it_looks(wanted),
        wordings=list(wordings(wanted)), guidelines=guideline_texts(), rulebook=pipeline.rulebook,
        approved=pipeline.approved(pipeline.rulebook.version), version=pipeline.rulebook.version, **records, **values,
    )  # fmt: skip


def _wanted(visit: Visit) -> Rule:
    rules = visit.site.pipeline().rulebook.rules
    found = rules.get(visit.request.path_params["rule_id"])
    if found is None:
        raise NotFound("There is no rule of that name.", kept="", next_step="Look for it in the rulebook.")
    return found


def run_examples(checker: Checker, deidentifier: Deidentifier, wanted: Rule) -> tuple[ExampleResult, ...]:
    """Every example of a rule, run now. Takes a few milliseconds each: not for the event loop."""

    def result(example: Example, must_pass: bool) -> ExampleResult:
        problem = checker.example_problem(
            wanted, example, must_pass=must_pass, make_safe=lambda text: deidentifier.deidentify(text).text
        )
        return ExampleResult(example, must_pass, problem)

    return (
        *(result(example, False) for example in wanted.fails),
        *(result(example, True) for example in wanted.passes),
    )


@cache
def guideline_texts() -> Mapping[str, Mapping[str, str]]:
    """Id -> `text`, `acts` and `source`, in the order of the sources."""
    raw = yaml.safe_load((FOLDER / "guidelines.yaml").read_text(encoding="utf-8"))
    return {name: {**item, "source": raw["sources"][name.split("-")[1]]} for name, item in raw["guidelines"].items()}


def all_guidelines(rulebook: Rulebook) -> Iterator[Guideline]:
    for name, item in guideline_texts().items():
        serving = tuple(rule for rule in rulebook.rules.values() if name in rule.sources)
        yield Guideline(name, item["text"], item["acts"], item["source"], serving)


def how_it_looks(wanted: Rule) -> str:
    """What the check looks for: the first line of the docstring of its way of checking."""
    if not wanted.check:
        return "No check: this is only told to the writer."
    module = importlib.import_module(f"guardrails.checks.{wanted.check['kind']}")
    first = (module.__doc__ or "").strip().splitlines()[0]
    if wanted.check.get("learned"):
        first += " It also compares by meaning with sentences that were judged by people."
    if wanted.check.get("hint"):
        first += " What stands under “hint” is said in good replies too, and counts only where the meaning agrees."
    return first


def wordings(wanted: Rule) -> Iterator[tuple[str, list[str]]]:
    """The wordings that a check was given, by what they are for (`find, English`), as its file writes them."""
    for name, value in (wanted.check or {}).items():
        for where, patterns in value.items() if isinstance(value, Mapping) else ():
            lines = [
                str(item.get("phrase", item)) if isinstance(item, Mapping) else str(item) for item in _list(patterns)
            ]
            if lines:
                yield f"{name}, {where}", lines


def _list(value: Any) -> Sequence[Any]:
    return value if isinstance(value, list | tuple) else [value]


def stretches(text: str, findings: Sequence[Finding]) -> tuple[Stretch, ...]:
    """Cut a text wherever a finding begins or ends; joined, the stretches are the text again."""
    edges = sorted({0, len(text), *(edge for found in findings for edge in (found.start, found.end))})
    gravest = sorted(findings, key=lambda found: SEVERITIES.index(found.severity))
    return tuple(
        Stretch(text[start:end], tuple(found for found in gravest if found.start <= start and end <= found.end))
        for start, end in pairwise(edges)
    )


def _searched(rule: Rule) -> str:
    return " ".join((rule.id, rule.title, rule.why, rule.says, rule.fix, *rule.sources)).casefold()
