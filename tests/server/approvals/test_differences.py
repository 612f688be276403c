"""Two versions side by side: every line is there once, and the words that differ are marked."""

from __future__ import annotations

import pytest

from server.approvals.differences import differences


def lines(before: str, after: str) -> list[tuple[str, str]]:
    return [
        (line.change, line.text)
        for file in differences({"a": before}, {"a": after})
        for run in file.runs
        for line in run
    ]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param("a\nb", "a\nb", [], id="nothing"),
        pytest.param("a\nb", "a\nb\nc", [("same", "a"), ("same", "b"), ("new", "c")], id="a line more"),
        pytest.param("a\nb", "b", [("gone", "a"), ("same", "b")], id="a line less"),
        pytest.param("a b c", "a x c", [("gone", "a b c"), ("new", "a x c")], id="a line changed"),
    ],
)
def test_lines_are_kept_or_added_or_taken_out(before: str, after: str, expected: list[tuple[str, str]]) -> None:
    assert lines(before, after) == expected


def test_within_a_changed_line_only_the_words_that_differ_are_marked() -> None:
    file = differences({"a": "say sorry for the wait"}, {"a": "say sorry about the wait"})[0]
    gone, new = file.runs[0]
    assert [part.text for part in gone.words if part.change == "gone"] == ["for"]
    assert [part.text for part in new.words if part.change == "new"] == ["about"]


def test_a_line_that_is_another_one_is_not_marked_word_by_word() -> None:
    gone, new = differences({"a": "one two three"}, {"a": "four five six"})[0].runs[0]
    assert {part.change for part in (*gone.words, *new.words)} == {"same"}


def test_lines_carry_their_numbers() -> None:
    file = differences({"a": "\n".join("abcdefghij")}, {"a": "\n".join("abcdefghiX")})[0]
    assert [(line.old, line.new) for line in file.runs[0]] == [(7, 7), (8, 8), (9, 9), (10, None), (None, 10)]


def test_files_that_came_or_went_are_told() -> None:
    gone, new = differences({"a": "x"}, {"b": "y"})
    assert (gone.path, gone.is_gone, gone.removed) == ("a", True, 1)
    assert (new.path, new.is_new, new.added) == ("b", True, 1)
