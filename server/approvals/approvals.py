"""The way to change the rulebook: somebody proposes, somebody else decides, and everything is in the audit trail.

Who decides proves first who they are (`server.accounts`). Who may decide stands in `who_decides`, and in the database
too (`0003`).
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from guardrails.deidentify import Deidentifier
from guardrails.types import SafeText
from prompts.reading import Files, digest
from server.acting import Person
from server.approvals import proposals
from server.approvals.identifying import Found, cleared, search
from server.approvals.proposals import Decision, DecisionKind, Proposal
from server.approvals.shelf import Shelf, take_turns
from server.approvals.validate import Changes, changed, misbehaving, validated
from server.approvals.who_decides import NotYours, may_decide, still_open, undecided
from server.errors import InvalidInput, MovedOn, NotFound
from server.organisation import Organisation
from server.store import Store
from server.store.approval_tables import DecisionRow, ProposalRow, RemarkRow
from server.store.audit import AuditEntry
from server.store.trail import Waiting, prepared

LONGEST_TITLE, LONGEST_TEXT = 200, 4_000


class Approvals(Shelf):
    """The rulebook's versions and proposals in one database. `shipped` are the files that came with the server.

    `remover` is the one of now: from titles, notes and remarks it takes identifiers out, and files that hold them are
    refused (`identifying`). `on_decision` is called after a decision that puts another version in force.
    """

    def __init__(
        self, store: Store, shipped: Files, remover: Callable[[], Deidentifier],
        on_decision: Callable[[], None] = lambda: None,
    ) -> None:  # fmt: skip
        super().__init__(store, shipped)
        self._remover, self._on_decision = remover, on_decision

    # What people do.

    def propose(self, person: Person, title: str, why: str, files: Changes, invented: str = "") -> Proposal:
        """Ask for a change of these files (path -> new text; None takes a rule out) of what is in force.

        Without files it asks to approve the shipped rulebook as it is. `invented` is the mark of what was found in it
        and is nobody's. Raises CannotBeUsed, HoldsIdentifiers, InvalidInput.
        """
        base_id, base = self.base()
        after, nobodys = self._sound(base, files, invented)
        if digest(after) == base_id and (files or self.in_force() is not None):
            raise InvalidInput("Nothing is changed.", next_step="Change something first.")
        said, because = self._words("title", title, LONGEST_TITLE), self._words("reason", why, LONGEST_TEXT)
        proposal_id, now = str(uuid.uuid4()), datetime.now(UTC)
        with self._store.engine.begin() as connection:
            self.versions.keep(connection, base)
            version = self.versions.keep(connection, after)
            connection.execute(insert(ProposalRow), [{
                "id": proposal_id, "author_id": person.id, "title": said, "why": because, "base_id": base_id,
                "version_id": version, "made_at": now, "changed_at": now, "withdrawn_at": None,
            }])  # fmt: skip
        told = {"files": sorted(_paths(base, after)), "title": said, **nobodys}
        return self._told(person, "proposed", proposal_id, **told)

    def revise(self, person: Person, proposal_id: str, files: Changes, invented: str = "") -> Proposal:
        """The author changes files of an open proposal further. Raises NotYours, MovedOn, and like `propose`."""
        with self._reading() as connection:
            now = still_open(connection, proposal_id)
        if now.author_id != person.id:
            raise NotYours(
                "Only the author changes a proposal.", next_step="Leave a remark, or make your own proposal."
            )
        before = self.files(now.version_id)
        after, nobodys = self._sound(before, files, invented)
        return self._replace(person, now, after, now.base_id, "proposal-changed", nobodys)

    def bring_up_to_date(self, person: Person, proposal_id: str) -> Proposal:
        """Put an open proposal's changes on top of what is in force now. Raises MovedOn where both changed one file."""
        with self._reading() as connection:
            now = still_open(connection, proposal_id)
        base_id, base = self.base()
        old, mine = self.files(now.base_id), self.files(now.version_id)
        wanted = {path: mine.get(path) for path in _paths(old, mine)}
        if both := [path for path in wanted if base.get(path) != old.get(path) and base.get(path) != mine.get(path)]:
            raise MovedOn(
                f"What was approved since changed the same file: {', '.join(both)}.", kept="The proposal is as it was.",
                next_step="Make a new proposal from the rulebook as it is now.",
            )  # fmt: skip
        after = changed(base, wanted)
        validated(after, self._safe)
        return self._replace(person, now, after, base_id, "proposal-updated", {})

    def withdraw(self, person: Person, proposal_id: str) -> Proposal:
        """The author takes a proposal back. Raises NotYours, MovedOn."""
        with self._deciding() as connection:
            now = still_open(connection, proposal_id)
            if now.author_id != person.id:
                raise NotYours("Only the author takes a proposal back.", next_step="You can reject it, with a note.")
            change = update(ProposalRow).where(ProposalRow.id == proposal_id)
            connection.execute(change.values(withdrawn_at=datetime.now(UTC)))
        return self._told(person, "proposal-withdrawn", proposal_id)

    def remark(self, person: Person, proposal_id: str, path: str, line: int, words: str) -> None:
        """Say something about a line (from 1; 0 for the file). Raises NotFound, InvalidInput."""
        said = self._words("remark", words, LONGEST_TEXT)
        now = self.get(proposal_id)
        if path not in self.files(now.version_id) and path not in self.files(now.base_id):
            raise NotFound("The proposal has no such file.", kept="")
        with self._store.engine.begin() as connection:
            connection.execute(insert(RemarkRow), [{
                "id": str(uuid.uuid4()), "proposal_id": proposal_id, "version_id": now.version_id, "path": path,
                "line": max(0, line), "author_id": person.id, "text": said, "at": datetime.now(UTC),
            }])  # fmt: skip
        self._told(person, "proposal-remark", proposal_id, path=path, line=line, text=said)

    # What a second person decides. Whoever calls these has made sure that the person is who they say.

    def approve(self, person: Person, proposal_id: str, version_id: str, note: str) -> Decision:
        """Put a proposal in force, exactly as the approver saw it (`version_id`).

        Raises NotAllowed, NotYours, MovedOn, CannotBeUsed, InvalidInput without a note, where examples misbehave, and
        where a text identifies a person: what is found of people may be better now than when it was proposed.
        """
        self._may_decide(person)
        with self._reading() as connection:
            base = self.files(undecided(connection, person, proposal_id, version_id).base_id)
        sound = validated(self.files(version_id), self._safe)
        if any(item.refused for item in self.holding(base, self.files(version_id), sound.organisation)):
            raise InvalidInput(
                "A text in it that would be told or served identifies a person.", kept="Nothing was decided.",
                next_step="Reject it, and ask the author to say it in general words.",
            )  # fmt: skip
        if wrong := misbehaving(sound, self._safe):
            raise InvalidInput(
                f"{len(wrong)} examples do not do what their rules say, the first one in {wrong[0].rule}.",
                kept="Nothing was decided.", next_step="The author mends the rule or its examples first.",
            )  # fmt: skip

        def now(connection: Connection) -> Proposal:
            proposal = undecided(connection, person, proposal_id, version_id)
            current = proposals.in_force(connection)
            if proposal.base_id != (current.version_id if current else digest(self.shipped)):
                raise MovedOn(
                    "Another version was put in force since this was proposed.", kept="Nothing was decided.",
                    next_step="Bring the proposal up to date, look at it again, and approve it then.",
                )  # fmt: skip
            return proposal

        return self._decide(person, "approved", version_id, note, proposal=now)

    def reject(self, person: Person, proposal_id: str, version_id: str, note: str) -> Decision:
        """Close a proposal without putting it in force. Raises like `approve`."""
        self._may_decide(person)

        def now(connection: Connection) -> Proposal:
            return undecided(connection, person, proposal_id, version_id)

        return self._decide(person, "rejected", version_id, note, proposal=now)

    def roll_back(self, person: Person, version_id: str, note: str) -> Decision:
        """Put a version in force again that was approved before. Raises NotAllowed, NotFound, InvalidInput."""
        self._may_decide(person)
        validated(self.versions.files(version_id), self._safe)

        def target(connection: Connection) -> int:
            current = proposals.in_force(connection)
            if current and current.version_id == version_id:
                raise InvalidInput("That version is in force now.", kept="Nothing was decided.")
            approvals = proposals.decisions(connection, "approved", version=version_id)
            approval = next((decision for decision in approvals if decision.recorded), None)
            if approval is None:
                raise NotFound("That version was never approved.", kept="Nothing was decided.")
            return approval.seq

        return self._decide(person, "rolled-back", version_id, note, target=target)

    # The parts of that.

    def _sound(self, base: Files, changes: Changes, invented: str) -> tuple[Files, dict[str, Any]]:
        """The files after the changes, and what the trail is told of finds in them that are nobody's."""
        files = changed(base, changes)
        house = validated(files, self._safe).organisation
        found = cleared(self._remover(), house, files, (base, self.shipped), invented)
        return files, {"nobodys": sorted(item.kind for item in found)} if found else {}

    def holding(self, base: Files, after: Files, house: Organisation) -> tuple[Found, ...]:
        """What a change may hold of people, for its author and for who decides. Raises RemovalFailed."""
        return search(self._remover(), house, after, (base, self.shipped))

    def _safe(self, text: str) -> SafeText:
        return self._remover().deidentify(text).text

    def _words(self, what: str, words: str, longest: int) -> str:
        """What somebody wrote, without identifiers. Raises InvalidInput where there is nothing or too much."""
        said = words.replace("\r\n", "\n").replace("\x00", "").strip()
        if not said or len(said) > longest:
            raise InvalidInput(
                f"A {what} needs 1 to {longest:,} characters.", next_step=f"Write the {what} and try again."
            )
        return str(self._safe(said))[:longest]

    def _replace(
        self, person: Person, now: Proposal, files: Files, base_id: str, action: str, more: dict[str, Any]
    ) -> Proposal:
        with self._deciding() as connection:
            if still_open(connection, now.id).version_id != now.version_id:
                raise MovedOn("The proposal was changed in another window.", next_step="Load the page again.")
            version = self.versions.keep(connection, files)
            change = update(ProposalRow).where(ProposalRow.id == now.id)
            connection.execute(change.values(version_id=version, base_id=base_id, changed_at=datetime.now(UTC)))
        return self._told(person, action, now.id, files=sorted(_paths(self.files(base_id), files)), **more)

    def _may_decide(self, person: Person) -> None:
        with self._reading() as connection:
            may_decide(connection, person)

    def _decide(
        self, person: Person, kind: DecisionKind, version_id: str, note: str, *,
        proposal: Callable[[Connection], Proposal] | None = None, target: Callable[[Connection], int] | None = None,
    ) -> Decision:  # fmt: skip
        """Write a decision and its row of the trail, both or neither. `proposal` or `target` look once more at what is
        decided, while nobody else can decide. Raises what they raise, RecordFailed, InvalidInput without a note."""
        said = self._words("note", note, LONGEST_TEXT)

        def both(connection: Connection) -> tuple[Waiting]:
            take_turns(connection)
            about = proposal(connection) if proposal else None
            before = target(connection) if target else None
            made = insert(DecisionRow).values(
                kind=kind, version_id=version_id, proposal_id=about.id if about else None,
                author_id=about.author_id if about else None, approver_id=person.id, approver_role=person.role,
                target_seq=before, target_kind="approved" if before else None, note=said, at=datetime.now(UTC),
            )  # fmt: skip
            seq = connection.scalar(made.returning(DecisionRow.seq))
            payload = {"version": version_id, "note": said, "decision": seq, "by": person.id, "role": person.role}
            return (prepared(AuditEntry(
                id=about.id if about else version_id, who=person.name, action=kind, payload=payload
            )),)  # fmt: skip

        self._store.commit(both)
        with self._reading() as connection:
            decision = proposals.decisions(connection, kind, version=version_id)[0]
        if kind != "rejected":
            self._on_decision()
        return decision

    def _told(self, person: Person, action: str, proposal_id: str, **payload: Any) -> Proposal:
        now = self.get(proposal_id)
        self._record(person, action, proposal_id, version=now.version_id, base=now.base_id, **payload)
        return now

    def _record(self, person: Person, action: str, about: str, **payload: Any) -> None:
        """One row of the trail; it is on the disk when this returns. Raises RecordFailed."""
        said = {**payload, "by": person.id, "role": person.role}
        self._store.trail.append_and_wait(AuditEntry(id=about, who=person.name, action=action, payload=said))


def _paths(before: Files, after: Files) -> set[str]:
    """The files that differ."""
    return {path for path in {*before, *after} if before.get(path) != after.get(path)}
