"""Every flag's own examples, and what a flag's file must have."""

from __future__ import annotations

from types import ModuleType

import pytest

from guardrails.triage.flags import FlagFileError, FlagRule, all_flags, load
from guardrails.types import FLAGS
from tests.guardrails.triage.support import reading

EXAMPLES = [(rule, text, True) for rule in all_flags() for text in rule.flags] + [
    (rule, text, False) for rule in all_flags() for text in rule.leaves
]


@pytest.mark.parametrize(
    ("rule", "text", "found"), EXAMPLES, ids=[f"{rule.flag}-{found}-{text[:40]}" for rule, text, found in EXAMPLES]
)
def test_a_flag_finds_its_examples_and_leaves_the_others(rule: FlagRule, text: str, found: bool) -> None:
    assert (rule.find(reading(text)) is not None) is found


def test_every_flag_but_barrage_has_a_file() -> None:
    assert {rule.flag for rule in all_flags()} == set(FLAGS) - {"barrage"}


def test_every_flag_has_at_least_six_examples_each_way() -> None:
    assert [rule.flag for rule in all_flags() if len(rule.flags) < 6 or len(rule.leaves) < 6] == []


def test_a_file_without_examples_is_refused_by_name() -> None:
    with pytest.raises(FlagFileError, match="lacks SIGN, GUIDELINES, FLAGS, LEAVES, find"):
        load(_module(FLAG="safety"))


def test_a_file_with_an_unknown_flag_is_refused() -> None:
    with pytest.raises(FlagFileError, match="unknown flag: fire"):
        load(_module(FLAG="fire", SIGN=1, GUIDELINES=("g",), FLAGS=("a",), LEAVES=("b",), find=reading))


def test_no_reason_quotes_a_comment() -> None:
    assert all(rule.default.reason.endswith(".") and '"' not in rule.default.reason for rule in all_flags())


def _module(**names: object) -> ModuleType:
    module = ModuleType("a_flag")
    for name, value in names.items():
        setattr(module, name, value)
    return module
