"""Approved wordings that a rule always refuses cost the composer tries, and are never read by anybody."""

from __future__ import annotations

import pytest

from guardrails.check_reply import Checker
from guardrails.checks import _learned
from guardrails.types import DraftContext, Kind
from prompts import book as books
from prompts.frames import SLOT

SLOTS = {"amount": "three hours", "a_amount": "a three-hour", "times": "three times"}


@pytest.fixture
def checker(monkeypatch: pytest.MonkeyPatch) -> Checker:
    """Without the learned judge: what it thinks of a sentence changes with each training."""
    monkeypatch.setattr(_learned, "broken_rules", lambda folded: frozenset())
    return Checker(books.load().rulebook)


def test_no_phrase_forbids_what_is_approved_for_a_concern(checker: Checker) -> None:
    wording = {name for name, rule in checker.rulebook.rules.items() if (rule.check or {}).get("kind") == "phrases"}
    context = DraftContext(platform="facebook", kind="complaint")
    refused = [
        (topic.topic, detail.id, line, finding.rule)
        for tongue in books.load().tongues.values()
        for topic in tongue.concerns
        for detail in topic.details
        for line in (*detail.say, *detail.np)
        for finding in checker.check(_filled(line), context)
        if finding.rule in wording and finding.severity != "advise"
    ]
    assert refused == []


@pytest.mark.parametrize("kind", ["praise", "question", "misinformation", "social"])
def test_no_phrase_forbids_what_is_approved_for_a_matter(checker: Checker, kind: Kind) -> None:
    wording = {name for name, rule in checker.rulebook.rules.items() if (rule.check or {}).get("kind") == "phrases"}
    refused = [
        (name, line, finding.rule)
        for language, tongue in books.load().tongues.items()
        for name, matter in tongue.matters.items()
        if name.startswith(kind)
        for line in (*matter.say, *matter.then)
        for finding in checker.check(line, DraftContext(platform="facebook", kind=kind, language=language))
        if finding.rule in wording and finding.severity != "advise"
    ]
    assert refused == []


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("kind", ["complaint", "praise", "social"])
@pytest.mark.parametrize("quote", ["“like a folded lawn chair”", "“the facility was my kitchen table”"])
def test_no_rule_forbids_what_is_said_around_the_writers_words(
    checker: Checker, language: str, kind: Kind, quote: str
) -> None:
    frame = books.load().frame(kind, language)
    lines = [line.text for part in ("said_back", "pass_words_on") for line in frame.parts.get(part, ())]
    filled = [line.replace("{quote}", quote).format(who="our nurses", Who="Our nurses") for line in lines]
    assert filled
    refused = [
        (line, finding.rule)
        for line in filled
        for finding in checker.check(f"{line} Dana", DraftContext(platform="facebook", kind=kind))
        if finding.severity == "block"
    ]
    assert refused == []


def _filled(line: str) -> str:
    filled = SLOT.sub(lambda slot: SLOTS.get(slot[1].lower(), "a long line"), line)
    return filled[:1].upper() + filled[1:]
