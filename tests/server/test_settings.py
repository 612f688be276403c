"""Settings that are more than one word."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from server.settings import Settings


def read(monkeypatch: pytest.MonkeyPatch, **environment: str) -> Settings:
    for name, value in environment.items():
        monkeypatch.setenv(f"SINCERELY_{name}", value)
    return Settings(_env_file=None)


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        pytest.param("ALLOWED_HOSTS", "a.example, b.example,", ("a.example", "b.example"), id="names with commas"),
        pytest.param("ALLOWED_HOSTS", "", (), id="none"),
        pytest.param("TRUSTED_PROXIES", "10.0.0.2", ("10.0.0.2",), id="one address"),
        pytest.param("OIDC_ROLES", "comms=staff, it = admin", {"comms": "staff", "it": "admin"}, id="roles by value"),
        pytest.param("OIDC_ROLES", "", {}, id="no roles"),
    ],
)
def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch, name: str, value: str, kept: Any) -> None:
    assert getattr(read(monkeypatch, **{name: value}), name.lower()) == kept


@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("OIDC_ROLES", "it=root", id="a role that is none"),
        pytest.param("OIDC_ROLES", "it", id="a value without a role"),
        pytest.param("SECRET", "short", id="a secret that can be guessed"),
    ],
)
def test_what_can_not_be_meant_stops_the_start(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    with pytest.raises(ValidationError):
        read(monkeypatch, **{name: value})


def test_a_secret_does_not_print_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = read(monkeypatch, SECRET="x" * 40, OIDC_CLIENT_SECRET="y" * 40)
    assert "x" * 40 not in repr(settings)
    assert "y" * 40 not in repr(settings)
