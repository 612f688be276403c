"""The approved sentences: every file loads, every slot is known, every language has every frame."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from guardrails.types import FLAGS, KINDS, TOPICS, Tone
from prompts import approved
from prompts.amounts import amounts
from prompts.concerns import topics
from prompts.frames import FOLDER, Frame, fixed, fixed_text, fixed_texts, frame, languages
from prompts.lexicon import lexicon
from prompts.rulebook import RulebookError

FRAMES = tuple(sorted(path.stem for path in (FOLDER / "en").glob("*.yaml") if path.stem not in ("amounts", "lexicon")))
COUNTRIES = tuple(sorted(path.stem for path in (FOLDER / "fixed").glob("*.yaml")))
FIXED_FLAGS = ("emergency", "self-harm", "person-at-risk")
SLOTS = {
    "name", "role", "org", "contact", "phone", "owner", "ask", "np", "Np", "np1", "Np1", "np2", "Np2",
    "fact", "commitment", "commitment_lower", "gesture", "praise_say", "who", "Who", "social_say", "idea_say",
    "thing", "Thing", "mirror", "trouble", "Trouble",
}  # fmt: skip
BOTH = pytest.mark.parametrize("language", ["en", "es"])


def test_there_are_two_languages() -> None:
    assert languages() == ("en", "es")


@BOTH
@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_loads_and_names_only_known_slots_tones_topics_and_flags(name: str, language: str) -> None:
    found = frame(name, language)
    lines = [line for part in found.parts.values() for line in part]
    assert {slot for line in lines for slot in line.slots} <= SLOTS
    assert {tone for line in lines for tone in line.tones} <= set(get_args(Tone))
    assert {topic for line in lines for topic in line.topics} <= set(TOPICS)
    assert {flag for line in lines for flag in line.flags} <= set(FLAGS)


@BOTH
@pytest.mark.parametrize("name", FRAMES)
def test_every_frame_says_which_guidelines_it_serves_and_has_a_barest_form(name: str, language: str) -> None:
    found = frame(name, language)
    assert found.sources
    assert "barest" in found.orders


@BOTH
def test_every_kind_that_is_answered_has_a_frame(language: str) -> None:
    for kind in set(KINDS) - {"spam"}:
        assert isinstance(frame(kind, language), Frame)


@BOTH
def test_every_topic_has_its_concerns(language: str) -> None:
    assert {item.topic for item in topics(language)} == set(TOPICS)


@BOTH
def test_no_two_concerns_of_a_language_share_an_id_within_a_topic(language: str) -> None:
    for topic in topics(language):
        ids = [detail.id for detail in topic.details]
        assert len(ids) == len(set(ids)), topic.topic


@BOTH
def test_whole_sentences_end_like_sentences_and_phrases_don_t(language: str) -> None:
    for topic in topics(language):
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
    assert lexicon(language).says("social", "my cat again")
    assert amounts(language).numbers


@pytest.mark.parametrize("country", COUNTRIES)
@pytest.mark.parametrize("flag", FIXED_FLAGS)
@pytest.mark.parametrize("language", ["en", "es"])
def test_every_country_has_every_fixed_text_within_the_tightest_limit(country: str, flag: str, language: str) -> None:
    text = fixed_text(flag, country, language)
    assert text is not None
    assert len(text) <= 280
    assert text in fixed_texts(country)


def test_the_us_texts_name_the_lines_to_call() -> None:
    assert "911" in (fixed_text("emergency", "us", "en") or "")
    assert "call or text 988" in (fixed_text("self-harm", "us", "en") or "")
    assert "988" in (fixed_text("self-harm", "us", "es") or "")


def test_an_unknown_country_gets_the_us_text_and_an_unknown_language_english() -> None:
    assert fixed_text("emergency", "zz", "en") == fixed_text("emergency", "us", "en")
    assert fixed_text("emergency", "uk", "fr") == fixed_text("emergency", "uk", "en")
    assert fixed("../us") is None


def test_an_ordinary_flag_has_no_fixed_text() -> None:
    assert fixed_text("legal-threat", "us", "en") is None


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("orders: {normal: [[hello]]}\nparts: {}", "unknown parts: hello"),
        ("orders: {}\nparts: {}\nmood: good", "mood"),
        ("orders: [", "can't be read"),
    ],
    ids=["an order names a part that is not there", "an unknown key", "no YAML"],
)
def test_a_broken_frame_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "reply.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(RulebookError, match=message):
        frame("reply", "en", tmp_path)


def test_approved_examples_of_the_same_topic_come_first() -> None:
    pairs = approved.nearest("complaint", ("parking-access",), "en", 2)
    assert len(pairs) == 2
    assert "ramp" in pairs[0].comment


def test_a_broken_file_of_examples_is_named(tmp_path: Path) -> None:
    (tmp_path / "praise.yaml").write_text("- comment: only half", encoding="utf-8")
    with pytest.raises(RulebookError, match=r"praise\.yaml"):
        approved.load(tmp_path)
