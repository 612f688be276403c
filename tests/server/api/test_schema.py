"""The OpenAPI document against a real server with every real part but a model: no 5xx, nothing undocumented."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from server import local
from tests.server.running import running_server

EXAMPLES = 25
ROUTES = [
    ("POST", "/v1/drafts"),
    ("POST", "/v1/drafts/{draft_id}/outcome"),
    ("POST", "/v1/checks"),
    ("POST", "/v1/deidentify"),
    ("POST", "/v1/pair"),
    ("GET", "/v1/rules"),
    ("GET", "/v1/rules/{rule_id}"),
    ("GET", "/healthz"),
    ("GET", "/readyz"),
    ("GET", "/metrics"),
]
WITHOUT_INPUT = ("/healthz", "/readyz", "/metrics", "/v1/rules")


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Iterator[local.Local]:
    with running_server(tmp_path_factory.mktemp("schema")) as (_, found):
        yield found


@pytest.fixture(scope="module")
def document(here: local.Local) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_url(f"{here.address}/openapi.json")


@pytest.mark.parametrize(
    ("method", "path", "mode"),
    [
        pytest.param(method, path, mode, id=f"{method} {path} {mode.value}")
        for method, path in ROUTES
        for mode in GenerationMode
        if mode is GenerationMode.POSITIVE or path not in WITHOUT_INPUT
    ],
)
def test_every_route_keeps_to_its_document(
    here: local.Local, document: schemathesis.BaseSchema, method: str, path: str, mode: GenerationMode
) -> None:
    """Requests that the document allows, and requests that it forbids, with a key that may do everything."""

    @given(case=document[path][method].as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    def tried(case: schemathesis.Case) -> None:
        if mode is GenerationMode.POSITIVE:  # The same key with another body is a conflict, as it should be.
            case.headers.pop("Idempotency-Key", None)
        case.call_and_validate(headers={"Authorization": f"Bearer {here.token}"})

    tried()


def test_the_table_of_routes_is_complete(document: schemathesis.BaseSchema) -> None:
    there = {(operation.ok().method.upper(), operation.ok().path) for operation in document.get_all_operations()}
    assert there == set(ROUTES)
