# ruff: noqa: E501 (patterns and word lists read best unbroken)
"""What holds for any text at all, not only for the ones we thought of."""

from __future__ import annotations

import random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from guardrails.deidentify import MAX_CHARS, Deidentifier, TextTooLong
from guardrails.normalise import normalise
from tests.data.deid_planted import Maker

REMOVER = Deidentifier(nlp_model="none", keep=["Riverside Clinic"])
PIECES = st.sampled_from(
    """my husband bob|Dr. Nguyen|call 415.555.0134|jen at gmail dot com|last tuesday|3/14|room 412B|<PERSON_1>|J o h n S m i t h|@big_dre_77|ssn 412-55-9087
    |#JusticeForMaria|4418 w oakdale ave|94 year old|i work at walmart|plate 8KLM204|\u200b|\u202e|Ｊｏｈｎ|Jоhn|😡|\n|.|, |- bob|Riverside Clinic|mi esposo jose|\x00|\ud800|´|ﬁ|İ|ß"""
    .replace("\n    ", "").split("|")
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=12).map(" ".join), st.lists(PIECES, max_size=8).map("".join)
)


@settings(max_examples=150, deadline=None)
@given(TEXTS)
@example("on ¼")  # one character that reads as three
def test_offsets_rebuild_the_original_exactly(text: str) -> None:
    done = REMOVER.deidentify(text)
    out, at = "", 0
    rest = done.text.text
    for span in done.removed:
        assert at <= span.start < span.end <= len(text)
        kept = text[at : span.start]
        assert rest.startswith(kept)
        rest = rest[len(kept) :]
        mark, _, rest = rest.partition(">")
        assert mark.startswith(f"<{span.type}_")
        out += kept + text[span.start : span.end]
        at = span.end
    assert rest == text[at:]
    assert out + text[at:] == text


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_a_second_pass_changes_nothing(text: str) -> None:
    once = REMOVER.deidentify(text).text.text
    assert REMOVER.deidentify(once).text.text == once


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(), max_size=120))
def test_normalising_keeps_a_span_for_every_character(text: str) -> None:
    plain = normalise(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    for i in range(len(plain.text)):
        start, end = plain.original_span(i, i + 1)
        assert 0 <= start < end <= len(text)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_the_result_is_never_much_longer(text: str) -> None:
    assert len(REMOVER.deidentify(text).text.text) <= len(text) + 14 * (len(text.split()) + 1)


def test_a_fuzz_of_mangled_planted_comments_never_raises() -> None:
    r = random.Random(11)
    comments = [planted.text for planted in Maker("dev", 5).comments(1)]
    for _ in range(300):
        chars = list(" ".join(r.sample(comments, 2)))
        for _ in range(r.randint(1, 12)):
            chars[r.randrange(len(chars))] = chr(
                r.choice([r.randrange(32, 127), r.randrange(0x2000, 0x2100), r.randrange(0x1F600, 0x1F650), 0xD800])
            )
        REMOVER.deidentify("".join(chars))


def test_a_text_that_is_too_long_is_refused() -> None:
    with pytest.raises(TextTooLong):
        REMOVER.deidentify("a" * (MAX_CHARS + 1))
