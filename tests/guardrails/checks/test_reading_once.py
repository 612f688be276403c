"""A sentence is read once, wherever it stands, and whoever tries many texts learns quickly that one will not do."""

from __future__ import annotations

import pytest

from guardrails.check_reply import Checker, CheckError
from guardrails.checks import Hit, Reply
from guardrails.checks._phrase import PhraseSet
from guardrails.checks._text import Sentence, sentence
from guardrails.types import DraftContext
from prompts.rulebook import load

CHECKER = Checker(load())


def test_a_sentence_is_the_same_object_in_every_text() -> None:
    first, second = Reply("I hear you. Please call."), Reply("Thank you. I hear you.")
    assert first.clauses[0].sentence is second.clauses[1].sentence


def test_each_reader_is_asked_once_about_a_sentence() -> None:
    asked: list[str] = []

    def read(one: Sentence) -> int:
        asked.append(one.text)
        return len(one.text)

    mine = sentence("only this test reads this one.")
    assert (mine.once(read), mine.once(read)) == (30, 30)
    assert asked == [mine.text]


def test_a_new_rulebook_begins_with_nothing_read() -> None:
    before = sentence("the same words.")
    Checker(load())
    assert sentence("the same words.") is not before


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("we fixed your bill", True),
        ("we fixed it", False),  # one of its two words is missing
        ("your bill", False),
        ("we corrected your own long bill", True),
        ("your bill is what we fixed", False),  # all words, another order
    ],
)
def test_a_phrase_is_found_where_all_its_words_stand_in_its_order(text: str, found: bool) -> None:
    phrases = PhraseSet.of(["we (fixed|corrected) your ... bill"], {})
    assert phrases.any(Sentence(text)) is found


@pytest.mark.parametrize("kind", ["complaint", "praise", None])
def test_a_text_passes_exactly_when_nothing_but_advice_is_found_in_it(kind: str | None) -> None:
    rules = CHECKER.rulebook.rules.values()
    replies = [example.reply for rule in rules for example in (*rule.passes, *rule.fails)]
    for reply in (*replies, "", "  "):
        context = DraftContext(kind=kind)  # type: ignore[arg-type]
        found = CHECKER.check(reply, context)
        assert CHECKER.passes(reply, context) is all(one.severity == "advise" for one in found), reply


def test_a_check_that_raises_never_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(reply: Reply, context: DraftContext) -> list[Hit]:
        raise ValueError("secret text")

    checker = Checker(load())
    monkeypatch.setattr(checker, "_checks", dict.fromkeys(checker.rulebook.rules, broken))
    with pytest.raises(CheckError) as caught:
        checker.passes("I'm sorry about the wait. Please call me. Dana", DraftContext(platform="x"))
    assert "secret" not in str(caught.value)
