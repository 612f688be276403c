"""Comments that try to give the writer instructions. Nothing changes because of them; people are told."""

from __future__ import annotations

from guardrails.triage.matching import phrase

INJECTION_REASON = "The comment tries to give instructions to software. They are ignored."

_INSTRUCTS = phrase(
    r"""
        (?:ignore|disregard|forget|override|bypass|ignora|olvida) (?:\w+ ){0,3}?(?:rules?|instructions?|
        prompts?|guidelines?|guardrails?|reglas|instrucciones|everything (?:above|before))|(?:system|
        developer) (?:prompt|message|mode|instructions?)|jailbreak|you are (?:now )?(?:a|an|
        in) (?:\w+ ){0,3}?(?:ai|assistant|model|chatbot|bot|mode|dan)|
    """
    r"""
        as an ai|(?:reply|respond|answer|say|output|print|write|repeat) (?:only |exactly |with |back )+|
        new instructions|end of (?:comment|prompt|instructions)|(?:reveal|show|print) (?:\w+ ){0,2}?(?:prompt|
        instructions|rules)|(?:confirm|acknowledge|admit) (?:that )?(?:\w+ ){0,6}?(?:was|is|
        were) (?:\w+ ){0,2}?(?:a patient|treated|admitted|seen)|responde (?:solo|exactamente)
    """
)


def tries_to_instruct(text: str) -> bool:
    return bool(_INSTRUCTS.search(text))
