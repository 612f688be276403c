"""A version of the rulebook: frozen, told by its hash, two of them side by side, and clear about what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from prompts.book import Book, load, read_book
from prompts.reading import FOLDER, PATH, RulebookError, digest, read_folder

SHIPPED = load()


def changed(path: str, before: str, after: str) -> Book:
    """The shipped version with one wording of one file exchanged."""
    assert before in SHIPPED.files[path]
    return read_book({**SHIPPED.files, path: SHIPPED.files[path].replace(before, after)})


def test_every_file_that_shapes_a_draft_is_part_of_the_version() -> None:
    there = {
        path.relative_to(FOLDER).as_posix()
        for folder in ("rules", "templates", "fallbacks", "examples")
        for path in (FOLDER / folder).rglob("*.*")
    }
    assert set(SHIPPED.files) == there | {"words.yaml"}
    assert "templates/_parts.j2" in SHIPPED.files


@pytest.mark.parametrize("path", sorted(SHIPPED.files), ids=str)
def test_any_word_of_any_file_changes_the_version(path: str) -> None:
    assert digest({**SHIPPED.files, path: SHIPPED.files[path] + "\n# a word\n"}) != SHIPPED.digest


def test_a_text_moved_to_another_file_changes_the_version() -> None:
    assert digest({"a": "bc", "d": ""}) != digest({"a": "b", "cd": ""}) != digest({"ab": "c", "d": ""})


def test_every_file_has_a_name_that_a_version_may_hold() -> None:
    assert all(PATH.fullmatch(path) for path in SHIPPED.files)


@pytest.mark.parametrize(
    "path", ["../rules/a.yaml", "rules/../x.yaml", "/rules/a.yaml", "rules/a.py", "rules/A.yaml", "rules/a/b.yaml", ""]
)
def test_a_name_that_leads_elsewhere_is_none_of_ours(path: str) -> None:
    assert not PATH.fullmatch(path)


def test_line_ends_of_another_system_change_no_version(tmp_path: Path) -> None:
    for path, text in SHIPPED.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.replace("\n", "\r\n").encode())
    assert digest(read_folder(tmp_path)) == SHIPPED.digest


def test_two_versions_live_side_by_side() -> None:
    other = changed("fallbacks/fixed/us.yaml", "911", "112")
    assert "112" in (other.fixed_text("emergency", "us", "en") or "")
    assert "911" in (SHIPPED.fixed_text("emergency", "us", "en") or "")
    assert other.version != SHIPPED.version


def test_what_two_versions_share_is_read_once() -> None:
    other = changed("fallbacks/fixed/us.yaml", "911", "112")
    assert other.rulebook.rules["too-long"] is SHIPPED.rulebook.rules["too-long"]


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        pytest.param("rules/too-long.yaml", "id: [\n", "line 1: This can't be read", id="no YAML"),
        pytest.param("rules/too-long.yaml", "- a\n", "a list of keys and values", id="a list where keys belong"),
        pytest.param("templates/reply.j2", "{% if %}", "line 1: The template can't be read", id="no template"),
        pytest.param("templates/reply.j2", "Hello", "“system” is missing", id="a template without its blocks"),
        pytest.param("fallbacks/fixed/us.yaml",
            "country: us\nsources: [a]\ntexts: {emergency: {es: x}}", "“en”", id="no English"),
        pytest.param("fallbacks/en/concerns/food.yaml",
            "topic: food\nwords: x\nowner: x\ngeneral: {say: [x], np: [x], ask: [x]}\ndetails:\n"
            "  - {id: a, when: ['(x'], say: [x], np: [x], ask: [x]}", "line 6: .*no pattern", id="a broken pattern"),
        pytest.param("words.yaml", "care: hospital", "each after a dash", id="a list that is none"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_used_is_named_with_line_and_reason(path: str, text: str, said: str) -> None:
    with pytest.raises(RulebookError, match=f"(?s){path}.*{said}"):
        read_book({**SHIPPED.files, path: text})


def test_everything_that_is_wrong_is_said_at_once() -> None:
    broken = {"rules/too-long.yaml": "id: [", "templates/reply.j2": "{% if %}", "examples/praise.yaml": "- comment: a"}
    with pytest.raises(RulebookError) as raised:
        read_book({**SHIPPED.files, **broken})
    assert {problem.path for problem in raised.value.problems} == set(broken)


@pytest.mark.parametrize(
    "path", ["fallbacks/en/lexicon.yaml", "fallbacks/es/amounts.yaml", "fallbacks/en/concerns/other.yaml"]
)
def test_a_file_that_drafts_need_is_missed(path: str) -> None:
    with pytest.raises(RulebookError, match="missing"):
        read_book({name: text for name, text in SHIPPED.files.items() if name != path})
