"""The organisation's register: what a filled file gives, and how a faulty one is refused."""

from __future__ import annotations

from datetime import date, time
from pathlib import Path

import pytest

from server.organisation import Organisation, OrganisationError, load

EXAMPLE = Path(__file__).resolve().parents[2] / "server" / "organisation.example.toml"

SMALL = """
name = "Elm Street Practice"
about = "a family practice"
channels = [{ text = "hello@elm.example" }]
signer = [{ name = "Kim", role = "office manager" }]
escalation.default = [{ name = "Kim", role = "office manager", phone = "555-0101" }]
hours = { timezone = "America/Denver", monday = ["08:00", "16:30"] }
"""


@pytest.fixture(scope="module")
def riverside() -> Organisation:
    return load(EXAMPLE)


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "organisation.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_example_clinic_loads(riverside: Organisation) -> None:
    assert riverside.name == "Riverside Clinic"
    assert riverside.signers[0].name == "Dana"
    assert riverside.channels[0].text == "care@riverside.example"
    assert len(riverside.facts_in("en")) >= 10


def test_every_text_of_the_example_exists_in_spanish_too(riverside: Organisation) -> None:
    today = date(2026, 11, 23)
    assert len(riverside.facts_in("es")) == len(riverside.facts_in("en"))
    assert len(riverside.commitments_in("es", today)) == len(riverside.commitments_in("en", today))
    assert all(riverside.owner(topic, "es") for topic in riverside.owners)
    assert riverside.signers_in("es")[0].role == "responsable de atención al paciente"


def test_nothing_is_offered_in_a_language_in_which_it_was_not_approved(riverside: Organisation) -> None:
    assert riverside.facts_in("fr") == ()


def test_a_commitment_is_told_until_its_last_day_and_not_after(riverside: Organisation) -> None:
    def ids(day: date) -> set[str]:
        return {item.id for item in riverside.commitments_in("en", day)}

    assert "elevator-repair" in ids(date(2026, 12, 7))
    assert "elevator-repair" not in ids(date(2026, 12, 8))


def test_gestures_come_only_for_their_topics(riverside: Organisation) -> None:
    today = date(2026, 11, 23)
    assert {item.id for item in riverside.gestures_in("en", today, ("billing",))} == {"meeting"}
    assert {item.id for item in riverside.gestures_in("en", today, ("waiting",))} == {"meeting", "parking-voucher"}


def test_contacts_of_several_flags_are_joined_without_repeats(riverside: Organisation) -> None:
    names = [item.name for item in riverside.contacts_for(("legal-threat", "death-or-injury", "privacy"))]
    assert names == ["Ruth Adeyemi", "Lena Fischer"]


def test_a_flag_without_its_own_contact_gets_the_default(riverside: Organisation) -> None:
    contact = riverside.contacts_for(("minor",))[0]
    assert contact.name == "Marcus Bell"
    assert contact.reach == "555-0150 or marcus@riverside.example, weekdays 8 to 6"


def test_the_organisation_s_own_words_are_kept_by_identifier_removal(riverside: Organisation) -> None:
    assert {"Riverside Clinic", "Dana", "care@riverside.example", "Mill Street garage"} <= set(riverside.keep)


def test_the_least_that_a_file_needs(tmp_path: Path) -> None:
    small = load(written(tmp_path, SMALL))
    assert small.facts == ()
    assert small.commitments == ()
    assert small.hours.week[0] == (time(8), time(16, 30))
    assert small.hours.week[1] is None
    assert not small.strict_programme


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (SMALL.replace("name =", "nom =", 1), "nom: is not a known key"),
        (SMALL.replace('[{ text = "hello@elm.example" }]', "[]"), "channels"),
        (SMALL.replace('["08:00", "16:30"]', '["18:00", "16:30"]'), "monday closes before it opens"),
        (SMALL.replace("America/Denver", "Elm/Street"), "'Elm/Street' is not a time zone"),
        (SMALL.replace(', phone = "555-0101"', ""), "Kim needs a phone or an email"),
        (SMALL.replace("escalation.default", "escalation.media"), "at least one contact under 'default'"),
        (SMALL.replace("escalation.default", "escalation.panic"), "escalation > panic"),
        (SMALL + '[[commitment]]\nid = "a"\ntopic = "weather"\ntext = "Sun."', "commitment > 1 > topic"),
        (SMALL + '[[fact]]\nid = "a"\ntext = "Yes."\nasks = []', "fact > 1 > asks"),
        (
            SMALL + '[[commitment]]\nid = "a"\ntopic = "food"\ntext = "Yes."\n[[gesture]]\nid = "a"\ntext = "Yes."',
            "these repeat: a",
        ),
        ("name = ", "not valid TOML"),
    ],
    ids=lambda value: value[:30].strip() if "\n" not in value else "",
)
def test_a_faulty_file_is_refused_with_the_place_and_the_reason(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(OrganisationError, match=message.replace("(", r"\(")):
        load(written(tmp_path, text))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OrganisationError, match=r"nowhere\.toml can't be read"):
        load(tmp_path / "nowhere.toml")
