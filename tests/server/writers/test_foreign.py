"""Comments in a language without approved sentences: even their kind is a guess, so nothing is guessed."""

from __future__ import annotations

import pytest

from guardrails.types import Kind, Length, Stage, Tone
from server.writers.composer import Composer
from tests.server.writers.briefs import checker, make_brief, standing_in_the_way

FOREIGN = [
    pytest.param("等了三个小时没人理我", "zh", "social", id="three hours' wait, once answered with a joke"),
    pytest.param("Drei Stunden gewartet, keiner hat sich gekümmert", "de", "complaint", id="German"),
    pytest.param("Merci à toute l'équipe", "fr", "praise", id="French thanks"),
    pytest.param("Bukas po ba kayo sa Sabado?", "tl", "question", id="a question in Tagalog"),
    pytest.param("Yo trete moun mal", "ht", "complaint", id="Haitian"),
    pytest.param("شكرا لكم", "ar", "praise", id="Arabic"),
]
GUESSES = ("sorry", "apolog", "grin", "smile", "glad", "happy", "congrat", "hear that", "proud", "kind of you")


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(checker().passes)


@pytest.mark.parametrize(("comment", "language", "kind"), FOREIGN)
@pytest.mark.parametrize("stage", ["public", "holding"])
def test_the_reply_guesses_nothing_and_offers_someone_who_speaks_the_language(
    composer: Composer, comment: str, language: str, kind: Kind, stage: Stage
) -> None:
    for seed in range(4):
        brief = make_brief(comment, kind, language=language, seed=seed, stage=stage)
        text = composer.compose(brief)
        assert "speaks your language" in text
        assert not [word for word in GUESSES if word in text.casefold()], text
        assert "Dana" in text
        assert "@" in text or "555-" in text
        assert not standing_in_the_way(text, brief), text


def test_neither_flag_nor_topic_makes_it_particular(composer: Composer) -> None:
    brief = make_brief(
        "等了三个小时", topics=("waiting",), language="zh", route="reply_and_escalate", flags=("safety",)
    )
    assert "safe" not in composer.compose(brief)


def test_a_person_who_asks_for_spanish_gets_the_same_in_spanish(composer: Composer) -> None:
    brief = make_brief("等了三个小时", language="zh", draft_language="es")
    assert "hable su idioma" in composer.compose(brief)


def test_emoji_alone_are_no_foreign_language(composer: Composer) -> None:
    assert "language" not in composer.compose(make_brief("😂😂😂", "social", language="und"))


@pytest.mark.parametrize("tone", ["warm", "plain", "formal", "light"])
@pytest.mark.parametrize("length", ["short", "normal"])
def test_no_tone_is_without_words(composer: Composer, tone: Tone, length: Length) -> None:
    for seed in range(6):
        brief = make_brief("Drei Stunden gewartet", language="de", tone=tone, length=length, seed=seed)
        text = composer.compose(brief)
        assert not standing_in_the_way(text, brief), text


@pytest.mark.parametrize("platform", ["x", "google", "instagram"])
def test_it_fits_every_platform(composer: Composer, platform: str) -> None:
    brief = make_brief("Drei Stunden gewartet", language="de", platform=platform)  # type: ignore[arg-type]
    assert not standing_in_the_way(composer.compose(brief), brief)
