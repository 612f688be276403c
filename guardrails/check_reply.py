"""Check a reply against the rulebook: every place that breaks a rule, and never a change to the text.

Fails closed: an empty reply breaks a rule, and a check that raises is an error, never "nothing found".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from guardrails.checks import Check, Hit, Reply, compile_check
from guardrails.checks._text import forget_readings
from guardrails.situation import MakeSafe, example_context, understood
from guardrails.types import DraftContext, Finding
from prompts.reading import Problem, RulebookError
from prompts.rulebook import Example, Rule, Rulebook

EMPTY_REPLY_RULE = "leftover-placeholder"
"""An empty reply is an unfinished one, so it is reported under the rule about unfinished text, which blocks."""

Judge = Callable[[str, DraftContext], str]
"""An extra opinion from a capable model: gets the reply, answers with verdict text (`parse_verdict` reads it)."""


class CheckError(Exception):
    """A check could not run, so nothing may be served. Names the rule, never the text."""


@dataclass(frozen=True, slots=True)
class ExampleFailure:
    """One example of a rule file that does not do what the file says."""

    rule: str
    example: str
    reason: str


class Checker:
    """All rules, compiled once. Thread-safe: nothing changes after construction."""

    def __init__(self, rulebook: Rulebook) -> None:
        """Raises RulebookError naming every rule whose check can't be used."""
        forget_readings()  # else sentences would keep the checks of every earlier rulebook alive
        self.rulebook = rulebook
        self._checks: dict[str, Check | None] = {}
        problems: list[Problem] = []
        for name, rule in rulebook.rules.items():
            try:
                self._checks[name] = compile_check(rule, rulebook.words, rulebook.texts.get(name, ""))
            except RulebookError as error:
                problems += error.problems
        if problems:
            raise RulebookError(*problems)

    def check(self, reply: str, context: DraftContext) -> tuple[Finding, ...]:
        """Every finding, sorted by where it starts. Raises CheckError when a check can't run."""
        if not reply.strip():
            return (Finding(EMPTY_REPLY_RULE, "block", 0, len(reply), "There is no text here to post."),)
        context = understood(reply, context)
        rules = self.rulebook.applying(context.kind, context.platform, context.stage)
        findings = set(self._findings(reply, context, rules))
        return tuple(sorted(findings, key=lambda one: (one.start, one.end, one.rule)))

    def passes(self, reply: str, context: DraftContext) -> bool:
        """Whether the reply may be served: no rule but advice finds anything. Stops at the first that does, so it
        costs far less than `check` for whoever tries many texts. Raises CheckError when a check can't run."""
        if not reply.strip():
            return False
        context = understood(reply, context)
        rules = self.rulebook.applying(context.kind, context.platform, context.stage)
        # A text put together from approved sentences hardly ever breaks a rule that blocks, so those come last.
        deciding = sorted(
            (rule for rule in rules if rule.severity != "advise"), key=lambda rule: rule.severity == "block"
        )
        return next(self._findings(reply, context, deciding), None) is None

    def _findings(self, reply: str, context: DraftContext, rules: Iterable[Rule]) -> Iterator[Finding]:
        text = Reply.of(reply)
        approved = _approved_spans(reply, context.fixed_texts)
        for rule in rules:
            for hit in self._run(rule, text, context):
                if rule.id in _ALWAYS or not any(a <= hit.start and hit.end <= b for a, b in approved):
                    yield _finding(rule, hit)

    def run_examples(self, make_safe: MakeSafe | None = None) -> list[ExampleFailure]:
        """Run every example of every rule: `passes` must not break *its* rule, `fails` must."""
        failures: list[ExampleFailure] = []
        for rule in self.rulebook.rules.values():
            for example in rule.passes + rule.fails:
                reason = self.example_problem(rule, example, must_pass=example in rule.passes, make_safe=make_safe)
                if reason:
                    failures.append(ExampleFailure(rule.id, example.reply, reason))
        return failures

    def example_problem(
        self, rule: Rule, example: Example, *, must_pass: bool, make_safe: MakeSafe | None = None
    ) -> str | None:
        """Why an example misbehaves, or None where it does what its rule file says."""
        context = understood(example.reply, example_context(example, make_safe))
        hits: list[Hit] = []
        if rule.applies_to.covers(context.kind, context.platform, context.stage) and example.reply.strip():
            hits = self._run(rule, Reply(example.reply), context)
        if must_pass and hits:
            words = ", ".join(repr(example.reply[hit.start : hit.end]) for hit in hits)
            return f"should pass, but the rule objects to {words}"
        if not must_pass and not hits:
            return "should fail, but the rule finds nothing"
        return None

    def _run(self, rule: Rule, reply: Reply, context: DraftContext) -> list[Hit]:
        check = self._checks[rule.id]
        if check is None:
            return []
        try:
            return list(check(reply, context))
        except Exception as error:
            raise CheckError(f"The check of {rule.id} could not run ({type(error).__name__}).") from error


_ALWAYS = frozenset({"too-long", "leftover-placeholder"})
"""Even an approved fixed text may be too long for a platform or not filled in."""


def _finding(rule: Rule, hit: Hit) -> Finding:
    return Finding(
        rule.id, rule.severity, hit.start, hit.end, hit.message or f"{rule.title} {rule.fix}", hit.suggestion
    )


def _approved_spans(reply: str, fixed_texts: tuple[str, ...]) -> list[tuple[int, int]]:
    """Where the reply is, word for word, a text that compliance approved as a whole."""
    if any(reply.strip() == text.strip() for text in fixed_texts):
        return [(0, len(reply))]
    spans = []
    for text in (text.strip() for text in fixed_texts):
        start = reply.find(text) if text else -1
        if start >= 0:
            spans.append((start, start + len(text)))
    return spans


def judged(findings: tuple[Finding, ...], verdict: str, reply: str, rulebook: Rulebook) -> tuple[Finding, ...]:
    """Add a judge's verdict to the findings; it can add, never remove. An unreadable verdict is a violation."""
    rules = parse_verdict(verdict, rulebook)
    if rules is None:
        return (
            *findings,
            Finding(
                "confirms-relationship",
                "block",
                0,
                len(reply),
                "The second check could not be read, so it counts against this reply.",
            ),
        )
    known = {finding.rule for finding in findings}
    extra = tuple(
        replace(
            _finding(rulebook.rules[rule], Hit(0, len(reply))),
            message=f"A second check found: {rulebook.rules[rule].title}",
        )
        for rule in rules
        if rule not in known
    )
    return (*findings, *extra)


def parse_verdict(verdict: str, rulebook: Rulebook) -> tuple[str, ...] | None:
    """Rule ids that a judge named, `()` for the single word `none`, or None where the answer can't be read."""
    words = verdict.replace(",", " ").split()
    if [word.lower() for word in words] == ["none"]:
        return ()
    return tuple(words) if words and all(word in rulebook.rules for word in words) else None
