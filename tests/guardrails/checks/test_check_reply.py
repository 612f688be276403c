"""The checker reports exact spans, fails closed, uses the situation, and never edits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from guardrails import checks
from guardrails.check_reply import Checker, CheckError, judged, parse_verdict
from guardrails.checks import Hit, Reply
from guardrails.checks._phrase import PhraseError, compile_phrase
from guardrails.checks._text import Reply as Text
from guardrails.checks._weight import weighted_length
from guardrails.checks.readability import grade
from guardrails.explain import explain
from guardrails.types import Commitment, Contact, DraftContext, Signer
from prompts.reading import RulebookError
from prompts.rulebook import Rulebook, load

RULEBOOK = load()
CHECKER = Checker(RULEBOOK)
CLEAN = (
    "Three hours is a long time to sit, and I'm sorry. I'm taking this to our front desk lead today. "
    "care@riverside.example reaches me. Dana, Riverside Clinic"
)


def rules(reply: str, **situation: Any) -> set[str]:
    return {finding.rule for finding in CHECKER.check(reply, DraftContext(**situation))}


def test_a_finding_names_the_exact_words_and_a_safe_rewrite() -> None:
    reply = "I'm sorry about your visit. Dana"
    finding = next(one for one in CHECKER.check(reply, DraftContext()) if one.rule == "confirms-relationship")
    assert reply[finding.start : finding.end] == "your visit"
    assert finding.suggestion == "the experience you describe"
    assert finding.severity == "block"
    assert finding.message


def test_spans_are_right_after_contractions_accents_emoji_and_hidden_characters() -> None:
    for before in ("We've we're I'm ", "Mañana “así” ", "👩🏽‍⚕️🇲🇽 ", "ze\u200bro width "):
        reply = before + "your vi\u200bsit."
        hits = [one for one in CHECKER.check(reply, DraftContext()) if one.rule == "confirms-relationship"]
        assert [reply[one.start : one.end] for one in hits] == ["your vi\u200bsit"]


@pytest.mark.parametrize("reply", ["", "   ", "\n\n"])
def test_an_empty_reply_is_blocked(reply: str) -> None:
    assert [one.severity for one in CHECKER.check(reply, DraftContext())] == ["block"]


def test_a_check_that_raises_is_an_error_and_never_no_findings(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(reply: Reply, context: DraftContext) -> Iterator[Hit]:
        raise ValueError("secret text")
        yield

    checker = Checker(RULEBOOK)
    monkeypatch.setitem(checker._checks, "too-long", broken)
    with pytest.raises(CheckError, match="too-long") as caught:
        checker.check(CLEAN, DraftContext())
    assert "secret" not in str(caught.value)


def test_findings_are_sorted_by_where_they_start() -> None:
    found = CHECKER.check("This will never happen again. Sorry about your visit. Dana", DraftContext())
    assert [one.start for one in found] == sorted(one.start for one in found)


def test_a_commitment_backs_its_own_promise_and_no_other() -> None:
    promise = "From Monday there is a second person at the desk from 8 to 11."
    backed = (Commitment("desk", "waiting", promise),)
    assert "unbacked-promise" not in rules(promise, commitments=backed)
    assert "unbacked-promise" in rules("We'll refund the second charge by Friday.", commitments=backed)


def test_the_signer_may_be_named_and_must_be() -> None:
    signer = Signer("Dana Whitfield", "patient relations lead")
    assert "impersonal" not in rules(CLEAN, signer=signer)
    assert "impersonal" in rules("I'm sorry about the wait.", signer=signer)
    assert "reveals-identifier" not in rules("I'm Dana Whitfield, and I'm sorry about the wait.", signer=signer)


def test_a_complaint_needs_more_than_praise_does() -> None:
    bare = "Thank you, I'm glad. Dana"
    assert {"missing-apology", "missing-private-channel", "missing-next-step"} <= rules(bare, kind="complaint")
    assert not {"missing-apology", "missing-private-channel", "missing-next-step"} & rules(bare, kind="praise")


def test_details_may_be_asked_for_in_private() -> None:
    reply = "What's the best number to call you on? Reply with your phone number. Dana"
    assert "asks-for-details-in-public" in rules(reply)
    assert "asks-for-details-in-public" not in rules(reply, stage="private")


def test_an_approved_contact_of_any_shape_counts_as_a_private_way() -> None:
    reply = "I'm sorry. Ask for Dana at the blue desk. Dana"
    assert "missing-private-channel" in rules(reply, kind="complaint")
    assert "missing-private-channel" not in rules(reply, kind="complaint", contacts=(Contact("the blue desk", "form"),))


def test_an_approved_fixed_text_passes_word_for_word() -> None:
    fixed = "If this is an emergency, call 911 or go to the nearest emergency department now."
    assert rules(fixed, fixed_texts=(fixed,), kind="complaint") <= {"too-long"}


def test_every_sentence_of_an_explanation_has_a_rule() -> None:
    sentences = explain(CLEAN, DraftContext(kind="complaint"), RULEBOOK)
    assert " ".join(sentence.text for sentence in sentences) == CLEAN
    assert all(sentence.rules for sentence in sentences)
    assert "missing-apology" in sentences[0].rules
    assert "missing-private-channel" in sentences[2].rules


@pytest.mark.parametrize(
    ("verdict", "expected"),
    [
        pytest.param("none", (), id="nothing found"),
        pytest.param("medical-advice, defensive", ("medical-advice", "defensive"), id="two rules"),
        pytest.param("I think it is fine!", None, id="prose is unreadable"),
        pytest.param("", None, id="an empty answer is unreadable"),
        pytest.param("none medical-advice", None, id="contradiction is unreadable"),
    ],
)
def test_a_judges_verdict_is_read_strictly(verdict: str, expected: tuple[str, ...] | None) -> None:
    assert parse_verdict(verdict, RULEBOOK) == expected


def test_an_unreadable_verdict_counts_as_a_violation_and_a_good_one_removes_nothing() -> None:
    found = CHECKER.check("Sorry about your visit. Dana", DraftContext())
    assert judged(found, "none", "Sorry about your visit. Dana", RULEBOOK) == found
    assert judged((), "whatever", CLEAN, RULEBOOK)[0].severity == "block"
    assert judged((), "defensive", CLEAN, RULEBOOK)[0].rule == "defensive"


@pytest.mark.parametrize(
    ("text", "weight"),
    [
        pytest.param("hello", 5, id="plain letters weigh 1"),
        pytest.param("日本", 4, id="others weigh 2"),
        pytest.param("👩🏽‍⚕️", 2, id="an emoji of five code points weighs 2"),
        pytest.param("🇲🇽🇺🇸", 4, id="two flags"),
        pytest.param("https://riverside.example.com/a/very/long/path", 23, id="any link weighs 23"),
        pytest.param("see example.com.", 28, id="a bare domain is a link, its full stop isn't"),
        pytest.param("care@example.com", 16, id="a mail address is no link"),
        pytest.param("@dana @clinic hi", 2, id="mentions that X fills in are free"),
        pytest.param("cafe\u0301", 4, id="composed before counting"),
    ],
)
def test_x_is_counted_as_x_counts(text: str, weight: int) -> None:
    assert weighted_length(text) == weight


@pytest.mark.parametrize("phrase", ["(a|b", "<no-such-list>", "(maybe)?", "()", ""])
def test_a_phrase_that_cant_be_read_is_refused(phrase: str) -> None:
    with pytest.raises(PhraseError):
        compile_phrase(phrase, {})


@pytest.mark.parametrize(
    ("phrase", "text", "matches"),
    [
        pytest.param("your visit", "about YOUR visit!", True, id="case"),
        pytest.param("you have been", "you've been", True, id="contractions"),
        pytest.param("(so|very)? sorry", "sorry", True, id="a part that may be missing"),
        pytest.param("treat*", "treated", True, id="any ending"),
        pytest.param("sorry ...2 feel", "sorry that you feel", True, id="two words between"),
        pytest.param("sorry ...2 feel", "sorry that some of you feel", False, id="three words are too many"),
        pytest.param("^we", "and we", False, id="only at the beginning"),
        pytest.param("visit", "revisit", False, id="whole words only"),
        pytest.param("thanks (a lot)?", "thanks", True, id="an optional end"),
    ],
)
def test_the_phrase_language(phrase: str, text: str, matches: bool) -> None:
    clause = Text(text).clauses[0]
    assert bool(compile_phrase(phrase, {}).pattern.search(clause.text)) is matches


@pytest.mark.parametrize(
    ("check", "message"),
    [
        pytest.param({"kind": "telepathy"}, "no way of checking", id="unknown kind"),
        pytest.param({"kind": "phrases", "find": {"en": ["(a"]}}, "bracket", id="broken phrase"),
        pytest.param({"kind": "phrases", "find": {}, "colour": 1}, "colour", id="unknown parameter"),
    ],
)
def test_a_rule_whose_check_cant_be_used_stops_the_rulebook(check: Mapping[str, Any], message: str) -> None:
    rule = RULEBOOK.rules["defensive"].model_copy(update={"check": check})
    with pytest.raises(RulebookError, match=f"(?s)defensive.*{message}"):
        Checker(Rulebook({rule.id: rule}, "test"))


def test_sentences_end_where_people_end_them() -> None:
    reply = "Dr. Lee is out. We open at 9 a.m. daily! Write: care@riverside.example or call 555.0142"
    assert [reply[a:b] for a, b in Reply(reply).sentences] == [
        "Dr. Lee is out.", "We open at 9 a.m. daily!", "Write: care@riverside.example or call 555.0142",
    ]  # fmt: skip


def test_plain_text_reads_easier_than_bureaucracy() -> None:
    assert (
        grade("I am sorry. The wait was too long.") < 4 < 12 < grade("Administrative considerations necessitate delay.")
    )


def test_every_kind_of_check_is_one_file() -> None:
    assert "phrases" in checks.kinds()
    assert not any(name.startswith("_") for name in checks.kinds())
