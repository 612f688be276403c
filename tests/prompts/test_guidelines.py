"""Every guideline acts somewhere: a rule, a template, a text, triage or the panel cites it, or it waits openly."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from prompts.rulebook import load

ROOT = Path(__file__).parents[2]
GUIDELINES = yaml.safe_load((ROOT / "prompts" / "guidelines.yaml").read_text(encoding="utf-8"))
ID = re.compile(r"\bg-00[0-4]-\d{1,2}\b")
# Inbox and insights are built later; their guidelines wait here, and nowhere else.
WAITING = {
    "g-002-2": "inbox: be told of every comment",
    "g-004-8": "insights: what keeps coming up",
    "g-002-1": "inbox: what waits and what was answered",
}


def _cited() -> set[str]:
    places = [
        *(ROOT / "prompts").rglob("*.yaml"), *(ROOT / "prompts").rglob("*.j2"), *(ROOT / "prompts").glob("*.py"),
        *(ROOT / "guardrails" / "triage").rglob("*"), *(ROOT / "server").rglob("*.py"),
        *(ROOT / "server").rglob("*.html"),
        *(ROOT / "browser-extension" / "src").rglob("*.ts"),
    ]  # fmt: skip
    files = [path for path in places if path.is_file() and path.name != "guidelines.yaml" and path.suffix != ".npz"]
    found = {one for path in files for one in ID.findall(path.read_text(encoding="utf-8", errors="ignore"))}
    return found | {one for row in GUIDELINES.values() for one in row.get("acts_in", ()) if ID.fullmatch(one)}


def test_all_forty_two_guidelines_are_written_down() -> None:
    assert len(GUIDELINES) == 42
    assert all(ID.fullmatch(one) and row["says"] for one, row in GUIDELINES.items())


@pytest.mark.parametrize("guideline", GUIDELINES)
def test_a_guideline_acts_somewhere_or_waits_openly(guideline: str) -> None:
    assert guideline in _cited() or guideline in WAITING


@pytest.mark.parametrize("rule", load().rules.values(), ids=lambda rule: rule.id)
def test_a_rule_cites_only_guidelines_that_exist(rule: object) -> None:
    sources = getattr(rule, "sources", ())
    assert sources
    assert all(one in GUIDELINES for one in sources if ID.fullmatch(one))
