"""Which language a comment is in.

Comments are short, misspelt and full of emoji, where statistical identification fails ("gracias por nada" is short;
"ur app sux" looks like nothing). So: the script decides where it can, then everyday words of the commonest languages
vote, and only then `py3langid` is asked, restricted to languages that are likely on these pages.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache, lru_cache
from typing import Any

UNKNOWN = "und"

# Languages that py3langid may answer: the most spoken at home in the US, without rare look-alikes.
_LIKELY = ("en", "es", "pt", "fr", "de", "it", "nl", "pl", "vi", "tl", "ht", "ro", "tr", "id")
_SURE = 0.85
"""Below this, a text in Latin script that has no telling word counts as English, the language of most pages."""

# Ranges of code points, ordered so that kana and hangul are seen before the Han characters they mix with.
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af\u1100-\u11ff]")),
    ("zh", re.compile("[\u4e00-\u9fff]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("he", re.compile("[\u0590-\u05ff]")),
    ("hi", re.compile("[\u0900-\u097f]")),
    ("pa", re.compile("[\u0a00-\u0a7f]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
    ("el", re.compile("[\u0370-\u03ff]")),
    ("am", re.compile("[\u1200-\u137f]")),
    ("hy", re.compile("[\u0530-\u058f]")),
    ("bn", re.compile("[\u0980-\u09ff]")),
    ("km", re.compile("[\u1780-\u17ff]")),
)
_UKRAINIAN = re.compile("[іїєґ]", re.IGNORECASE)

# Placeholders, addresses and handles say nothing about the language. Addresses are bounded, as in RFC 5321: without
# that, ten thousand @ in a row take minutes.
_NOISE = re.compile(r"<[A-Z_]+_\d+>|https?://\S+|www\.\S+|[^\s@]{1,64}@[^\s@]{1,255}\.\w+|[@]\w+|\d+")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")

# Frequent words that the other lists don't hold. Accents are folded, so "está" and "esta" are one entry.
_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": """the and you your for with this that was were have has had they them their there what when who why how
            not never no can cant could would should will wont is isnt are arent am im ive it its be been my me we our
            of on at to from by but so if or as all just get got very more most about after before than then too here
            out up down off over again ever still only even because while where which his her she he him us do does did
            dont didnt doesnt wait waited waiting hours minutes place worst best great good bad love hate thanks thank
            please help staff nurse nurses doctor doctors hospital clinic people someone anyone need needs call called
            lol omg wtf ur u thx pls ty yall gonna wanna aint worse terrible awful horrible amazing awesome nice rude
            happy birthday cute cat dog parking billing app down broken open today tomorrow appointment service new
            hi hey hello ok okay yes yeah yep nope wow congrats congratulations sorry like really always nothing""",
        "es": """el la los las un una unos unas de del que y en es esta estan este estos esto por para con sin se su sus
            mi mis tu tus lo le les me te nos al pero como mas muy ya si no fue fueron era eran son soy estoy estaba
            hay tengo tiene tienen tenia ha han he hace hacen cuando donde quien porque tambien nunca siempre nada
            todo todos toda todas gracias hola adios buenos buenas dias tardes noches mal mala malo malisimo pesimo
            pesima horrible bueno buena excelente servicio atencion espera espere esperando esperar horas hora cita
            citas doctor doctora enfermera enfermeras enfermero medico medica hospital clinica personal contestan
            contesta telefono llamo llame llevo ayuda ayudenme favor quiero quisiera puedo pueden necesito alguien
            nadie mi madre mama papa padre hijo hija hermano abuela esposo esposa usted ustedes q xq pq tqm jaja jajaja
            dios bendiga bendiciones felicidades lindo linda bonito feo cuanto cuesta tarde temprano aqui alli ahora
            ayer hoy manana pasado nos vemos eso esa ese mucho mucha muchas muchos porqueria asco verguenza pinche
            gente seguro pago cobraron cobran factura dinero""",
        "pt": """nao voce voces muito obrigado obrigada uma um com para mais tambem estou esta foi sao tem meu minha
            hospital pessimo atendimento horas esperando ninguem bom boa dia os as do da dos das pelo pela
            abrem""",
        "fr": """le la les un une des et est dans pour avec sur pas ne je vous nous il elle ils mon ma mes tres merci
            bonjour heures attente personnel hopital c'est j'ai que qui mais ce cette service jamais plus rien du au
            quelle personne equipe""",
        "de": """der die das und ist nicht ich wir sie ein eine einen mit auf fur von zu den dem sehr danke krankenhaus
            arzt stunden warten hallo wie was aber auch war haben schlecht gut kein keine nie wieder sich keiner niemand
            warum habt ihr euch""",
        "it": """il lo gli uno una e di che non sono per con del della molto grazie ospedale ore attesa personale
            buongiorno mai ho hanno pessimo servizio nessuno questo questa""",
        "vi": """toi khong cua la va cac mot nguoi cho benh vien cam on rat bac si gio qua duoc co nhung""",
        "tl": """ang ng mga ko po hindi kayo ako salamat naman lang yung ospital kung nila namin""",
        "ht": """mwen ou li nou yo pa gen nan ak pou mesi anpil lopital doktè se te ki""",
    }.items()
}


_LANGUAGES_OF: dict[str, list[str]] = defaultdict(list)
for _language, _known in _WORDS.items():
    for _one in _known:
        _LANGUAGES_OF[_one].append(_language)


@lru_cache(maxsize=64)
def detect(text: str) -> str:
    """Return an ISO 639-1 code, or `und` where nothing can be told (emoji, numbers, placeholders only)."""
    letters = _NOISE.sub(" ", text)
    for language, script in () if letters.isascii() else _SCRIPTS:
        found = len(script.findall(letters))
        # A borrowed word in another script doesn't make a comment foreign.
        if found and found * 3 >= sum(character.isalpha() for character in letters):
            return "uk" if language == "ru" and _UKRAINIAN.search(letters) else language
    words = [_fold(word) for word in _WORD.findall(letters)]
    if not words:
        return UNKNOWN
    return _vote(words, letters) or _ask_library(letters, words)


def _vote(words: list[str], text: str) -> str | None:
    votes = dict.fromkeys(_WORDS, 0.0)
    for word in words:
        for language in _LANGUAGES_OF.get(word, ()):
            votes[language] += 1
    if re.search("[ñ¿¡]", text):
        votes["es"] += 2
    if re.search("[ãõ]", text):
        votes["pt"] += 2
    ranked = sorted(votes, key=lambda language: -votes[language])
    best, second = ranked[0], ranked[1]
    enough = votes[best] >= max(1.0, 0.12 * len(words))
    return best if enough and votes[best] > 1.2 * votes[second] else None


def _ask_library(text: str, words: list[str]) -> str:
    language, probability = _identifier().classify(text.lower())
    # One or two unknown words are as likely a typo or a name as a language.
    if probability >= _SURE and (len(words) > 2 or not text.isascii()):
        return str(language)
    return "en"


def _fold(word: str) -> str:
    plain = word.casefold().replace("’", "'")
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain)
        plain = "".join(character for character in plain if not unicodedata.combining(character))
    return plain if plain in {"c'est", "j'ai"} else plain.replace("'", "")


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LIKELY)
    return identifier
