"""What somebody types into the boxes gets into the file, and nothing else in the file moves."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from prompts.reading import read_folder, read_yaml
from prompts.rulebook import read_rule
from server.approvals import rule_form

RULES = {path: text for path, text in read_folder().items() if path.startswith("rules/")}
ALL = pytest.mark.parametrize("path", sorted(RULES), ids=lambda path: PurePosixPath(path).stem)
SMALL = """# A remark of the house.
id: small
title: 'Old: title'   # said in 2024
why: |
  A long
  reason.
sources: [g-000-1]
severity: repair
says: Old words.
fix: Mend it.
check:
  kind: phrases
  find:
    en:
      - old phrase   # from a draft
    es: ["frase"]
fails:
  - Old phrase here.
  - {reply: "Old phrase.", comment: "Why?"}
# the end
"""
PATH = "rules/small.yaml"


@ALL
def test_boxes_that_nobody_touched_change_nothing(path: str) -> None:
    held = rule_form.boxes(path, RULES[path])
    assert rule_form.filled_in(path, RULES[path], held) == RULES[path]


@ALL
@pytest.mark.parametrize("box", ["title", "why", "says", "fix"])
def test_a_new_text_reads_back_as_it_was_typed_and_all_else_is_as_before(path: str, box: str) -> None:
    said = 'New words: with a colon, "quotes", #a hash, and enough of them that the line has to break ' * 2
    after = rule_form.filled_in(path, RULES[path], {box: said})
    expected = {**read_yaml(path, RULES[path]), box: " ".join(said.split())}
    assert read_yaml(path, after) == expected
    read_rule(path, after)


@ALL
def test_examples_and_wordings_are_added_at_the_end_of_their_lists(path: str) -> None:
    typed = {"fails": "One: bad.\nTwo bad.", "passes": "A good one.", "phrases-en": "some more words"}
    after = read_yaml(path, rule_form.filled_in(path, RULES[path], typed))
    before = read_yaml(path, RULES[path])
    assert after["fails"] == [*before["fails"], "One: bad.", "Two bad."]
    assert after["passes"] == [*before["passes"], "A good one."]
    if where := rule_form.finds(path, RULES[path]):
        assert after["check"][where]["en"] == [*before["check"][where]["en"], "some more words"]
    else:
        assert after.get("check") == before.get("check")


def test_remarks_and_layout_stay() -> None:
    after = rule_form.filled_in(
        PATH, SMALL,
        {"title": "New title", "why": "Short.", "phrases-en": "new one", "phrases-es": "nueva", "fails": "Bad."},
    )  # fmt: skip
    for kept in ("# A remark of the house.", "# said in 2024", "# from a draft", "# the end", "sources: [g-000-1]"):
        assert kept in after
    assert "      - old phrase   # from a draft\n      - new one\n" in after
    assert 'es: ["frase", "nueva"]' in after
    assert 'comment: "Why?"}\n  - Bad.\n# the end' in after


def test_a_comment_goes_with_its_replies() -> None:
    after = read_yaml(PATH, rule_form.filled_in(PATH, SMALL, {"passes": "Fine.", "answers": "How so?"}))
    assert after["passes"] == [{"reply": "Fine.", "comment": "How so?"}]
