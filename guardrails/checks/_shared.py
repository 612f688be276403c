"""Small questions that several checks ask of a text."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "data"
EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.$#-])(?:\+?\d{1,2}[ .-]?)?(?:\(\d{3}\)[ .-]?|\d{3}[ .-])?\d{3}[ .-]\d{4}(?![\w-])")
_STOP = frozenset(
    ["a", "about", "after", "again", "all", "also", "always", "an", "and", "any", "anyone", "are", "around", "as", "at", "be", "because", "been", "before", "being", "both", "but", "by", "can", "come", "could", "did", "do", "does", "doing", "done", "down", "each", "even", "ever", "every", "everyone", "first", "for", "from", "get", "gets", "getting", "go", "goes", "going", "got", "had", "has", "have", "he", "her", "here", "hers", "him", "his", "how", "i", "if", "in", "into", "is", "it", "its", "just", "know", "let", "like", "made", "make", "makes", "many", "may", "me", "more", "most", "much", "must", "my", "never", "no", "not", "nothing", "now", "of", "off", "on", "once", "one", "only", "or", "other", "our", "out", "over", "own", "please", "put", "really", "right", "said", "same", "see", "she", "should", "so", "some", "someone", "something", "still", "such", "take", "tell", "than", "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "this", "those", "through", "to", "too", "two", "up", "us", "very", "want", "was", "way", "we", "well", "were", "what", "when", "where", "which", "while", "who", "why", "will", "with", "would", "you", "your", "yours", "three", "four", "five", "today", "tomorrow", "back", "new", "old", "am", "really", "sure", "a", "al", "algo", "ante", "antes", "aqui", "asi", "como", "con", "contra", "cuando", "de", "del", "desde", "donde", "dos", "el", "ella", "ellos", "en", "entre", "era", "es", "esa", "ese", "eso", "esta", "estaba", "estan", "este", "esto", "fue", "fueron", "ha", "hace", "hacer", "hasta", "hay", "he", "la", "las", "le", "les", "lo", "los", "mas", "me", "mi", "mis", "muy", "nada", "nadie", "ni", "no", "nos", "o", "os", "para", "pero", "por", "porque", "que", "quien", "se", "ser", "si", "sin", "sobre", "solo", "son", "soy", "su", "sus", "tambien", "te", "tiene", "todo", "todos", "tres", "tu", "tus", "un", "una", "uno", "usted", "ustedes", "ya", "yo", "han", "hemos", "habia"]
)
_ENDINGS = (
    "ational",
    "ation",
    "ingly",
    "ings",
    "ness",
    "ment",
    "edly",
    "ing",
    "ies",
    "ied",
    "ers",
    "ed",
    "es",
    "er",
    "ly",
    "s",
    "y",
    "e",
)


def stem(word: str) -> str:
    """A rough stem: enough that "waited", "waiting" and "wait" meet. English; Spanish plurals come along."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def content(words: tuple[str, ...]) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    return frozenset(stem(word) for word in words if word not in _STOP and len(word) > 2)


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a data file, one or more a line, `#` begins a comment."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines for word in line.split("#")[0].split())
