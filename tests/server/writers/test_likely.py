"""Praise or complaint: what is taken for granted, what is left open, and what irony and open anger decide."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from guardrails.triage import triage
from guardrails.types import Kind
from prompts.book import load
from server.writers.likely import likely
from server.writers.situation import read
from tests.server.writers.briefs import ROOT, deidentifier, make_brief

RIGHT = {"praise": {"praise", "event", "careful"}, "complaint": {"complaint", "suggestion", "careful"}}
CHEERFUL = {"praise", "social"}
BOOK = load()


@cache
def written() -> tuple[tuple[Kind, str], ...]:
    """(kind, comment) of every line of `pleased_or_not.txt`."""
    found: list[tuple[Kind, str]] = []
    kind: Kind = "praise"
    for line in Path(ROOT / "tests" / "data" / "pleased_or_not.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            kind = "praise" if line == "@ praise" else "complaint"
        elif line and not line.startswith("#"):
            found.append((kind, line))
    return tuple(found)


def frame(comment: str, kind: Kind | None = None) -> str:
    """The frame for a comment whose kind a person gave, or that triage read by itself."""
    text = deidentifier().deidentify_case(comment).comment.text
    known = triage(text, platform="facebook", kind=kind)
    if known.route in ("escalate", "walk_away"):
        return "careful"
    brief = make_brief(
        comment, known.kind, known.topics, language=known.language, route=known.route, flags=known.flags,
        sure=kind is not None,
    )  # fmt: skip
    return read(brief.plainly(), 75).frame


def test_a_kind_that_a_person_gave_is_kept() -> None:
    wrong = [(kind, comment) for kind, comment in written() if frame(comment, kind) not in RIGHT[kind]]
    assert not wrong


def test_triages_own_kind_seldom_leads_to_the_wrong_tone() -> None:
    """Before, two praises in three got an apology or the like, for want of the usual words."""
    frames = [(kind, frame(comment)) for kind, comment in written()]
    sorry = sum(kind == "praise" and name in RIGHT["complaint"] - {"careful"} for kind, name in frames)
    cheer = sum(kind == "complaint" and name in CHEERFUL for kind, name in frames)
    assert sorry <= 18
    assert cheer <= 6


def outcome(comment: str, guess: Kind, *, doubtful: bool = False, language: str = "en") -> Kind | None:
    return likely(BOOK.tongues[language], comment, guess, (), doubtful=doubtful, answered=False)


@pytest.mark.parametrize(
    ("comment", "guess", "kind"),
    [
        pytest.param("great job losing my bag AGAIN", "praise", "complaint", id="praise for a loss"),
        pytest.param("Love paying $14 to park for nothing", "praise", "complaint", id="love of a nuisance"),
        pytest.param("The lot was empty 🙄", "social", "complaint", id="an eye roll without words"),
        pytest.param("So nice of you to text me an hour after my slot", "praise", "complaint", id="so nice of you"),
        pytest.param("Your interpreter saved us", "praise", "praise", id="praise that names what others miss"),
        pytest.param("I will never again go anywhere else", "praise", "praise", id="never again, and pleased"),
        pytest.param("Waited two hours", "complaint", "complaint", id="a plain complaint"),
        pytest.param("The guard walked with me to my car", "complaint", None, id="a kindness read as a complaint"),
    ],
)
def test_a_sure_guess_yields_only_to_irony_anger_and_a_good_deed(comment: str, guess: Kind, kind: Kind | None) -> None:
    assert outcome(comment, guess) == kind


@pytest.mark.parametrize(
    ("comment", "guess", "kind"),
    [
        pytest.param("interpreter saved us", "praise", "praise", id="plain thanks settle it"),
        pytest.param("Thank you, but the wait was long", "praise", None, id="thanks that turn round don't"),
        pytest.param("Such a grim little town till you opened", "complaint", None, id="nothing settles it"),
        pytest.param("Nobody answers the phone", "complaint", "complaint", id="a plain trouble settles it"),
        pytest.param("Squeezed me in on a Friday", "complaint", "praise", id="a good deed settles it"),
    ],
)
def test_a_close_guess_is_settled_by_plain_words_or_left_open(comment: str, guess: Kind, kind: Kind | None) -> None:
    assert outcome(comment, guess, doubtful=True) == kind


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        pytest.param(".", None, id="a dot"),
        pytest.param("ok", None, id="one word that says nothing"),
        pytest.param("qwe rtyu plk", None, id="no words"),
        pytest.param("Terrible!!", "complaint", id="one word that says it all"),
        pytest.param("Qué asco", "complaint", id="and in Spanish"),
        pytest.param("Billed twice", "complaint", id="two are enough"),
    ],
)
def test_what_says_next_to_nothing_is_no_complaint(comment: str, kind: Kind | None) -> None:
    language = "es" if comment.startswith("Qué") else "en"
    assert outcome(comment, "complaint", language=language) == kind


@pytest.mark.parametrize(
    ("comment", "kind"),
    [
        pytest.param("Felicidades, lograron perder mis papeles", "complaint", id="felicidades"),
        pytest.param("Gracias por nada", "complaint", id="gracias por nada"),
        pytest.param("El guardia me acompañó hasta el carro", "praise", id="una buena acción"),
        pytest.param("Muchas gracias a la muchacha", "praise", id="gracias"),
    ],
)
def test_spanish_irony_and_thanks_are_read_too(comment: str, kind: Kind) -> None:
    assert outcome(comment, "praise", doubtful=True, language="es") == kind


def test_a_reply_that_takes_nothing_for_granted_neither_cheers_nor_apologises() -> None:
    for language in ("en", "es"):
        lines = [line.text for part in BOOK.frame("unsure", language).parts.values() for line in part]
        assert not [line for line in lines if any(word in line.casefold() for word in ("sorry", "siento", "glad", "!"))]
