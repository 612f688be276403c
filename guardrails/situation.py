"""What a reply's situation is, where nobody said: its kind, read from the reply itself; and examples as contexts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from typing import Any, get_args

from guardrails.checks import Reply, phrase_set
from guardrails.checks._phrase import PhraseSet
from guardrails.types import Commitment, Contact, DraftContext, Fact, Kind, Platform, SafeText, Signer, Stage
from prompts.reading import RulebookError
from prompts.rulebook import Example

MakeSafe = Callable[[str], SafeText]

_COMPLAINT_SIGNS = {
    "en": (
        "(sorry|apolog*|regret) (that|about|for|you|if|to hear|any)",
        "(frustrat*|disappoint*|upset*|let you down|complaint|not acceptable|unacceptable|fell short|concerns)",
    ),
    "es": ("(lamento|lamentamos|disculp*|perdon|siento mucho|sentimos)", "(queja|molest*|inaceptable|frustra*)"),
}
_ANY_APOLOGY = {"en": ("(sorry|apolog*|regret*)",), "es": ("(lament*|siento|sentimos|disculp*|perdon*)",)}
_JOY = {
    "en": (
        "(smile|smiles|smiling|beam|beaming|blush|blushing|tickled|delighted|thrilled|grin|grinning|laugh|laughed"
        "|giggle|cheer|cheered|proud|over the moon|made (my|our|somebody 's|someone 's|their|her|his) ...1"
        "(day|week|month|morning|night|shift)|glow|glowing|treasure|heart|hearts|lovely|charmed|chuckle|chuckled)",
        "(pass|passing|passed|send|sending|read|reading|share|sharing|show|showing) ...3 (thanks|thank you|kind words"
        "|your words|these words|this|it) ...1 (on|along|to|with) ...3 (nurses|crew|team|shift|floor|whole|everyone"
        "|all|them|her|him|kitchen|desk)",
        "(thank you|thanks) for ...3 (thought|smile|smiles|laugh|kindness|kind|prayers|wishes|love|lift|boost|them)",
        "(will|would) ...2 (love|enjoy|adore|treasure|cherish|be (so|very)? (happy|pleased|glad|touched|chuffed))",
        "(deserve|deserves) to (see|hear|read|know) (it|this|that)",
        "(good|kind|sweet|nice|lovely|generous|thoughtful) of you",
    ),
    "es": (
        "(encantar*|alegrar*|emocionar*|sonri*|sonrojos|sonrisa*|orgullos*|feliz|felices|se van a poner|contentisim*)",
        "(mil|muchas|muchisimas) gracias",
        "gracias por (escribir*|sus palabras|contarlo|decirlo|el|la|tan)",
    ),
}
_ANSWERS = {
    "en": (
        "^(yes|yep|sure|of course|good question|great question|last i checked)",
        "(more information|the link|find out|the list|the numbers|the evidence|is public|are public|look it up"
        "|look them up|listed (by|on|at)|anyone may|anyone can)",
    ),
    "es": ("^(si|claro|por supuesto|buena pregunta)", "(es publico|es publica|puede consultar*)"),
}


@cache
def _loss() -> PhraseSet:
    return phrase_set({"en": ("sorry for ...3 (loss|losses)", "condolences"), "es": ("(perdida|pesame|condolencias)",)})


@cache
def _signs() -> PhraseSet:
    return phrase_set(_COMPLAINT_SIGNS)


@cache
def _lighter() -> tuple[PhraseSet, tuple[tuple[Kind, PhraseSet], ...]]:
    """What only a complaint is answered with, and what other kinds are."""
    return phrase_set(_ANY_APOLOGY), (("praise", phrase_set(_JOY)), ("question", phrase_set(_ANSWERS)))


def understood(reply: str, context: DraftContext) -> DraftContext:
    """Fill in the kind where neither a person nor triage gave one and the reply plainly answers a complaint.

    Where triage only guessed, the reply knows better, for whoever wrote it has read the comment: one that plainly
    thanks or answers is under no complaint, and one that apologises is under no praise.
    """
    if context.kind_guessed and context.kind in ("praise", "social") and context.stage == "public":
        apology, ((_, joy), _) = _lighter()
        sentences = [clause.sentence for clause in Reply.of(reply).clauses]
        if any(apology.any(one) for one in sentences) and not any(
            joy.any(one) or _loss().any(one) for one in sentences
        ):
            return replace(context, kind="complaint")
        return context
    if context.kind_guessed and context.kind == "complaint" and context.stage == "public":
        apology, others = _lighter()
        clauses = Reply.of(reply).clauses
        if not any(apology.any(clause.sentence) for clause in clauses):
            for kind, signs in others:
                if any(signs.any(clause.sentence) for clause in clauses):
                    return replace(context, kind=kind)
        return context
    if context.kind is not None or context.comment is not None or context.stage != "public":
        return context
    signs = _signs()
    if any(signs.any(clause.sentence) for clause in Reply.of(reply).clauses):
        return replace(context, kind="complaint")
    return context


def example_context(example: Example, make_safe: MakeSafe | None = None) -> DraftContext:
    """The situation that an example describes. Its comment goes through identifier removal like any other.

    Raises RulebookError where the example names a platform, kind or stage that doesn't exist.
    """
    comment = example.comment
    safe = (make_safe or safe_maker())(comment) if comment is not None else None
    return DraftContext(
        platform=_one_of(Platform, example.platform),
        kind=_one_of(Kind, example.kind) if example.kind else None,
        stage=_one_of(Stage, example.stage),
        language=example.language,
        comment=safe,
        organisation=example.organisation,
        signer=Signer(example.signer.get("name", ""), example.signer.get("role", "")) if example.signer else None,
        contacts=tuple(Contact(text) for text in ([example.contact] if example.contact else [])),
        facts=tuple(Fact(f"fact-{n}", "other", text) for n, text in enumerate(example.facts)),
        commitments=tuple(Commitment(f"commitment-{n}", "other", text) for n, text in enumerate(example.commitments)),
        recent=example.recent,
    )


def _one_of(allowed: Any, value: str) -> Any:
    if value not in get_args(allowed):
        raise RulebookError.about("examples", f"One says {value!r}; allowed are {', '.join(get_args(allowed))}.")
    return value


@cache
def safe_maker() -> MakeSafe:
    """Identifier removal by rules alone, for comments that stand in reviewed files."""
    # Imported late: examples are run by people and tests, never while drafting, and its recognizers take a moment.
    from guardrails.deidentify import Deidentifier

    deidentifier = Deidentifier(nlp_model="none")
    return lambda text: deidentifier.deidentify(text).text
