"""The Try it page, without a browser: what the form asks for, and what comes back in each case."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import pytest

from guardrails.types import Deidentified, Finding, Removed
from prompts.safe_text import SafeText
from server.answer import Card, EscalationContact, NextStage, Verify, WriterUsed
from server.errors import RecordFailed
from server.web.labels import KIND, PLATFORM, STAGE
from server.web.try_it import examples

from .conftest import Visitor, answer

EVENTS = {"accept": "text/event-stream"}


def events(text: str) -> list[tuple[str, Any]]:
    return [(name, json.loads(data)) for name, data in re.findall(r"event: (\w+)\ndata: (.*)\n\n", text)]


def test_the_page_offers_every_platform_kind_and_stage(visitor: Visitor) -> None:
    page = visitor.client.get("/").text
    assert all(f'<option value="{value}"' in page for value in (*PLATFORM, *KIND, *STAGE))


def test_the_button_is_called_as_in_the_extension(visitor: Visitor) -> None:
    assert ">Draft reply</button>" in visitor.client.get("/").text


def test_no_page_holds_inline_script_or_style(visitor: Visitor) -> None:
    page = visitor.client.get("/").text + visitor.post().text
    assert not re.findall(r"<script(?![^>]*src=)|<style|\sstyle=|\son\w+=", page)


def test_nothing_is_loaded_from_elsewhere(visitor: Visitor) -> None:
    loaded = re.findall(r'<(?:script|link|img)[^>]*(?:src|href)="([^"]+)"', visitor.client.get("/").text)
    assert loaded
    assert all(address.startswith("/static/") for address in loaded)


def test_every_example_is_a_button_with_its_comment_and_platform(visitor: Visitor) -> None:
    page = visitor.client.get("/").text
    assert len(examples()) >= 6
    assert page.count('class="chip"') == len(examples())
    assert {example["platform"] for example in examples()} <= set(PLATFORM)


@pytest.mark.parametrize(
    ("status", "said"),
    [
        ("pulling 43%", "Fetching the model: 43%."),
        ("loading", "The model is starting."),
        ("ready", "The model is ready."),
        ("absent", "sincerely model pull"),
        ("failed: the disk is full", "The model can&#39;t be used: the disk is full."),
    ],
)
def test_the_page_says_how_the_model_is(visitor: Visitor, status: str, said: str) -> None:
    visitor.status[0] = status
    assert said in visitor.client.get("/").text


def test_the_status_line_can_be_asked_again(visitor: Visitor) -> None:
    visitor.status[0] = "pulling 7%"
    note = visitor.client.get("/try/status").json()
    assert (note["state"], note["percent"], note["working"]) == ("pulling", 7, True)


def test_the_whole_form_reaches_the_pipeline(visitor: Visitor) -> None:
    visitor.post(
        comment="We waited.\r\nTwice.", platform="x", kind="complaint", stage="holding", tone="plain", length="short",
        author=" Ann ", note=" be brief ", signer="Dana", seed="2",
    )  # fmt: skip
    asked = visitor.pipeline.asked[0]
    assert asked.comment == "We waited.\nTwice."
    assert (asked.platform, asked.kind, asked.stage, asked.tone, asked.length) == (
        "x", "complaint", "holding", "plain", "short",
    )  # fmt: skip
    assert (asked.author, asked.note, asked.signer, asked.seed) == ("Ann", "be brief", "Dana", 2)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        pytest.param({"comment": ""}, "no comment to answer", id="empty"),
        pytest.param({"comment": " \n\t"}, "no comment to answer", id="blank"),
        pytest.param({"comment": "x" * 10_001}, "10,001 characters", id="too long"),
        pytest.param({"comment": "a\x00b"}, "no text", id="NUL"),
        pytest.param({"platform": "myspace"}, "no such choice", id="unknown platform"),
        pytest.param({"stage": "curtain"}, "no such choice", id="unknown stage"),
        pytest.param({"tone": "rude"}, "no such choice", id="unknown tone"),
    ],
)
def test_a_form_that_cannot_be_used_says_what_to_change(visitor: Visitor, fields: dict[str, str], said: str) -> None:
    back = visitor.post(headers=EVENTS, **fields)
    assert back.status_code == 422
    assert said in back.text
    assert not visitor.pipeline.asked


def test_the_answer_never_repeats_what_was_removed(visitor: Visitor) -> None:
    back = visitor.post(comment="Ottoline and I waited two hours 😀")
    assert "Ottoline" not in back.text
    assert "&lt;PERSON_1&gt;" in back.text
    assert 'data-removed="[[0, 5, &#34;PERSON&#34;]]"' in back.text


def test_without_script_a_whole_page_comes_back(visitor: Visitor) -> None:
    back = visitor.post()
    assert back.text.startswith("<!doctype html>")
    assert "Two hours is a long time to sit." in back.text


def test_with_script_progress_comes_first_and_the_checked_draft_last(visitor: Visitor) -> None:
    back = visitor.post(headers=EVENTS)
    assert back.headers["content-type"].startswith("text/event-stream")
    heard = events(back.text)
    assert [name for name, _ in heard] == ["progress", "result"]
    assert heard[0][1] == {"step": "deidentify", "detail": "Identifiers removed"}
    assert "Two hours is a long time to sit." in heard[1][1]["html"]


def test_each_sentence_is_described_by_its_rules(visitor: Visitor) -> None:
    text = visitor.post().text
    assert 'tabindex="0" data-why="why-2" aria-describedby="why-2">I&#39;m sorry.</span>' in text
    note = text.split('id="why-2"')[1].split("</div>")[0]
    assert "Say sorry." in note
    assert "g-003-5" in note


def test_an_error_says_what_happened_what_was_kept_and_what_to_do(visitor: Visitor) -> None:
    visitor.pipeline.error = RecordFailed(next_step="Check the disk.")
    (_, (name, data)) = events(visitor.post(headers=EVENTS).text)
    assert name == "problem"
    assert "The audit trail could not be written" in data["html"]
    assert "Nothing was stored." in data["html"]
    assert "Check the disk." in data["html"]


def test_without_script_an_error_is_a_page_with_its_status(visitor: Visitor) -> None:
    visitor.pipeline.error = RecordFailed()
    back = visitor.post()
    assert back.status_code == 503
    assert "The audit trail could not be written" in back.text


def test_an_escalation_shows_the_card_and_no_reply(visitor: Visitor) -> None:
    card = Card("This is about a death", (EscalationContact("Ruth", "medical director", "555-0199"),), ("Call.",), ())
    visitor.pipeline.answer = answer(
        route="escalate",
        reply=None,
        sentences=(),
        card=card,
        writer=WriterUsed("none", None, 0),
        next=NextStage(None, ""),
    )
    text = visitor.post().text
    assert "This is about a death" in text
    assert "555-0199" in text
    assert 'id="reply"' not in text


def test_an_approved_fixed_text_stands_beside_the_card(visitor: Visitor) -> None:
    visitor.pipeline.answer = answer(
        route="escalate", reply="Please call 911.", sentences=(), writer=WriterUsed("fixed", None, 1),
        card=Card("Help is needed", (), (), ()),
    )  # fmt: skip
    text = visitor.post().text
    assert "Approved text" in text
    assert "Please call 911." in text
    assert "Another wording" not in text


def test_walking_away_is_explained(visitor: Visitor) -> None:
    ordinary = answer()
    visitor.pipeline.answer = replace(
        ordinary, route="walk_away", reply=None, sentences=(), card=Card("Best left alone", (), ("Leave it.",), ()),
        triage=replace(ordinary.triage, kind="abuse", route="walk_away", reasons=("It only insults.",)),
    )  # fmt: skip
    text = visitor.post().text
    assert "Best left alone" in text
    assert "It only insults." in text


def test_facts_are_to_be_confirmed_and_findings_are_quoted(visitor: Visitor) -> None:
    visitor.pipeline.answer = answer(
        verify=(Verify("fact", "saturday", "Open on Saturdays"),),
        findings=(Finding("hard-to-read", "advise", 0, 9, "That is long.", None),),
    )
    text = visitor.post().text
    assert "Open on Saturdays" in text
    assert "<q>Two hours</q>" in text


def test_an_unapproved_rulebook_is_named_as_such(visitor: Visitor) -> None:
    assert "not approved yet" in visitor.post().text
    visitor.pipeline.is_approved = True
    visitor.pipeline.answer = answer(rulebook_approved=True)
    assert "not approved yet" not in visitor.post().text


def test_markup_in_a_comment_or_a_reply_stays_text(visitor: Visitor) -> None:
    evil = "<script>alert(1)</script>"
    visitor.pipeline.answer = answer(
        reply=evil, sentences=(), comment=Deidentified(SafeText(evil), (Removed(0, 1, "<b>"),))
    )
    text = visitor.post().text
    assert evil not in text
    assert "&lt;script&gt;" in text
