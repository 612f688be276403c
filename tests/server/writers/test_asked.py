"""Questions: what they are about, who knows the answer, and what is never answered on a page; life events and jokes."""

from __future__ import annotations

import pytest

from guardrails.types import Kind
from server.writers.composer import Composer
from server.writers.situation import read
from tests.server.writers.briefs import checker, make_brief, standing_in_the_way


@pytest.fixture(scope="module")
def composer() -> Composer:
    return Composer(checker().passes)


@pytest.mark.usefixtures("by_words")
@pytest.mark.parametrize(
    ("comment", "language", "said"),
    [
        ("Any halal choice in the cafeteria?", "en", "meals for every diet"),
        ("Are you folks hiring", "en", "working here"),
        ("¿Cuánto cuesta inscribirse?", "es", "los precios"),
        ("¿A qué hora es la misa?", "es", "la misa"),
    ],
)
def test_a_question_without_an_answer_names_what_is_asked(
    composer: Composer, comment: str, language: str, said: str
) -> None:
    assert said in composer.compose(make_brief(comment, "question", language=language)).casefold()


@pytest.mark.parametrize(
    ("comment", "language"),
    [
        ("My watch says afib, do I trust a watch?", "en"),
        ("Is it contagious once the rash dries?", "en"),
        ("Is my surgery still on Thursday?", "en"),
        ("¿Puedo tomar café antes de una prueba?", "es"),
    ],
)
def test_medical_and_personal_questions_are_not_answered_in_the_thread(
    composer: Composer, comment: str, language: str
) -> None:
    for seed in range(6):
        brief = make_brief(comment, "question", language=language, seed=seed)
        text = composer.compose(brief)
        assert not standing_in_the_way(text, brief), text
        assert "@" in text or "555" in text or "nurse line" in text or "enfermer" in text
        assert not any(word in text for word in ("right here", "goes here", "under your question", "debajo", "va aqu"))


def test_what_a_plan_or_a_desk_takes_is_no_medical_question(composer: Composer) -> None:
    assert "nurse line" not in composer.compose(make_brief("Do you take Tricare at the eye clinic?", "question"))


@pytest.mark.parametrize(
    ("comment", "kind", "language", "words"),
    [
        ("rest in peace to the gift shop lady", "social", "en", ("sympathy", "heart goes", "grie", "loss")),
        ("happy 65th to me", "social", "en", ("birthday",)),
        ("Two years cancer free this morning", "praise", "en", ("news", "congratulations", "day")),
        ("Que en paz descanse doña Luz", "social", "es", ("pésame", "sentimiento", "triste")),
    ],
)
def test_an_event_is_met_with_what_it_calls_for(
    composer: Composer, comment: str, kind: Kind, language: str, words: tuple[str, ...]
) -> None:
    text = composer.compose(make_brief(comment, kind, language=language)).casefold()
    assert any(word in text for word in words), text


def test_a_loss_is_never_congratulated() -> None:
    brief = make_brief("Just past the anniversary of losing our Emmie, thank you for that night", "praise")
    found = read(brief, 75)
    assert found.frame == "event"
    assert not any("ongratulation" in line for line in found.slots["event_say"])


def test_what_a_word_on_a_bill_means_is_no_medical_question(composer: Composer) -> None:
    text = composer.compose(make_brief("What does 'facility fee' mean on my bill?", "question", topics=("billing",)))
    assert "nurse" not in text.casefold()


def test_a_wrong_diet_is_no_late_meal(composer: Composer) -> None:
    brief = make_brief("they put a tuna sandwich on my no-fish tray", topics=("food",))
    assert read(brief, 75).concerns[0].id == "diet"
