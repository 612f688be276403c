"""The project's own data for identifier removal: enough of it, two parts that share nothing, clean texts left alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from guardrails.deidentify import Deidentifier
from tests.data.deid_planted import Maker, clean
from tests.data.deid_written import written, written_clean

DATA = Path(__file__).parent.parent / "data"


def lines(name: str) -> list[str]:
    return [line for line in (DATA / name).read_text("utf-8").splitlines() if line and not line.startswith("#")]


def test_there_are_three_hundred_carriers_and_none_is_on_both_sides() -> None:
    carriers, aside = lines("deid_carriers.txt"), lines("deid_carriers_aside.txt")
    assert len({*carriers, *aside}) >= 300
    assert not {line.lower() for line in carriers} & {line.lower() for line in aside}


def test_names_come_from_twelve_cultures_on_each_side() -> None:
    assert all(len(lines(name)) >= 12 for name in ("deid_names.txt", "deid_names_aside.txt"))


def test_the_same_seed_plants_the_same_comments() -> None:
    assert list(Maker("dev", 4).comments(1)) == list(Maker("dev", 4).comments(1))


def test_every_mark_of_the_written_comments_is_of_a_kind_that_we_remove() -> None:
    comments = written("dev")
    assert len(comments) >= 150
    assert all(comment.text[start:end].strip() for comment in comments for start, end, _ in comment.spans)
    assert "[[" not in "".join(comment.text for comment in comments)


def test_nothing_written_is_on_both_sides() -> None:
    sides = [
        {c.text.lower() for c in written(part)} | {t.lower() for t in written_clean(part)} for part in ("dev", "aside")
    ]
    assert not sides[0] & sides[1]


@pytest.mark.parametrize("text", clean("dev"))
def test_a_clean_comment_is_not_altered(text: str) -> None:
    assert REMOVER.deidentify(text).removed == ()


REMOVER = Deidentifier(nlp_model="none")
