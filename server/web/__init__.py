"""The pages that people see, rendered here. `server.app` adds `routes(site)` to its own.

Pages ask no key: they know a browser by its session (see `access`) and a form by its token (see `security`). One
concern a file: `site` holds what the pages need, `try_it` is the first page, `present` turns an answer into words.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from server.accounts.person import Role
from server.web import access, audit, organisation, pair, rulebook, told, try_it
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
        Route("/static/{name}", static_file, methods=["GET"]),
    ]
