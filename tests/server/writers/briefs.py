"""Briefs for tests of writers: the example clinic, a comment, and whatever the test says about it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from guardrails.check_reply import Checker
from guardrails.deidentify import Deidentifier
from guardrails.types import Flag, Kind, Length, Platform, Route, Stage, Tone, Topic, Triage
from prompts.book import Book
from prompts.book import load as load_book
from server.organisation import Organisation, load
from server.select import select
from server.settings import Settings
from server.writers import Brief

TODAY = date(2026, 11, 23)
ROOT = Path(__file__).resolve().parents[3]


@cache
def riverside() -> Organisation:
    return load(ROOT / "server" / "organisation.example.toml")


@cache
def book() -> Book:
    return load_book()


@cache
def checker() -> Checker:
    return Checker(book().rulebook)


@cache
def deidentifier() -> Deidentifier:
    return Deidentifier(nlp_model="none", keep=riverside().keep)


def make_brief(
    comment: str,
    kind: Kind = "complaint",
    topics: tuple[Topic, ...] = (),
    *,
    platform: Platform = "facebook",
    stage: Stage = "public",
    tone: Tone = "warm",
    length: Length = "normal",
    language: str = "en",
    route: Route = "reply",
    flags: tuple[Flag, ...] = (),
    note: str | None = None,
    recent: tuple[str, ...] = (),
    signer: str | None = None,
    seed: int = 0,
    today: date = TODAY,
    apology: str = "own-the-follow-up",
    house: Organisation | None = None,
    sure: bool = True,
    draft_language: str | None = None,
) -> Brief:
    """A brief as the pipeline would make it, with triage's answer given by the test."""
    case = deidentifier().deidentify_case(comment, note=note)
    return select(
        case,
        Triage(kind, topics, flags, 2, route, (), language),
        house or riverside(),
        book(),
        platform=platform,
        stage=stage,
        tone=tone,
        length=length,
        language=draft_language,
        signer=signer,
        recent=recent,
        today=today,
        seed=seed,
        sure=sure,
        settings=Settings(apology=apology, _env_file=None),  # type: ignore[call-arg, arg-type]
    )


def standing_in_the_way(text: str, brief: Brief) -> list[str]:
    """Rules that refuse the text, with the words that they refuse."""
    found = checker().check(text, brief.plainly().context)
    return [f"{item.rule}: {text[item.start : item.end]}" for item in found if item.severity != "advise"]
