"""The pages that people see, rendered here. `server.app` adds `routes(site)` to its own.

Pages ask no key: they answer only on loopback, to pages that this server made (see `security`). One concern a file:
`site` holds what the pages need, `try_it` is the first page, `present` turns an answer into words for people.
"""

from __future__ import annotations

from collections.abc import Sequence

from starlette.routing import BaseRoute, Route

from server.web import audit, organisation, pair, rulebook, told, try_it
from server.web.site import Site, page, static_file

__all__ = ["Site", "routes"]


def routes(site: Site) -> Sequence[BaseRoute]:
    """Every address under which there is a page, a form or a file."""
    return [
        Route("/", page(site, try_it.show), methods=["GET"]),
        Route("/try/draft", page(site, try_it.draft), methods=["POST"]),
        Route("/try/status", page(site, try_it.status), methods=["GET"]),
        Route("/pair", page(site, pair.code), methods=["POST"]),
        Route("/rulebook", page(site, rulebook.index), methods=["GET"]),
        Route("/rulebook/{rule_id}", page(site, rulebook.rule), methods=["GET"]),
        Route("/rulebook/{rule_id}/try", page(site, rulebook.try_rule), methods=["POST"]),
        Route("/guidelines", page(site, rulebook.guidelines), methods=["GET"]),
        Route("/told", page(site, told.show), methods=["GET"]),
        Route("/told", page(site, told.ask), methods=["POST"]),
        Route("/audit", page(site, audit.index), methods=["GET"]),
        Route("/audit", page(site, audit.search), methods=["POST"]),
        Route("/audit/verify", page(site, audit.verify), methods=["POST"]),
        Route("/audit/export", page(site, audit.download), methods=["POST"]),
        Route("/audit/{case_id}", page(site, audit.case), methods=["GET"]),
        Route("/organisation", page(site, organisation.show), methods=["GET"]),
        Route("/insights", page(site, audit.show_insights), methods=["GET"]),
        Route("/static/{name}", static_file, methods=["GET"]),
    ]
