"""Files out and in: the same bytes for the same files, and nothing that has no place in a rulebook."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from prompts.reading import ORGANISATION
from server.approvals.transfer import as_zip, from_folder, from_upload
from server.errors import InvalidInput

from .conftest import RULE, SHIPPED

CHANGED = SHIPPED[RULE] + "\n# changed\n"


def packed(files: dict[str, bytes]) -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as made:
        for name, content in files.items():
            made.writestr(name, content)
    return whole.getvalue()


def test_what_goes_out_comes_in_as_it_was() -> None:
    assert as_zip(SHIPPED) == as_zip(dict(reversed(SHIPPED.items())))
    assert from_upload("rulebook.zip", as_zip(SHIPPED), SHIPPED) == {}
    assert from_upload("rulebook.zip", as_zip({**SHIPPED, RULE: CHANGED}), SHIPPED) == {RULE: CHANGED}


@pytest.mark.parametrize("outer", ["", "prompts/", "my-repo/prompts/", "repo\\prompts\\"], ids=str)
def test_a_folder_around_the_files_does_no_harm(outer: str) -> None:
    content = packed({outer + RULE: CHANGED.encode(), outer + "README.md": b"hello"})
    assert from_upload("x.zip", content, SHIPPED) == {RULE: CHANGED}


def test_a_single_file_is_known_by_its_name() -> None:
    assert from_upload("too-long.yaml", CHANGED.replace("\n", "\r\n").encode(), SHIPPED) == {RULE: CHANGED}
    assert set(from_upload("brand-new.yaml", b"id: brand-new", SHIPPED)) == {"rules/brand-new.yaml"}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        pytest.param("complaint.yaml", b"x", "not clear", id="a name that several folders have"),
        pytest.param("notes.txt", b"x", "not clear", id="no file of ours"),
        pytest.param("x.zip", b"PK nonsense", "can't be opened", id="no zip"),
        pytest.param("x.zip", packed({"../../etc/passwd": b"x"}), "No file in there", id="a name that leads out"),
        pytest.param("x.zip", packed({"a.txt": b"x"}), "No file in there", id="nothing of ours in it"),
        pytest.param("x.zip", packed({RULE: b"\xff\xfe"}), "UTF-8", id="not text"),
        pytest.param("x.zip", packed({f"rules/{n}.yaml": b"" for n in range(500)}), "more or larger", id="too many"),
        pytest.param("x.zip", packed({RULE: b"x" * 900_000}), "more or larger", id="a file that unpacks to a lot"),
        pytest.param("x.zip", b"0" * 4_000_001, "larger than 4 MB", id="a huge upload"),
    ],
)
def test_what_can_t_be_brought_in_is_refused_in_plain_words(name: str, content: bytes, said: str) -> None:
    with pytest.raises(InvalidInput, match=said):
        from_upload(name, content, SHIPPED)


def test_a_folder_is_read_with_the_organisation_in_it(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / RULE).write_text(CHANGED)
    (tmp_path / ORGANISATION).write_text("name = 'x'\n")
    assert from_folder(tmp_path, SHIPPED) == {RULE: CHANGED, ORGANISATION: "name = 'x'\n"}


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    with pytest.raises(InvalidInput, match="no files of a rulebook"):
        from_folder(tmp_path, SHIPPED)
