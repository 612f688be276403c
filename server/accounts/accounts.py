"""Everything that happens to an account, each with its row in the audit trail.

What opens a door (a session, a key) is recorded before it is handed out; what closes one is done first and recorded
then, so that a trail that can't be written never keeps a door open.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from server.accounts.codes import Codes
from server.accounts.directory import Account, Directory, plain_email
from server.accounts.links import FIRST_LASTS, INVITATION_LASTS, Links
from server.accounts.passwords import Passwords, good
from server.accounts.person import ROLES, Person, Role
from server.accounts.seal import Seal
from server.accounts.sessions import Session, Sessions
from server.accounts.throttle import Throttle
from server.errors import InvalidInput, NotAllowed, NotYou
from server.store import Store
from server.store.audit import AuditEntry

LONGEST_NAME, LONGEST_EMAIL, LONGEST_VOICE = 80, 254, 500
NOBODY = "not signed in"
HERE = "signed in"
"""In place of a network address, for whoever shows again who they are."""
PROOF_LASTS = timedelta(minutes=5)
DECIDES_AFTER = timedelta(hours=24)
"""How long somebody waits before they decide about the rulebook, once an admin changed their role or let them set a new
password: until then others can see it, and say so (decision 017)."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")


class Accounts:
    """The people of one database. `secret` seals what must be read again; servers that share a database share it."""

    def __init__(self, store: Store, secret: str, passwords: Passwords | None = None) -> None:
        self.directory = Directory(store.engine)
        self.sessions = Sessions(store.engine)
        self.links = Links(store.engine)
        self.passwords = passwords or Passwords()
        self.codes = Codes(store.engine, self.directory, Seal(secret, "codes"))
        self.throttle = Throttle(store.engine, secret)
        self._store = store
        self._opened = False

    def exist(self) -> bool:
        """Whether an account was ever activated. Until then the pages answer on this computer without signing in."""
        self._opened = self._opened or self.directory.any_active()
        return self._opened

    # How somebody gets an account.

    def first_link(self) -> tuple[str, datetime]:
        """The secret part of a link that makes the first admin. Raises NotAllowed once there is an account."""
        if self.exist():
            raise NotAllowed(
                "There are accounts already.", kept="", next_step="An admin invites people on the People page."
            )
        return self.links.make(None, FIRST_LASTS)

    def become_first_admin(self, token: str, name: str, email: str, password: str) -> Person:
        """Make and activate the first account. Raises NotAllowed, InvalidInput."""
        called, address = name_of(name), email_of(email)
        hashed = self.passwords.hash(good(password, called, address))
        if self.exist() or self.links.use(token) is not None:
            raise NotAllowed("There are accounts already.", kept="", next_step="Sign in, or ask your admin.")
        person = self.directory.add(called, address, "admin")
        self.record(person, "account-activated", person, role="admin", first=True)
        self.directory.change(person.id, password=hashed, activated_at=datetime.now(UTC))
        return person

    def invite(self, by: Person, name: str, email: str, role: Role) -> tuple[Person, str, datetime]:
        """Add somebody; the link's secret part goes to them by whatever way the admin trusts. Raises InvalidInput."""
        person = self.directory.add(name_of(name), email_of(email), role)
        self.record(by, "person-invited", person, role=role)
        self.directory.change(person.id, role_by=by.id)
        return (person, *self.links.make(person.id, INVITATION_LASTS))

    def new_link(self, by: Person | str, account_id: str) -> tuple[Account, str, datetime]:
        """A link to set a (new) password, in place of earlier ones. Raises NotFound, NotAllowed."""
        account = self.directory.get(account_id)
        if account.ended_at:
            raise NotAllowed("This account has ended.", next_step="Let the person in again first.")
        if account.by_directory:
            raise NotAllowed("This person signs in at your organisation.", next_step="They have no password here.")
        self.record(by, "link-made", account.person)
        return (account, *self.links.make(account_id, INVITATION_LASTS))

    def accept(self, token: str, password: str) -> Person:
        """Set the password of whoever the link is for, and activate the account. Raises NotAllowed, InvalidInput."""
        owner = self.links.owner(token)
        account = self.directory.get(owner) if owner else None
        if owner is None or account is None or account.ended_at:
            raise NotAllowed("That link can't be used.", kept="", next_step="Ask your admin for a new one.")
        hashed = self.passwords.hash(good(password, account.person.name, account.person.email))
        self.links.use(token)
        self.record(account.person, "password-set" if account.activated_at else "account-activated", account.person)
        again = {"decides_from": datetime.now(UTC) + DECIDES_AFTER} if account.activated_at else {}
        self.directory.change(owner, password=hashed, activated_at=account.activated_at or datetime.now(UTC), **again)
        self.sessions.end_all(owner)
        return account.person

    # How somebody shows who they are.

    def authenticate(self, email: str, password: str, code: str, address: str) -> Person:
        """Who this is. Raises TooMany, and NotYou in the same words whatever did not fit."""
        typed = plain_email(email)
        try:
            self.throttle.count(typed, address)
        except Exception:
            self.record(NOBODY, "sign-in-refused", None, why="too-many")
            raise
        account = self.directory.by_email(typed)
        usable = account if account and account.state == "active" else None
        if not self._right(usable, password, code) or usable is None:
            self.throttle.failed(address)
            self.record(NOBODY, "sign-in-refused", account.person if account else None, why="no-match")
            raise NotYou(
                "E-mail address, password and one-time code do not belong together.", kept="",
                next_step="Try again. Without a one-time code set up, leave that box empty.",
            )  # fmt: skip
        self.throttle.forgive(typed, address)
        return usable.person

    def reauthenticate(self, person: Person, password: str, code: str, *, proved_at: datetime | None = None) -> None:
        """The person shows again who they are, before something grave. Raises NotAllowed, TooMany.

        Who has no password here signs in at the identity provider again; `proved_at` says when that was.
        """
        account = self.directory.get(person.id)
        if not account.by_password:
            if account.state == "active" and proved_at and datetime.now(UTC) - proved_at < PROOF_LASTS:
                return
            raise NotAllowed(
                "Please sign in again first.", kept="Nothing was changed.",
                next_step="Sign out, sign in again, and repeat this within five minutes.",
            )  # fmt: skip
        self.throttle.count(person.email, HERE)
        if account.state != "active" or not self._right(account, password, code):
            self.record(person, "proof-refused", person)
            raise NotYou(
                "The password or the one-time code is not right.", kept="Nothing was changed.", next_step="Try again."
            )
        self.throttle.forgive(person.email, HERE)

    def _right(self, account: Account | None, password: str, code: str) -> bool:
        kept = self.directory.secrets(account.person.id) if account else None
        right = self.passwords.right(kept.password if kept else None, password)
        if not (right and account and kept and kept.password):
            return False
        if kept.totp and not self.codes.right(account.person.id, kept.totp, code):
            return False
        if self.passwords.outdated(kept.password):
            self.directory.change(account.person.id, password=self.passwords.hash(password))
        return True

    def from_provider(self, subject: str, email: str, name: str, role: Role | None, gives_roles: bool) -> Person:
        """The account of somebody whom the identity provider vouches for; made, or joined to their invitation.

        `email` is empty unless the provider has verified it. Where it gives roles, its word holds at each sign-in, and
        who has none there gets none here. Raises NotAllowed, InvalidInput.
        """
        account = self.directory.by_subject(subject) or (self.directory.by_email(email) if email else None)
        if account and (account.ended_at or (account.by_password and not account.by_directory)):
            self.record(NOBODY, "sign-in-refused", account.person, why="provider")
            raise NotAllowed(
                "You can't sign in here by way of your organisation." if account.ended_at else
                "Somebody with your e-mail address signs in with a password here.", kept="",
                next_step="Ask your admin.",
            )  # fmt: skip
        if (gives_roles or account is None) and role is None:
            if account:
                self.sessions.end_all(account.person.id)
            self.record(NOBODY, "sign-in-refused", account.person if account else None, why="no-role")
            raise NotAllowed("Your organisation gives you no role here.", kept="", next_step="Ask your admin for one.")
        person = account.person if account else self.directory.add(name, email_of(email), role or "staff")
        if role and role != person.role:
            self.directory.change_of_admin(person.id, role=role, decides_from=datetime.now(UTC) + DECIDES_AFTER)
            self.record("identity provider", "role-changed", person, role=role, before=person.role)
        if account is None or account.state != "active":
            self.record("identity provider", "account-activated", person, role=role or person.role)
            self.directory.change(person.id, subject=subject, activated_at=datetime.now(UTC))
        return self.directory.get(person.id).person

    def sign_in(self, person: Person, how: str, proved_at: datetime) -> str:
        """Begin a session; the value of its cookie. `proved_at` is when they showed who they are."""
        self.record(person, "signed-in", person, how=how)
        self.directory.change(person.id, signed_in_at=datetime.now(UTC))
        return self.sessions.begin(person.id, proved_at=proved_at)

    def sign_out(self, session: Session, *, everywhere: bool) -> None:
        """End a session, or all of its person's."""
        if everywhere:
            count = self.sessions.end_all(session.person.id)
            self.record(session.person, "signed-out", session.person, sessions=count)
        else:
            self.sessions.end(session.id)
            self.record(session.person, "signed-out", session.person)

    # What an admin may do to an account.

    def change_role(self, by: Person, account_id: str, role: Role) -> None:
        """Ends the person's sessions; they decide about the rulebook a day later at the earliest.

        Raises NotFound, NotAllowed for the own role and for the last admin.
        """
        account = self.directory.get(account_id)
        if account.person.role == role:
            return
        if account_id == by.id:
            raise NotAllowed(
                "Nobody changes their own role.", kept="Nothing was changed.", next_step="Ask another admin to do it."
            )
        since = datetime.now(UTC) + DECIDES_AFTER
        self.directory.change_of_admin(account_id, role=role, role_by=by.id, decides_from=since)
        self.sessions.end_all(account_id)
        self.record(by, "role-changed", account.person, role=role, before=account.person.role)

    def end(self, by: Person, account_id: str) -> None:
        """Sessions, paired browsers and keys end with the account. Raises NotFound, NotAllowed for the last admin."""
        account = self.directory.get(account_id)
        self.directory.change_of_admin(account_id, ended_at=datetime.now(UTC))
        self.sessions.end_all(account_id)
        self.links.end(account_id)
        self._store.pairing.end(account_id)
        ended = self._store.keys.revoke_all(account_id)
        self.record(by, "account-ended", account.person, keys=[key.id for key in ended])

    def readmit(self, by: Person, account_id: str) -> None:
        """Let somebody in again who had left; their password is void, so they need a new link. Raises NotFound."""
        account = self.directory.get(account_id)
        self.record(by, "account-readmitted", account.person)
        since = datetime.now(UTC) + DECIDES_AFTER
        self.directory.change(
            account_id, ended_at=None, activated_at=None, password=None, totp=None, role_by=by.id, decides_from=since
        )

    def reset_codes(self, by: Person | str, account_id: str) -> None:
        """For somebody who lost both device and recovery codes. Raises NotFound."""
        account = self.directory.get(account_id)
        self.record(by, "codes-off", account.person)
        self.codes.switch_off(account_id)

    def record(self, who: Person | str, action: str, about: Person | None, **payload: Any) -> None:
        """One row of the trail; it is on the disk when this returns. Raises RecordFailed."""
        said: Mapping[str, Any] = payload
        if about is not None:
            said = {"account": about.id, "person": about.name, **payload}
        if isinstance(who, Person):
            said = {**said, "by": who.id}
        name = who if isinstance(who, str) else who.name
        self._store.trail.append_and_wait(AuditEntry(who=name, action=action, payload=said))


def name_of(text: str, what: str = "name") -> str:
    """A name or title on one line. Raises InvalidInput."""
    said = " ".join(text.split())
    if not said or len(said) > LONGEST_NAME or not said.isprintable():
        raise InvalidInput(f"A {what} needs 1 to {LONGEST_NAME} ordinary characters.")
    return said


def email_of(text: str) -> str:
    """An address that could be one. Raises InvalidInput."""
    said = plain_email(text)
    if len(said) > LONGEST_EMAIL or not said.isprintable() or not _EMAIL.fullmatch(said):
        raise InvalidInput("That is no e-mail address.", next_step="It looks like dana@riverside.example.")
    return said


def role_of(text: str) -> Role:
    """Raises InvalidInput."""
    for role in ROLES:
        if role == text:
            return role
    raise InvalidInput("There is no such role.", next_step="Choose from the list.")
