"""The pages that people see, rendered here. `server.app` adds `routes(site)` to its own.

Pages ask no key: they know a browser by its session (see `access`) and a form by its token (see `security`). One
concern a file: `site` holds what the pages need, `try_it` is the first page, `present` turns an answer into words.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from server.accounts.person import Role
from server.web import (
    access,
    audit,
    changes,
    contacts,
    editing,
    keys,
    organisation,
    pair,
    people,
    profile,
    rulebook,
    sign_in,
    told,
    try_it,
    versions,
    welcome,
)
from server.web.site import Endpoint, Page, Site, page, static_file

__all__ = ["Site", "routes"]


def routes(site: Site) -> Sequence[BaseRoute]:
    """Every address under which there is a page, a form or a file."""
    everybody, auditors, reviewers = access.EVERYBODY, access.AUDITORS, access.REVIEWERS

    def reading(show: Page, roles: frozenset[Role] = everybody, *, counts: bool = True) -> Endpoint:
        """Reading and trying: on this computer also while nobody has an account."""
        return page(site, show, roles, opens="before-accounts", counts=counts)

    return [
        Route("/", reading(try_it.show), methods=["GET"]),
        Route("/try/draft", reading(try_it.draft), methods=["POST"]),
        Route("/try/status", reading(try_it.status, counts=False), methods=["GET"]),
        Route("/pair", reading(pair.code), methods=["POST"]),
        Route("/rulebook", reading(rulebook.index), methods=["GET"]),
        Route("/rulebook/{rule_id}", reading(rulebook.rule), methods=["GET"]),
        Route("/rulebook/{rule_id}/try", reading(rulebook.try_rule), methods=["POST"]),
        Route("/guidelines", reading(rulebook.guidelines), methods=["GET"]),
        Route("/told", reading(told.show), methods=["GET"]),
        Route("/told", reading(told.ask), methods=["POST"]),
        Route("/audit", reading(audit.index, auditors), methods=["GET"]),
        Route("/audit", reading(audit.search, auditors), methods=["POST"]),
        Route("/audit/verify", reading(audit.verify, auditors), methods=["POST"]),
        Route("/audit/export", reading(audit.download, auditors), methods=["POST"]),
        Route("/audit/{case_id}", reading(audit.case, auditors), methods=["GET"]),
        Route("/organisation", reading(organisation.show), methods=["GET"]),
        Route("/insights", reading(audit.show_insights, reviewers), methods=["GET"]),
        *_signing_in(site),
        *_people(site),
        *_changes(site),
        Route("/static/{name}", static_file, methods=["GET"]),
    ]


def _signing_in(site: Site) -> Sequence[BaseRoute]:
    """In and out. Links for people without an account are open; everything else asks who is there."""

    def always(show: Page) -> Endpoint:
        return page(site, show, opens="always")

    return [
        Route("/sign-in", always(sign_in.show), methods=["GET"]),
        Route("/sign-in", always(sign_in.enter), methods=["POST"]),
        Route("/sign-in/provider", always(sign_in.go), methods=["GET"]),
        Route("/sign-in/provider/back", always(sign_in.back), methods=["GET"]),
        Route("/sign-out", page(site, sign_in.leave), methods=["POST"]),
        Route("/sign-out/everywhere", page(site, sign_in.leave_everywhere), methods=["POST"]),
        Route("/first/{token}", always(welcome.first), methods=["GET"]),
        Route("/first/{token}", always(welcome.become_first), methods=["POST"]),
        Route("/invitation/{token}", always(welcome.invitation), methods=["GET"]),
        Route("/invitation/{token}", always(welcome.accept), methods=["POST"]),
    ]


def _people(site: Site) -> Sequence[BaseRoute]:
    """One's own page, one's keys, and the admin's list of people and contacts."""
    admins = access.ADMINS
    return [
        Route("/profile", page(site, profile.show), methods=["GET"]),
        Route("/profile", page(site, profile.save), methods=["POST"]),
        Route("/profile/password", page(site, profile.password), methods=["POST"]),
        Route("/profile/codes", page(site, profile.codes), methods=["POST"]),
        Route("/profile/codes/on", page(site, profile.codes_on), methods=["POST"]),
        Route("/profile/codes/off", page(site, profile.codes_off), methods=["POST"]),
        Route("/keys", page(site, keys.index), methods=["GET"]),
        Route("/keys", page(site, keys.make), methods=["POST"]),
        Route("/keys/{key_id}/revoke", page(site, keys.revoke), methods=["POST"]),
        Route("/people", page(site, people.index, admins), methods=["GET"]),
        Route("/people", page(site, people.invite, admins), methods=["POST"]),
        Route("/people/{account_id}", page(site, people.one, admins), methods=["GET"]),
        Route("/people/{account_id}", page(site, people.change, admins), methods=["POST"]),
        Route("/organisation/contacts", page(site, contacts.show, admins), methods=["GET"]),
        Route("/organisation/contacts", page(site, contacts.save, admins), methods=["POST"]),
    ]


def _changes(site: Site) -> Sequence[BaseRoute]:
    """Changing the rulebook: compliance alone, and an admin never."""
    reviewers = access.REVIEWERS
    return [
        Route("/changes", page(site, changes.index, reviewers), methods=["GET"]),
        Route("/changes/new", page(site, editing.show, reviewers), methods=["GET"]),
        Route("/changes/new", page(site, editing.save, reviewers), methods=["POST"]),
        Route("/changes/shipped", page(site, changes.propose_shipped, reviewers), methods=["POST"]),
        Route("/changes/import", page(site, editing.bring_in, reviewers), methods=["POST"]),
        Route("/changes/{proposal_id}", page(site, changes.one, reviewers), methods=["GET"]),
        Route("/changes/{proposal_id}/effect", page(site, changes.effect, reviewers), methods=["GET"]),
        Route("/changes/{proposal_id}/export", page(site, changes.export, reviewers), methods=["GET"]),
        Route("/changes/{proposal_id}/remark", page(site, changes.remark, reviewers), methods=["POST"]),
        Route("/changes/{proposal_id}/update", page(site, changes.update, reviewers), methods=["POST"]),
        Route("/changes/{proposal_id}/withdraw", page(site, changes.withdraw, reviewers), methods=["POST"]),
        Route("/changes/{proposal_id}/approve", page(site, changes.approve, reviewers), methods=["POST"]),
        Route("/changes/{proposal_id}/reject", page(site, changes.reject, reviewers), methods=["POST"]),
        Route("/versions", page(site, versions.index, reviewers), methods=["GET"]),
        Route("/versions/compare", page(site, versions.compare, reviewers), methods=["GET"]),
        Route("/versions/{version_id}/export", page(site, versions.export, reviewers), methods=["GET"]),
        Route("/versions/{version_id}/rollback", page(site, versions.roll_back, reviewers), methods=["POST"]),
    ]
