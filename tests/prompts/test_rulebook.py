"""The rulebook can be read, is complete, and every example of every rule does what its file says."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.check_reply import Checker
from guardrails.checks import kinds
from prompts.reading import RulebookError
from prompts.rulebook import Example, Rule, load, read_rule

RULEBOOK = load()
CHECKER = Checker(RULEBOOK)
EXPECTED = {
    "confirms-relationship": "block", "reveals-identifier": "block", "asks-for-details-in-public": "block",
    "admits-liability": "block", "medical-advice": "block", "pressures-reviewer": "block", "unbacked-promise": "block",
    "blames-others": "repair", "makes-excuses": "repair", "non-apology": "repair", "defensive": "repair",
    "corporate-speak": "repair", "impersonal": "repair", "missing-apology": "repair",
    "missing-private-channel": "repair",
    "ignores-concern": "repair", "missing-next-step": "repair", "too-long": "block", "leftover-placeholder": "block",
    "off-language": "repair", "sounds-canned": "advise", "hard-to-read": "advise",
}  # fmt: skip
EXAMPLES = [
    pytest.param(rule, example, kind == "passes", id=f"{rule.id}-{kind}-{number}")
    for rule in RULEBOOK.rules.values()
    for kind, examples in (("passes", rule.passes), ("fails", rule.fails))
    for number, example in enumerate(examples)
]


def test_every_rule_of_the_compliance_list_has_its_file_and_severity() -> None:
    assert {rule.id: rule.severity for rule in RULEBOOK.rules.values()} == EXPECTED


@pytest.mark.parametrize(("rule", "example", "passes"), EXAMPLES)
def test_an_example_does_what_its_rule_file_says(rule: Rule, example: Example, passes: bool) -> None:
    assert CHECKER.example_problem(rule, example, must_pass=passes) is None


@pytest.mark.parametrize("rule", RULEBOOK.rules.values(), ids=lambda rule: rule.id)
def test_a_rule_has_enough_examples_in_different_words(rule: Rule) -> None:
    assert len({example.reply for example in rule.passes}) >= 6
    assert len({example.reply for example in rule.fails}) >= 6


def test_every_way_of_checking_is_used_by_a_rule() -> None:
    assert {str(rule.check["kind"]) for rule in RULEBOOK.rules.values() if rule.check} == set(kinds())


BROKEN = [
    pytest.param("id: other-name\n", "is the id", id="the file's name is the id"),
    pytest.param("severity: fatal\n", "severity", id="an unknown severity"),
    pytest.param("colour: blue\n", "colour", id="an unknown key"),
    pytest.param("says: S\nwhy: twice", "stands twice", id="a key that stands twice"),
]


@pytest.mark.parametrize(("change", "message"), BROKEN)
def test_a_rule_file_that_is_wrong_is_refused_with_its_name(change: str, message: str) -> None:
    base = {
        "id": "my-rule",
        "title": "T",
        "why": "W",
        "sources": "[g-000-1]",
        "severity": "repair",
        "says": "S",
        "fix": "F",
    }
    key, _, value = change.strip().partition(": ")
    text = "\n".join(f"{name}: {said}" for name, said in {**base, key: value}.items())
    with pytest.raises(RulebookError, match=f"my-rule.yaml.*{message}"):
        read_rule("rules/my-rule.yaml", text)


def test_an_empty_folder_is_no_rulebook(tmp_path: Path) -> None:
    with pytest.raises(RulebookError, match="No rules"):
        load(tmp_path)


def test_the_version_changes_with_any_word_of_a_rule(tmp_path: Path) -> None:
    rules = tmp_path / "rules"
    rules.mkdir()
    source = next((Path(__file__).parents[2] / "prompts" / "rules").glob("*.yaml"))
    (rules / source.name).write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    before = load(tmp_path).version
    (rules / source.name).write_text(source.read_text(encoding="utf-8") + "\n# a word\n", encoding="utf-8")
    assert load(tmp_path).version != before
