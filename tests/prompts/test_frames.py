"""The approved sentences: every file loads, every slot is known, every language has every frame."""

from __future__ import annotations

from typing import get_args

import pytest

from guardrails.types import FLAGS, KINDS, TOPICS, Tone
from prompts.approved import read_pairs
from prompts.book import load
from prompts.frames import Frame, read_frame
from prompts.reading import FOLDER as WHOLE
from prompts.reading import RulebookError

BOOK = load()
FOLDER = WHOLE / "fallbacks"
FRAMES = tuple(sorted(path.stem for path in (FOLDER / "en").glob("*.yaml") if path.stem not in ("amounts", "lexicon")))
COUNTRIES = tuple(sorted(path.stem for path in (FOLDER / "fixed").glob("*.yaml")))
FIXED_FLAGS = ("emergency", "self-harm", "person-at-risk")
SLOTS = {
    "name", "role", "org", "contact", "phone", "owner", "ask", "np", "Np", "np1", "Np1", "np2", "Np2", "np3",
    "fact", "commitment", "gesture", "praise_say", "who", "Who", "Owner", "social_say", "idea_say",
    "thing", "Thing", "deed", "matter_say", "then", "particular", "Particular", "besides", "quote", "subject", "lauded",
    "event_say", "mirror", "gist", "Gist",
}  # fmt: skip
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def test_there_are_two_languages() -> None:
    assert BOOK.languages == ("en", "es")


@BOTH
@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_loads_and_names_only_known_slots_tones_topics_and_flags(name: str, language: str) -> None:
    found = BOOK.frame(name, language)
    lines = [line for part in found.parts.values() for line in part]
    assert {slot for line in lines for slot in line.slots} <= SLOTS
    assert {tone for line in lines for tone in line.tones} <= set(get_args(Tone))
    assert {topic for line in lines for topic in line.topics} <= set(TOPICS)
    assert {flag for line in lines for flag in line.flags} <= set(FLAGS)


@BOTH
@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_says_which_guidelines_it_serves_and_has_a_barest_form(name: str, language: str) -> None:
    found = BOOK.frame(name, language)
    assert found.sources
    assert "barest" in found.orders


@BOTH
def test_every_kind_that_is_answered_has_a_frame(language: str) -> None:
    for kind in set(KINDS) - {"spam"}:
        assert isinstance(BOOK.frame(kind, language), Frame)


@BOTH
def test_every_topic_has_its_concerns(language: str) -> None:
    assert {item.topic for item in BOOK.tongues[language].concerns} == set(TOPICS)


@BOTH
def test_no_two_concerns_of_a_language_share_an_id_within_a_topic(language: str) -> None:
    for topic in BOOK.tongues[language].concerns:
        ids = [detail.id for detail in topic.details]
        assert len(ids) == len(set(ids)), topic.topic


@BOTH
def test_whole_sentences_end_like_sentences_and_phrases_don_t(language: str) -> None:
    for topic in BOOK.tongues[language].concerns:
        for words in (topic.general, *topic.details):
            assert all(line[-1] in ".!?" for line in words.say), words
            assert all(line[-1] not in ".!?," for line in (*words.np, *words.ask)), words


@BOTH
def test_no_approved_sentence_has_a_dash_between_clauses_or_a_row_of_marks(language: str) -> None:
    for path in (FOLDER / language).rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        assert not any(mark in text for mark in ("—", " – ", "!!", "??")), path.name


@BOTH
def test_the_lexicon_and_the_amounts_load(language: str) -> None:
    assert BOOK.tongues[language].lexicon.says("social", "my cat again")
    assert BOOK.tongues[language].amounts.numbers


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("flag", FIXED_FLAGS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_country_has_every_fixed_text_within_the_tightest_limit(country: str, flag: str, language: str) -> None:
    text = BOOK.fixed_text(flag, country, language)
    assert text is not None
    assert len(text) <= 280
    assert text in BOOK.fixed_texts(country)


def test_the_us_texts_name_the_lines_to_call() -> None:
    assert "911" in (BOOK.fixed_text("emergency", "us", "en") or "")
    assert "call or text 988" in (BOOK.fixed_text("self-harm", "us", "en") or "")
    assert "988" in (BOOK.fixed_text("self-harm", "us", "es") or "")


def test_an_unknown_country_gets_the_us_text_and_an_unknown_language_english() -> None:
    assert BOOK.fixed_text("emergency", "zz", "en") == BOOK.fixed_text("emergency", "us", "en")
    assert BOOK.fixed_text("emergency", "uk", "fr") == BOOK.fixed_text("emergency", "uk", "en")
    assert BOOK.fixed_text("emergency", "../us", "en") == BOOK.fixed_text("emergency", "us", "en")


def test_an_ordinary_flag_has_no_fixed_text() -> None:
    assert BOOK.fixed_text("legal-threat", "us", "en") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("orders: {normal: [[hello]]}\nparts: {}", "unknown parts: hello"),
        ("orders: {}\nparts: {}\nmood: good", "mood"),
        ("orders: [", "can't be read"),
    ],
    ids=["an order names a part that is not there", "an unknown key", "no YAML"],
)
def test_a_broken_frame_is_named(content: str, message: str) -> None:
    with pytest.raises(RulebookError, match=f"fallbacks/en/reply.yaml.*{message}"):
        read_frame("fallbacks/en/reply.yaml", content)


def test_approved_examples_of_the_same_topic_come_first() -> None:
    pairs = BOOK.nearest("complaint", ("parking-access",), "en", 2)
    assert len(pairs) == 2
    assert "ramp" in pairs[0].comment


def test_a_broken_file_of_examples_is_named() -> None:
    with pytest.raises(RulebookError, match=r"praise\.yaml"):
        read_pairs("examples/praise.yaml", "- comment: only half")
