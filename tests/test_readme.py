"""The README tells the truth: every setting is in its table, every file that it names is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic.fields import FieldInfo

from server.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ROWS = {
    match["name"]: match["text"] for match in re.finditer(r"^\| `(?P<name>[A-Z_]+)` \|(?P<text>.*)\|$", README, re.M)
}


def variable(name: str, field: FieldInfo) -> str:
    """The environment variable of a field."""
    return str(field.validation_alias) if field.validation_alias else f"SINCERELY_{name.upper()}"


@pytest.mark.parametrize(("name", "field"), Settings.model_fields.items(), ids=str)
def test_every_setting_stands_in_the_table_with_its_description(name: str, field: FieldInfo) -> None:
    assert field.description
    assert field.description in ROWS[variable(name, field)].replace("\\|", "|")


def test_the_table_has_no_setting_that_does_not_exist() -> None:
    assert set(ROWS) == {variable(name, field) for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\((?!http)([^)#]+)\)", README))))
def test_every_link_leads_to_a_file(target: str) -> None:
    assert (ROOT / target).exists()
