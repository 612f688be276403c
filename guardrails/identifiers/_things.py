# ruff: noqa: E501, SIM905 (patterns and word lists read best unbroken)
"""Things that bear the name of a person or a place: shops, makes, films, songs, illnesses, what verbs look like names."""

from __future__ import annotations

import re

from guardrails.identifiers._base import Reading

# One pattern each. It begins with a plain word, by which a text is passed over quickly; that word may end in `'s`.
THINGS = (
    # shops, makes and insurers
    "sam's club", "trader joe'?s?", "victoria'?s secret", "ross dress for less", "doc martens?", "mr[.]? coffee", "dr[.]? (?:scholl'?s?|simi|bronner'?s|martens)",
    "stanley (?:cup|tumbler|mug|thermos)s?", "armor all", "johnson'?s (?:baby|& johnson|and johnson)", "johnson (?:and|&) johnson", "mercedes[- ]benz", "harley[- ]davidson",
    "ben (?:and|&) jerry'?s?", "carl'?s jr", "dave (?:and|&) busters?", "jack daniel'?s", "jim beam", "johnnie walker", "captain morgan", "betty crocker",
    "sara lee", "mary kay", "michael kors", "kate spade", "calvin klein", "tommy hilfiger", "ralph lauren", "nick jr", "graham crackers?", "nacho (?:bar|chips?|plate)",
    "oscar (?:app|health|insurance|plan|card)", "seguro (?:de )?oscar", "blue (?:cross|shield)", "beth israel", "sloan[- ]kettering",
    r"mount sinai(?!,? (?:n[.]?y|new york))", "cruz (?:azul|roja|verde|blanca)", "red (?:cross|sox)", "green cards?", "air force", "farmacias? guadalajara",
    # films, books, songs and what they are about
    r"tom and jerry(?! (?:at|in|from|were|are|who)\b)", "rick and morty", "where'?s waldo", "mam+a mia", "romeo and juliet", "clair de lune", "charlotte's web", "louisa may alcott", "donald duck",
    "minnie mouse", "daffy duck", "dora the explorer", "thomas the (?:tank|train)", "bob the builder", "barney fife",
    *(f"{verb} (?:sweet caroline|hey jude|jolene|billie jean|clair de lune|ave maria|bohemian rhapsody)" for verb in "play plays played playing sing sings sang singing hum hums hummed humming".split()),
    # illnesses, breeds, food, sayings
    "rocky mountain spotted", "charley horses?", "stockholm syndrome", "florence nightingale", "philly cheese ?steaks?", "bologna sandwich(?:es)?", "great danes?", "jack[- ]o'?[- ]?lanterns?",
    "x[- ]?rays?", "phone jacks?", "cup of joe", "tony'?s seasoning", "mrs[.]? dash", "baby shark", "jain (?:food|diet|meals?|family,? no)", "ding at (?:midnight|noon|\\d)", "your name quick", "it's late", "way out", "mammogram van", "van late", "olive garden", "krispy kremes?", "tic tacs?", "warby parker", "sherwin[- ]williams", "ronald mcdonald house", "jack of all trades", "heather gr[ae]y", "mardi gras", "hee haw", "saran wrap", "fort knox", "thats rich", "that's rich", "geneva convention", "agent orange", "merry christmas", "saint (?:anthony|christopher|jude)",
    # whom nobody met at a clinic, by their whole names; none that others may well bear
    "george strait", "louis l'amour", "dolly parton", "celine dion", "mariah carey", "patsy cline", "thelma (?:and|&) louise", "taylor swift", "merle haggard", "garth brooks", "george clooney", "tom cruise", "bruno mars", "stevie nicks", "shania twain", "marvin gaye", "bruce springsteen", "bon jovi", "agatha christie", "jackson pollock", "usain bolt", "mario (?:andretti|kart)", "joe namath",
    "princess diana", "winston churchill", "queen elizabeth", "harry potter", "spider[- ]man", "tony stark", "young sheldon", "ebenezer scrooge",
    *(f"{who} (?:years|era|administration)" for who in ("reagan", "clinton", "bush", "obama", "nixon", "trump", "biden")),
    *(f"{dish} alfredo" for dish in ("chicken", "shrimp", "fettuccine", "fettucine", "pasta")), *(f"{meat} patty" for meat in ("sausage", "burger", "hamburger", "beef", "crab", "veggie", "turkey")),
    *(f"{how} peaches" for how in ("canning", "canned", "fresh", "sliced")), *(f"{whose} chin" for whose in ("sons", "son's", "daughters", "daughter's", "kids", "kid's")),
    "rosa mosqueta", "lily pollen", "allen (?:wrench|key)s?", "phillips (?:head|screw)", "johnny (?:coat|gown|jacket)s?", "john hancock", "rob peter to pay paul",
    "robbing peter to pay paul", "virgen (?:de|del) (?:la |los |las )?[a-z]+",
    # verbs and words
    *(f"{verb} up (?:the|my|our|your|his|her|their|prices|rates)" for verb in ("jack", "jacks", "jacked", "jacking")), "peter out", "jimmy (?:the (?:lock|door)|that|it|open)", "ray of (?:sunshine|light|hope)",
    "nick the (?:artery|vein|nerve|skin|bowel|bladder)", "nick named?",
)  # fmt: skip
FIRST_WORD = re.compile(r"[a-z]+(?:['-][a-z]+)*")
WORDS = frozenset(m[0] for thing in THINGS if (m := FIRST_WORD.match(thing.replace("?", "")))) | {
    "mama",
    "mamma",
    "victorias",
    "johnsons",
    "wheres",
    "carls",
}
NAMED = re.compile(rf"(?<!\w)(?:{'|'.join(THINGS)})(?!\w)", re.I)


def named_after_someone(reading: Reading) -> list[tuple[int, int]]:
    """Where such things are named, as half-open places."""
    return [] if WORDS.isdisjoint(reading.words) else [m.span() for m in NAMED.finditer(reading.text)]
