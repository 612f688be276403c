"""The whole removal: names carried everywhere, authors, what may stay, evasions, cases, and failing closed."""

from __future__ import annotations

import pytest
from presidio_analyzer import Pattern, PatternRecognizer

from guardrails.deidentify import Deidentifier, DeidentifyError, ModelMissing, RecogniserFailed

KEEP = ["Riverside Clinic", "Dana", "care@riverside.example", "555-0142", "Toledo"]


@pytest.fixture(scope="module")
def remover() -> Deidentifier:
    return Deidentifier(nlp_model="none", keep=KEEP)


def test_a_reply_keeps_the_name_of_its_own_writer_and_no_other(remover: Deidentifier) -> None:
    text = "I'm sorry, Jessica. I'm looking into it. Marguerite Okafor"
    assert "Okafor" not in safe(remover, text)
    assert safe(remover.keeping(("Marguerite Okafor",)), text).endswith("Marguerite Okafor")
    assert "Jessica" not in safe(remover.keeping(("Marguerite Okafor",)), text)
    assert "Okafor" not in safe(remover, text), "the next text is another's"


def safe(remover: Deidentifier, text: str, author: str | None = None) -> str:
    return remover.deidentify(text, author).text.text


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("jess\u200bica is rude", "<PERSON_1> is rude"),
        ("\u202ejessica\u202c is rude", "\u202e<PERSON_1>\u202c is rude"),
        ("Ｊｅｓｓｉｃａ is rude", "<PERSON_1> is rude"),
        ("Jеssica is rude", "<PERSON_1> is rude"),
        ("then J e s s i c a left", "then <PERSON_1> left"),
        ("call ５５５-２０１-３３４４", "call <PHONE_1>"),
        ("tel 2O2-S55-Ol43", "tel <PHONE_1>"),
        ("my cell is 3 1 2 5 5 5 0 1 4 3", "my cell is <PHONE_1>"),
    ],
    ids=[
        "zero width",
        "bidi",
        "full width",
        "homoglyph",
        "spaced letters",
        "wide digits",
        "leet digits",
        "spaced digits",
    ],
)
def test_an_evasion_is_seen_through(remover: Deidentifier, text: str, out: str) -> None:
    assert safe(remover, text) == out


@pytest.mark.parametrize(
    ("author", "text", "out"),
    [
        ("Oluwaseyi Okwuosa", "signed okwuosa, Oluwaseyi", "signed <PERSON_1>, <PERSON_2>"),
        ("Robert Quist", "bob was here, says Quist", "<PERSON_1> was here, says <PERSON_2>"),
        ("@big_dre_77", "this is big_dre_77 again", "this is <HANDLE_1> again"),
        ("TashaBrightwater", "yes it's Brightwater", "yes it's <PERSON_1>"),
    ],
    ids=["reversed", "nickname", "handle", "glued words"],
)
def test_the_authors_name_goes_in_every_form(remover: Deidentifier, author: str, text: str, out: str) -> None:
    assert safe(remover, text, author) == out


@pytest.mark.parametrize(
    ("author", "text", "out"),
    [
        ("Rose Miller", "Rose called twice", "<PERSON_1> called twice"),
        ("Marigold Quillfeather", "Marigold called twice", "<PERSON_1> called twice"),
        ("Will Park", "Will was sent home", "<PERSON_1> was sent home"),
        ("Rose Miller", "Rose up at six", "Rose up at six"),
        ("Will Park", "Will you call", "Will you call"),
        ("May Lane", "May I ask", "May I ask"),
        ("Hope Young", "Hope so", "Hope so"),
        ("Mark Hill", "Mark my words", "Mark my words"),
        ("Grace Wood", "Grace period over", "Grace period over"),
    ],
)
def test_an_author_named_like_a_word_goes_at_a_sentence_start_unless_it_is_the_word(
    remover: Deidentifier, author: str, text: str, out: str
) -> None:
    assert safe(remover, text, author) == out


@pytest.mark.parametrize(
    "text",
    [
        "Riverside Clinic kept me waiting",
        "Dana was kind, I wrote to care@riverside.example and called 555 0142",
        "we drove from Toledo",
    ],
)
def test_the_organisations_own_names_stay(remover: Deidentifier, text: str) -> None:
    assert safe(remover, text) == text


def test_a_name_found_once_goes_everywhere_in_the_case(remover: Deidentifier) -> None:
    case = remover.deidentify_case(
        "my husband Zoltan waited",
        author="Ilka B",
        thread=[("Ilka B", "zoltan is home now"), (None, "We are sorry"), ("Petra", "get well ZOLTAN")],
        note="Caller says Zoltan's wife is upset",
    )
    texts = [case.comment.text.text, *(turn.text.text for turn in case.thread), str(case.note)]
    assert not any("zoltan" in text.lower() for text in texts)
    assert texts[1].startswith("<PERSON_1>")
    assert [turn.who for turn in case.thread] == ["commenter", "us", "other-1"]


def test_our_own_name_in_the_thread_is_us(remover: Deidentifier) -> None:
    case = remover.deidentify_case("hello", thread=[("Riverside Clinic", "Hi there")])
    assert case.thread[0].who == "us"
    assert case.note is None


def test_the_same_name_gets_the_same_number(remover: Deidentifier) -> None:
    assert safe(remover, "Dr. Tuan Pham came. Tuan listened. Dr Haddad did not.").count("<PERSON_1>") == 2


def test_a_placeholder_in_the_text_is_left_and_its_number_not_given_again(remover: Deidentifier) -> None:
    assert safe(remover, "<PERSON_1> and my son Kwabena") == "<PERSON_1> and my son <PERSON_2>"


def test_many_texts_give_what_each_gives_alone(remover: Deidentifier) -> None:
    texts = ["my son bob", "call 415.555.0134", "fine", "my son bob"]
    assert remover.deidentify_many(texts) == [remover.deidentify(text) for text in texts]


@pytest.mark.parametrize("text", ["", "   ", "😡😡", "\x00", "\ud800", "<PERSON_1>", "\u200b"])
def test_a_text_with_nothing_to_read_passes_through(remover: Deidentifier, text: str) -> None:
    assert safe(remover, text) == text


def test_a_missing_model_is_a_clear_error_and_never_a_download() -> None:
    with pytest.raises(ModelMissing, match="no_such_model"):
        Deidentifier(nlp_model="no_such_model")


def test_a_recogniser_that_raises_lets_no_text_out() -> None:
    class Broken(PatternRecognizer):
        def analyze(self, *args: object, **kwargs: object) -> list:
            raise ValueError("bob at 415.555.0134")

    broken = Broken("X", patterns=[Pattern("x", "x", 0.5)])
    with pytest.raises(RecogniserFailed) as caught:
        Deidentifier(nlp_model="none", extra=[broken]).deidentify("my son bob")
    assert "bob" not in str(caught.value)
    assert isinstance(caught.value, DeidentifyError)


def test_any_presidio_recogniser_can_be_added() -> None:
    badge = PatternRecognizer("BADGE", patterns=[Pattern("badge", r"\bzq\d\b", 0.9)])
    remover = Deidentifier(nlp_model="none", extra=[badge])
    assert safe(remover, "his zq7 fell off") == "his <BADGE_1> fell off"


@pytest.mark.parametrize(
    ("author", "text", "out"),
    [
        ("Jean-Luc Thibodeaux @jl_tibs", "Signed JLT", "Signed <PERSON_1>"),
        ("Priscilla Ndiaye @prissy_n", "prissy out", "<PERSON_1> out"),
        ("Samuel Afolabi", "they wrote Afolabi Samuel", "they wrote <PERSON_1>"),
    ],
    ids=["initials", "a nickname that is a word", "surname first"],
)
def test_an_authors_initials_and_handle_parts_go_too(remover: Deidentifier, author: str, text: str, out: str) -> None:
    assert safe(remover, text, author) == out


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("the nurse j.a.s.m.i.n.e dropped her", "the nurse <PERSON_1> dropped her"),
        ("it was s u n i t a  m e n o n who left it", "it was <PERSON_1> who left it"),
    ],
)
def test_a_name_spelled_with_gaps_goes_whatever_stands_around_it(remover: Deidentifier, text: str, out: str) -> None:
    assert safe(remover, text) == out


@pytest.mark.parametrize(
    "text",
    [
        "Dr. Google knew more",
        "Nurse Ratched vibes",
        "for Pete's sake",
        "Murphy's law again",
        "To Whom It May Concern",
        "la camilla estaba sucia y me dieron de alta",
        "bórrenlo ya",
        "carbidopa levodopa and labetalol",
        "They took an x ray and the X ray was fine",
        "the phone jack hung out of the wall and I had a cup of joe",
        "My sausage patty was cold, the chicken alfredo warm",
        "They played Dolly Parton and gave me a Krispy Kreme",
        "The guard started barking like a pest",
        "I line danced all night at my sisters 70th and paid for it",
        "Text says reply Y to confirm. I reply Y.",
        "¿Para qué escriben si nadie lo lee?",
        "My boss won't let me off and my job don't offer any",
        "Been a member since 2017, a patient since 1994",
        "I waited at the window 12 minutes and in the exam room 50 minutes",
    ],
)
def test_figures_of_speech_spanish_words_and_drugs_stay(remover: Deidentifier, text: str) -> None:
    assert safe(remover, text) == text


@pytest.mark.parametrize(
    "code",
    ["RF/20-7781-Q", "CVB 449 201 L", "APRN.22817", "GRP4471/ID 338 120 9", "BZ-44 19"],
    ids=["slashed", "letter at the end", "dotted", "two parts", "two and two"],
)
def test_a_code_goes_with_all_its_parts(remover: Deidentifier, code: str) -> None:
    assert safe(remover, f"policy number {code} , I say") == "policy number <ID_1> , I say"


@pytest.mark.parametrize(
    ("text", "left"),
    [
        pytest.param(
            "\U000befab @\u00f9:", "\U000befab <HANDLE_1>:", id="a handle of one letter names nothing elsewhere"
        ),
        pytest.param(
            "@ursula99 was kind. thank you ursula99", "<HANDLE_1> was kind. thank you <HANDLE_1>", id="begins with u"
        ),
        pytest.param("ask u/maria_low, maria_low knows", "ask <HANDLE_1>, <HANDLE_2> knows", id="as Reddit writes it"),
    ],
)
def test_a_handle_found_once_goes_everywhere(text: str, left: str) -> None:
    assert Deidentifier(nlp_model="none").deidentify(text).text.text == left
