"""What a sentence says, by its grammar rather than by its wording: who did what to whom, and when.

A rule names the structures that break it (`structures:` in its file). Each reads one folded sentence and gives the
stretches that say so. English and Spanish, by classes of words: a phrase names one way of saying a thing, a structure
all ways that share its shape ("you sat", "you were turned away", "you rang us"). What may be said of anybody is left:
conditional and general wording, and what somebody wrote in the comment itself ("what you describe").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from guardrails.checks import _structure_acts, _structure_people

Structure = Callable[[str], Iterator[tuple[int, int]]]

STRUCTURES: dict[str, Structure] = {
    "event-of-theirs": _structure_people.event_of_theirs,
    "detail-of-a-person": _structure_people.detail_of_a_person,
    "found-in-records": _structure_people.found_in_records,
    "outcome-to-come": _structure_acts.outcome_to_come,
    "fault-of-ours": _structure_acts.fault_of_ours,
    "particulars-asked-here": _structure_people.particulars_asked_here,
    "advice-for-the-body": _structure_acts.advice_for_the_body,
    "pressure-to-unsay": _structure_people.pressure_to_unsay,
    "somebody-elses-doing": _structure_acts.somebody_elses_doing,
}
"""The structures by the names that rule files use."""
