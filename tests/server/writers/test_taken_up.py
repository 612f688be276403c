"""The particular thing in a draft: named where a frame has a place for it, never from a comment that carries a flag."""

from __future__ import annotations

from typing import Any

import pytest

from guardrails.types import Kind, Platform
from prompts.matters import Matter
from server.writers import meant, taken_up
from server.writers.composer import Composer
from tests.server.writers.briefs import checker, make_brief, standing_in_the_way


@pytest.fixture
def hold_music(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken_up, "named", lambda *_: "the hold music")


@pytest.mark.usefixtures("hold_music", "by_words")
@pytest.mark.parametrize(
    ("comment", "kind", "topics"),
    [
        ("The hold music skips and then nobody picks up for an hour.", "complaint", ("phone-access",)),
        ("Honestly. The hold music. Come on.", "complaint", ("other",)),
        ("The hold music got me dancing in my kitchen", "praise", ("phone-access",)),
        ("Who picks the hold music?", "question", ("phone-access",)),
    ],
    ids=["a known concern", "nothing known", "praise", "a question"],
)
def test_the_thing_keeps_its_name(comment: str, kind: Kind, topics: tuple[Any, ...]) -> None:
    for seed in range(6):
        brief = make_brief(comment, kind, topics, seed=seed)
        text = Composer(checker().passes).compose(brief)
        assert "the hold music" in text.lower()
        assert not standing_in_the_way(text, brief)


@pytest.mark.usefixtures("hold_music")
@pytest.mark.parametrize("stage", ["private", "holding", "closing"])
def test_beside_a_public_page_nothing_is_named(stage: Any) -> None:
    brief = make_brief("The hold music skips for an hour.", "complaint", ("phone-access",), stage=stage)
    assert taken_up.particular(brief, "any", "en") == ()


@pytest.mark.usefixtures("hold_music")
def test_of_what_is_grave_nothing_is_named() -> None:
    brief = make_brief("She fell by the door.", "complaint", ("facilities",), route="reply_and_escalate")
    assert taken_up.particular(brief, "any", "en") == ()


@pytest.mark.parametrize(("kind", "taken"), [("praise", ("the night nurse",)), ("complaint", ())])
def test_people_are_named_in_thanks_and_never_in_answer_to_a_complaint(
    monkeypatch: pytest.MonkeyPatch, kind: Kind, taken: tuple[str, ...]
) -> None:
    monkeypatch.setattr(taken_up, "named", lambda *_: "the night nurse")
    brief = make_brief("The night nurse hummed.", kind, ("staff-manner",))
    assert taken_up.particular(brief, "any", "en") == taken


@pytest.mark.parametrize(
    ("frame", "orders", "first"),
    [
        ("question", ("about", "barest"), "asked"),
        ("question", ("known_tight", "barest"), None),
        ("question", ("clinical", "barest"), None),
        ("question", ("personal_tight", "barest"), None),
        ("misinformation", ("normal", "barest"), "rumour"),
        ("misinformation", ("known", "barest"), None),
        ("complaint", ("normal", "barest"), None),
    ],
    ids=["asked", "a fact answers", "medical", "personal", "a rumour", "a fact answers a rumour", "a complaint"],
)
def test_a_known_matter_never_stands_before_a_fact_or_where_nobody_may_answer(
    frame: str, orders: tuple[str, ...], first: str | None
) -> None:
    matter = Matter(id="shuttle", say=("Nobody wants to miss the last one.",), thing=("the shuttle",))
    found = taken_up.about_matter(frame, matter, orders, short=False)
    assert next(iter(found), None) == first


@pytest.fixture
def painted_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(taken_up.quotable, "said_back", lambda *_: "“I think it's painted on”")
    monkeypatch.setattr(taken_up, "named", lambda *_: "")
    monkeypatch.setattr(meant, "is_sure", lambda *_: False)
    monkeypatch.setattr(meant, "matter", lambda *_, **__: None)


@pytest.mark.usefixtures("painted_on")
@pytest.mark.parametrize("kind", ["complaint", "praise", "social"])
@pytest.mark.parametrize("platform", ["facebook", "x"])
def test_where_nothing_better_is_known_the_writers_own_words_come_first(kind: Kind, platform: Platform) -> None:
    for seed in range(5):
        brief = make_brief("That sign. I think it's painted on.", kind, ("facilities",), seed=seed, platform=platform)
        text = Composer(checker().passes).compose(brief)
        assert "“I think it's painted on”" in text
        assert not standing_in_the_way(text, brief)


@pytest.mark.usefixtures("painted_on")
@pytest.mark.parametrize(("kind", "why"), [("question", "is answered"), ("misinformation", "isn't said again")])
def test_what_is_asked_or_wrong_is_not_said_back(kind: Kind, why: str) -> None:
    brief = make_brief("That sign. I think it's painted on.", kind, ("facilities",))
    assert "painted" not in Composer(checker().passes).compose(brief), why


@pytest.mark.usefixtures("painted_on")
@pytest.mark.parametrize(
    "beside", [{"stage": "private"}, {"route": "reply_and_escalate"}, {"flags": ("minor",)}],
    ids=["beside a public page", "grave", "flagged"],
)  # fmt: skip
def test_nothing_is_said_back_of_what_is_grave_or_private(beside: dict[str, Any]) -> None:
    brief = make_brief("I think it's painted on.", "complaint", ("facilities",), **beside)
    assert taken_up.said_back(brief, "any", "en") == ()


def test_an_approved_sentence_for_the_very_matter_stands_before_the_writers_words() -> None:
    slots = {"quote": ("“painted on”",)}
    matter = Matter(id="shuttle", say=("Nobody wants to miss the last one.",))
    assert taken_up.saying_back(slots, None, known=False, short=False)[0] == "said_back"
    assert taken_up.saying_back(slots, None, known=False, short=True) == ("said_back_tight",)
    assert taken_up.saying_back(slots, matter, known=False, short=False) == ()
    assert taken_up.saying_back(slots, None, known=True, short=False) == ()
    assert taken_up.saying_back({}, None, known=False, short=False) == ()
