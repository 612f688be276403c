"""Languages of short, informal comments."""

from __future__ import annotations

import pytest

from guardrails.language import detect

CASES = [
    ("gracias", "es", "one word"),
    ("Muy mal servicio", "es", "short"),
    ("ur app sux", "en", "texting"),
    ("lol this cat", "en", "joke"),
    ("AYUDA mi mama no respira", "es", "shouted, without accents"),
    ("la doctora <PERSON_1> es la mejor", "es", "placeholder"),
    ("dr <PERSON_1> rocks", "en", "placeholder"),
    ("no", "en", "in both languages"),
    ("thx!!", "en", "slang"),
    ("Me cobraron dos veces y nadie contesta", "es", "a complaint"),
    ("merci beaucoup", "fr", "French"),
    ("Obrigado pelo atendimento", "pt", "Portuguese, near Spanish"),
    ("Das Personal war sehr unfreundlich", "de", "German"),
    ("<PERSON_1> Stunden gewartet, keiner hat sich gekümmert", "de", "German, its first word taken for a name"),
    ("Quelle honte", "fr", "two words of French"),
    ("Super équipe, bravo", "fr", "French that looks English"),
    ("Que horas vocês abrem no sábado?", "pt", "a Portuguese question, near Spanish"),
    ("你好 医院", "zh", "script"),
    ("спасибо", "ru", "script"),
    ("😂😂", "und", "no letters"),
    ("<PERSON_1> 555", "und", "placeholder and digits only"),
    ("", "und", "nothing"),
]


@pytest.mark.parametrize(("text", "language", "why"), CASES, ids=[why + "-" + text for text, _, why in CASES])
def test_the_language_is_told(text: str, language: str, why: str) -> None:
    assert detect(text) == language
