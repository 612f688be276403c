"""What the composer makes of a brief: which frame, which orders of parts, and the words for every slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from guardrails.types import Commitment, Flag, Kind
from prompts.book import Tongue
from prompts.concerns import Concern
from prompts.lexicon import Lexicon
from prompts.patterns import PLACEHOLDER, plain
from server import facts
from server.nearness import nearness
from server.writers import Brief, meant
from server.writers.asked import about, asking, owner_asked
from server.writers.taken_up import SAYS_BACK, about_matter, particular, said_back, saying_back, taken_up

TOLD = ("told_decided", "told", "told_tight")
"""Orders that hold a model's words; the first one gives nothing where no decision may be told."""

QUOTED_AT_MOST = 6
SPARE_CONCERNS = 1.2
"""A further concern is named only when it is about as plain as the first: its score must reach this."""
MOST_CONCERNS = 3
NEAR_A_CONCERN = 0.45
"""Cosine of a correction and what is said of the main concern, from which it is told: a call back from the line is no
answer to a full mailbox."""
ABOUT_PEOPLE: frozenset[Flag] = frozenset({"privacy", "minor", "staff-named"})

_WORD = re.compile(r"[a-z]{5,}")
_TELLING = re.compile(r"\b[^\W\d_]{5,14}\b")


@dataclass(frozen=True, slots=True)
class Situation:
    """A brief as the composer needs it. `slots` hold several wordings each; the composer picks one by its seed."""

    frame: str
    orders: tuple[str, ...]
    concerns: tuple[Concern, ...]
    slots: dict[str, tuple[str, ...]] = field(default_factory=dict)
    settings: tuple[str, ...] = ()

    @property
    def topics(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(concern.topic for concern in self.concerns))


def read(brief: Brief, words: int, gist: str = "") -> Situation:
    """The situation of a brief. `words` is how long the draft may be; `gist` is what a model says it is about."""
    context = brief.context
    language = context.language or "en"
    tongue = brief.book.tongues[language]
    known = tongue.lexicon
    comment = brief.case.comment.text.text
    plainly_read = context.kind is not None and not brief.foreign
    found = tongue.find(comment, context.topics) if plainly_read else ()
    quote = said_back(brief, comment, language)
    thing = particular(brief, comment, language) if plainly_read else ()
    shown = bool(quote or thing)
    concerns = _named(meant.concerns(tongue, comment, found, shown=shown) if found else (tongue.vague(comment),))
    concerns = (about(known, comment, concerns[0], thing), *concerns[1:])
    frame = _frame(brief, tongue, comment, concerns)
    quote = quote if frame in SAYS_BACK else ()
    matter = None if brief.foreign else meant.matter(tongue, comment, frame, shown=shown)
    slots = _slots(brief, known, comment, concerns, frame)
    if matter and matter.topic:
        slots |= {"owner": (brief.context.settings.get(f"owner:{matter.topic}") or matter.owner or slots["owner"][0],)}
    slots = taken_up(slots, thing, known, comment, frame, matter=matter) | ({"quote": quote} if quote else {})
    orders: tuple[str, ...] = TOLD
    if not gist:
        usual = _orders(frame, brief, words, concerns, known, named="thing" in slots)
        better = frame == "complaint" and (_decisions(brief, concerns) or meant.is_sure(tongue, concerns[0], comment))
        first = saying_back(slots, matter, known=bool(better), short=brief.length == "short" or context.platform == "x")
        orders = (*first, *about_matter(frame, matter, usual, short=brief.length == "short"), *usual)
    return Situation(
        frame=frame,
        orders=orders,
        concerns=concerns,
        slots=slots | ({"gist": (gist,)} if gist else {}),
        settings=_settings(brief, tongue, comment, concerns),
    )


def quoting(brief: Brief, words: int) -> Iterator[Situation]:
    """Situations that only quote a telling word of the comment: what is left where nothing else shows that it was
    read."""
    situation = read(brief, words)
    tongue = brief.book.tongues[brief.context.language or "en"]
    vague = next(topic.general for topic in tongue.concerns if topic.topic == "other")
    bare = PLACEHOLDER.sub(" ", brief.case.comment.text.text)
    telling = sorted(dict.fromkeys(_TELLING.findall(bare)), key=len, reverse=True)
    for word in telling[:QUOTED_AT_MOST]:
        says = tuple(line.format(verdict=word.lower()) for line in vague.say if "{verdict}" in line)
        concern = replace(situation.concerns[0], id="other", say=says, np=(), general=True)
        yield replace(situation, frame="complaint", orders=("vague", "vague_tight"), concerns=(concern,))


def _named(found: tuple[Concern, ...]) -> tuple[Concern, ...]:
    """The main concern, and further ones that are plain too and not the same thing in other words: first what says an
    amount back, then other topics, for someone who writes about a bill and a phone wants to be heard on both."""
    named = [found[0]]
    rest = [item for item in found[1:] if not item.general and item.score >= SPARE_CONCERNS]
    rest.sort(key=lambda item: (not item.counted, item.topic == found[0].topic))
    for item in rest:
        fresh = all(item.group != one.group and item.id != one.id for one in named)
        if fresh and len(named) < MOST_CONCERNS:
            named.append(item)
    return tuple(named)


def _frame(brief: Brief, tongue: Tongue, comment: str, concerns: tuple[Concern, ...]) -> str:
    stage, kind, known = brief.context.stage, brief.context.kind, tongue.lexicon
    if brief.foreign and stage in ("public", "holding"):
        return "unread"
    if stage != "public":
        return "careful" if stage == "holding" and brief.triage.route == "reply_and_escalate" else stage
    if brief.triage.route == "reply_and_escalate":
        return "careful"
    if kind in (None, "complaint", "question", "social") and meant.proposes(comment):
        return "suggestion"
    if kind in (None, "praise", "social") and known.says("events", comment, praised=kind == "praise"):
        return "event"
    if kind is None:
        return "unsure"
    if _misread(kind, brief, tongue, comment, concerns[0]):
        return "complaint"
    proposes = known.suggests(comment)
    if kind == "complaint":
        gentle = (concerns[0].mild or not known.grumbles(comment)) and not meant.hardly_proposes(comment)
        return "suggestion" if proposes and known.says("ideas", comment) and gentle else "complaint"
    if kind in ("question", "praise", "social"):
        return "suggestion" if proposes and known.says("ideas", comment) else kind
    return kind if kind in ("misinformation", "abuse") else "social"


def _misread(kind: Kind, brief: Brief, tongue: Tongue, comment: str, concern: Concern) -> bool:
    """Whether a comment that was taken for a question or a joke plainly complains.

    A concern's words alone are no complaint under praise: "the interpreter saved us", "she called me back". What may be
    either is left to `server.writers.likely`.
    """
    known = tongue.lexicon
    if kind not in ("question", "social") or brief.sure or brief.context.facts or known.suggests(comment):
        return False
    return concern.sharp and known.grumbles(comment) and meant.complains(comment)


def _orders(
    frame: str, brief: Brief, words: int, concerns: tuple[Concern, ...], known: Lexicon, *, named: bool
) -> tuple[str, ...]:
    """Names of order lists, the preferred one first; names that a frame lacks are passed over."""
    context = brief.context
    sorry = context.kind == "complaint"
    tight = context.platform == "x"
    short = brief.length == "short"
    decided = bool(_decisions(brief, concerns))
    answered = bool(context.facts)
    if frame == "complaint" and concerns[0].id == "other":
        return (*(() if short else ("vague",)), "vague_tight", "barest")
    if frame == "complaint":
        return (
            *(("decided",) if decided and not short else ()),
            *(() if short else ("normal",)),
            "short",
            "tight",
            "barest",
        )
    if frame == "suggestion" and sorry:
        return ("complaint", "complaint_tight")
    if frame == "holding" and sorry:
        return (*(() if tight or short else ("complaint",)), "complaint_tight", "barest")
    if frame in ("question", "misinformation") and answered:
        rest = facts.leaves_open(context.facts, brief.case.comment.text.text)
        if rest and frame == "question" and known.is_clinical(brief.case.comment.text.text):
            return asking(known, brief.case.comment.text.text, short=short, named=named)
        return (
            *(("known_partly",) if rest and frame == "question" else ()),
            *(() if short or tight else ("known",)),
            *(("known",) if tight else ()),
            "known_tight",
            "tight",
            "barest",
        )
    if frame == "event" and context.kind == "praise":
        return ("praised", "normal")
    if frame == "question":
        return asking(known, brief.case.comment.text.text, short=short, named=named)
    if frame == "closing" and decided:
        return (*(() if short else ("decided",)), "decided_tight", "tight", "barest")
    if frame == "careful" and (context.kind in ("praise", "social") or _only_asks(brief)):
        return (*(() if short else ("gentle",)), "gentle_tight", "barest")
    if frame == "careful":
        return (*(() if short else ("normal", "mirrored")), "short", "tight", "mirrored_tight", "barest")
    return (*(() if short or words < 20 else ("normal",)), "short", "tight", "barest")


def _only_asks(brief: Brief) -> bool:
    """Whether it is a question that is passed on for what it tells of people, and not for any harm."""
    return brief.context.kind == "question" and set(brief.context.flags) <= ABOUT_PEOPLE


def _decisions(brief: Brief, concerns: tuple[Concern, ...]) -> list[Commitment]:
    """What may be told here: promises about the answer itself while it is pending; otherwise corrections that belong
    to the main concern, or to a colleague's note."""
    pending = brief.context.stage in ("private", "holding")
    return [
        item
        for item in brief.context.commitments
        if item.topic != "gesture"
        and (item.topic == "follow-up") == pending
        and (pending or brief.case.note is not None or _belongs(item, brief, concerns[0]))
    ]


def _belongs(item: Commitment, brief: Brief, concern: Concern) -> bool:
    """Whether a correction is about the main concern: of its topic and near to what is said of it; where meaning can't
    be compared (only English can), with a word of it or of the people who look after it."""
    if item.topic != concern.topic:
        return False
    if brief.context.language == "en":
        said = (*concern.say, *concern.np, *concern.ask)
        return not said or nearness((item.text,), said) >= NEAR_A_CONCERN
    owner = brief.context.settings.get(f"owner:{concern.owner_topic}", concern.owner)
    about = " ".join((brief.case.comment.text.text, *concern.np, *concern.ask, owner))
    return bool(_stems(about) & _stems(item.text))


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _WORD.findall(plain(text))}


def _slots(
    brief: Brief, known: Lexicon, comment: str, concerns: tuple[Concern, ...], frame: str
) -> dict[str, tuple[str, ...]]:
    context, first = brief.context, concerns[0]
    signer = context.signer
    contacts = [contact.text for contact in context.contacts]
    first_contact = contacts[0] if contacts else ""
    phone = next((contact.text for contact in context.contacts if contact.kind == "phone"), first_contact)
    written = next((contact.text for contact in context.contacts if contact.kind != "phone"), "")
    topic = "care-outcome" if context.kind == "misinformation" else first.owner_topic
    asked = owner_asked(known, comment, frame, first)
    owner = "" if first.own_owner and not asked else context.settings.get(f"owner:{asked or topic}", "")
    subject, lauded = known.subject(comment), known.subject(comment, praised=True)
    gestures = tuple(item.text for item in context.commitments if item.topic == "gesture")
    decisions = tuple(item.text for item in _decisions(brief, concerns))
    slots = {
        "name": (signer.name,) if signer else (),
        "role": (signer.role,) if signer and signer.role else (),
        "org": (context.organisation,) if context.organisation else (),
        "contact": (written or first_contact,) if contacts else (),
        "phone": (phone,) if phone else (),
        "owner": (owner or first.owner,),
        "ask": first.ask,
        "np": first.np,
        "fact": tuple(fact.text for fact in context.facts[:1]),
        "commitment": decisions[:1],
        "gesture": gestures,
        "praise_say": () if lauded and not known.praises(comment) else known.says("praise", comment),
        "who": known.says("who", comment),
        "social_say": () if lauded and not known.particular("social", comment) else known.says("social", comment),
        "event_say": known.says("events", comment, praised=context.kind == "praise"),
        "subject": subject,
        "lauded": () if known.particular("social" if frame == "social" else "praise", comment) else lauded,
        "idea_say": known.says("ideas", comment),
        "thing": known.says("things", comment),
    }
    return {name: lines for name, lines in slots.items() if lines}


def _settings(brief: Brief, tongue: Tongue, comment: str, concerns: tuple[Concern, ...]) -> tuple[str, ...]:
    known = tongue.lexicon
    flags: tuple[Flag, ...] = brief.context.flags
    found = [brief.context.settings.get("apology", "own-the-follow-up")]
    found.append("loss" if known.mourns(comment) else "injury")
    if not flags:
        found.append("no-flag")
    if known.is_pleased(comment):
        found.append("praised")
    if _gripes(concerns[0], tongue, comment, brief.context.topics):
        found.append("griped")
    return tuple(found)


def _gripes(concern: Concern, tongue: Tongue, comment: str, topics: tuple[str, ...]) -> bool:
    """Whether it is this very trouble that praise goes on to once it turns round."""
    rest = tongue.lexicon.after_turn(comment)
    return bool(rest) and not concern.general and concern.id in {one.id for one in tongue.find(rest, topics)}
