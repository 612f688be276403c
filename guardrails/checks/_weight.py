"""X's own count of a post's length: twitter-text version 3, whose published examples are our tests.

NFC; code points 0-4351, 8192-8205, 8208-8223 and 8242-8247 weigh 1, others 2; a link weighs 23 whatever its length; an
emoji weighs 2 however many code points it is made of; the @mentions that X puts before a reply are free.
https://github.com/twitter/twitter-text/blob/master/config/v3.json
"""

from __future__ import annotations

import unicodedata

import regex

from guardrails.checks._shared import read_words

_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
_LINK_WEIGHT = 23
_MENTIONS = regex.compile(r"\A(?:@\w{1,15}\s+)+")
_EMOJI = regex.compile(
    r"\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?\u20E3"
    r"|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic})[\uFE0F\p{Emoji_Modifier}]?[\U000E0020-\U000E007F]*"
    r"(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]?)*"
)
_LINK = regex.compile(
    r"(?<![\w@$#＠＃.-])(?P<scheme>https?://)?(?P<host>(?:[\w](?:[\w-]*[\w])?\.)+(?P<tld>\p{L}{2,24}|xn--[\w-]+))(?![\w@-])"
    r"(?P<rest>(?::\d+)?(?:/[^\s<>\"'“”]*|\?[^\s<>\"'“”]+)?)",
    regex.IGNORECASE,
)


def weighted_length(text: str) -> int:
    """Length in X's units. 280 is the most that a post may have."""
    text = unicodedata.normalize("NFC", _MENTIONS.sub("", text))
    total, last = 0, 0
    for link in _LINK.finditer(text):
        if link["tld"].lower() in read_words("checks_tlds.txt"):
            end = link.end() - (len(link["rest"]) - len(link["rest"].rstrip(".,;:!?)")))
            total += _plain(text[last : link.start()]) + _LINK_WEIGHT
            last = end
    return total + _plain(text[last:])


def _plain(text: str) -> int:
    total, last = 0, 0
    for emoji in _EMOJI.finditer(text):
        total += _letters(text[last : emoji.start()]) + 2
        last = emoji.end()
    return total + _letters(text[last:])


def _letters(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(1 if any(low <= ord(letter) <= high for low, high in _LIGHT) else 2 for letter in text)
