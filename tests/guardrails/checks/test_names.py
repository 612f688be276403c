"""Whose name stands in a reply: the signer's own and a thing's may, anybody else's not."""

from __future__ import annotations

import pytest

from guardrails.checks._names import names_in
from guardrails.checks._signoff import introduced, signature
from guardrails.types import DraftContext


def named(text: str) -> list[str]:
    return [text[start:end] for start, end in names_in(text, DraftContext())]


@pytest.mark.parametrize(
    "text",
    [
        # streets, offices and branches that are ours
        "The lot on Birch is free after six.",
        "A side entrance on Grove has a ramp.",
        "I go as far out as the Miller Creek bridge.",
        "Our Duluth and Superior branches have near-identical numbers.",
        "A door on the Oak side opens with the bell.",
        "Estamos en la calle Roble, junto a la panadería.",
        "I'm Yesenia, and I grew up on Tremont.",
        # peoples, faiths, feasts, plans, brands, teams
        "Yes, we have Chuukese by phone all day.",
        "I'm the chaplain, a Methodist who plays cards with the rabbi.",
        "The bake sale is the second Saturday of Advent.",
        "Cleanings are covered under our Silver and Gold plans.",
        "We carry EpiPens, and we take MetLife.",
        "I'm a Cubs girl in a Cardinals hospital.",
        "There's a van at the Piggly Wiggly on Friday.",
        "So can the federal Office for Civil Rights.",
        "Please call 911 or Poison Control.",
        "Lunch is negotiable on Taco Thursday.",
        "That's a cold walk from Lot C.",
        "¡Ay, qué bonito leer esto!",
        "¿Será que podemos hablar por teléfono?",
        # pets
        "The fish in the tank is named Gerald.",
        "That's Biscuit, our therapy dog.",
    ],
)
def test_a_thing_is_not_taken_for_somebody(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I know the Hendersons are hurting.", "Hendersons"),
        ("To the whole Oyelaran family, my sympathy.", "Oyelaran"),
        ("To the Oyelaran boy, my sympathy.", "Oyelaran"),
        ("A bag for a Sycamore Lane address went astray.", "Sycamore"),
        ("The lady on Birch Lane has been here twelve years.", "Birch"),
        ("That is excluded under the Silver 2 plan.", "Silver"),
        ("The man with the service dog is called Harold.", "Harold"),
        ("Thank you, Brenda, for speaking up.", "Brenda"),
        ("It matters to me, Jennifer, and I'm sorry.", "Jennifer"),
        ("I'm sorry about the visit with Dr. Feld.", "Feld"),
        ("Lo siento mucho, señora Guadalupe.", "Guadalupe"),
        ("¡Rosa, qué alegría leerle!", "Rosa"),
    ],
)
def test_somebody_is_found(text: str, who: str) -> None:
    assert who in named(text)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ring me at 555-0142; Renata.", "Renata"),
        ("My line is 555-0121; Gloria, navigator.", "Gloria, navigator"),
        ("I'm sorry. — Dr. S. Patel, DDS", "Dr. S. Patel, DDS"),
        ("Lo leo yo. Un saludo cordial, Lucía Montalvo, coordinadora.", "Lucía Montalvo, coordinadora"),
        ("I'm sorry. On behalf of the team, Hal", "Hal"),
        ("I'm sorry. Take care, Joan, office manager.", "Joan, office manager"),
    ],
)
def test_a_sign_off_may_take_many_forms(text: str, who: str) -> None:
    span = signature(text)
    assert span
    assert text[slice(*span)] == who
    assert named(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I'm sorry. Maria deserved better.",
        "It's at the fire hall. Short sleeves help.",
        "Dear J. Ortega, your words have been read.",
        "Thank you, Deb, for the lovely words.",
        "Take care, Maria.",
    ],
)
def test_a_sentence_that_begins_with_a_capital_is_no_sign_off(text: str) -> None:
    assert signature(text) is None


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Letters come through me, Edwin, in Patient Relations, and I read them.", "Edwin"),
        ("No statement today, just me, Ines, saying I'm sorry.", "Ines"),
        ("Mail it to me, Ann Brady, 100 River Street.", "Ann Brady"),
        ("The pharmacist answers, that's me till seven, Minh.", "Minh"),
        ("La directora, que soy yo, Teresa Olmos, recibe sin cita.", "Teresa Olmos"),
        ("Sister Agnes here; I go down to the bins on Wednesdays.", "Agnes"),
        ("It's from a person, Keoni, at the desk by the window.", "Keoni"),
        ("Our chaplain, Ruth, is at 555-0142.", "Ruth"),
        ("Write to care@riverside.example, attention Walt.", "Walt"),
        ("Our claims desk is at 555-0160, and Gloria or I will pick up.", "Gloria"),
    ],
)
def test_whoever_answers_may_say_so_in_passing(text: str, who: str) -> None:
    assert who in [text[start:end] for start, end in introduced(text)]
    assert named(text) == []


def test_everybody_here_is_nobody() -> None:
    assert introduced("Everybody here, me included, read it.") == []
