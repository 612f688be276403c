"""OpenID Connect: authorization code with PKCE (RFC 7636), checked as OpenID Connect Core 1.0, section 3.1.3.7 says.

What the browser must bring back (state, nonce, verifier) waits in a sealed cookie, so any server of a database can
finish what another began.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

from authlib.common.security import generate_token
from authlib.integrations.httpx_client import AsyncOAuth2Client
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from server.accounts.accounts import NOBODY, Accounts, email_of, name_of
from server.accounts.person import ROLES, Person, Role
from server.accounts.seal import Seal
from server.accounts.sign_in import LONG_AGO, Begun, Proven
from server.errors import InvalidInput, NotAllowed, ProviderFailed
from server.settings import Settings

log = logging.getLogger(__name__)

CALLBACK = "/sign-in/provider/back"
DISCOVERY = "/.well-known/openid-configuration"
KNOWN_FOR_SECONDS = 3600.0
AWAY_SECONDS = 600
PATIENCE_SECONDS = 10.0
SKEW_SECONDS = 60
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512")
"""Signatures by a key of the provider's. `none` and `HS*` (signed with our own secret) are not among them."""


@dataclass(frozen=True, slots=True)
class Provider:
    """What discovery said, and the keys."""

    authorize: str
    token: str
    keys: KeySet
    read_at: float


class WithProvider:
    """Sign in at the organisation's identity provider. Raises ProviderFailed when it does not answer as it should."""

    name = "provider"

    def __init__(self, settings: Settings, accounts: Accounts, secret: str) -> None:
        self._settings = settings
        self._issuer = (settings.oidc_issuer or "").rstrip("/")
        self._accounts = accounts
        self._seal = Seal(secret, "signing in")
        self._provider: Provider | None = None

    async def begin(self, home: str, to: str, *, again: bool) -> Begun:
        provider = await self._known()
        kept = {"state": generate_token(32), "nonce": generate_token(32), "verifier": generate_token(64), "to": to}
        fresh = {"prompt": "login", "max_age": "0"} if again else {}
        async with self._client(home) as client:
            address, _ = client.create_authorization_url(
                provider.authorize, state=kept["state"], code_verifier=kept["verifier"], nonce=kept["nonce"], **fresh
            )
        return Begun(address, self._seal.close(json.dumps(kept)))

    async def finish(self, given: Mapping[str, str], kept: str, *, home: str, address: str) -> Proven:
        began = json.loads(self._seal.open(kept, AWAY_SECONDS) or "{}")
        if not began or given.get("state") != began["state"]:
            raise NotAllowed(
                "That took too long, or it was begun in another browser.", kept="", next_step="Sign in again."
            )
        if "code" not in given:
            await asyncio.to_thread(self._accounts.record, NOBODY, "sign-in-refused", None, why="provider")
            raise NotAllowed("The identity provider did not let you in.", kept="", next_step="Ask your admin.")
        claims = await self._claims(given["code"], began, home)
        person = await asyncio.to_thread(self._person, claims)
        proved = claims.get("auth_time")
        when = datetime.fromtimestamp(proved, UTC) if isinstance(proved, int) else LONG_AGO
        return Proven(person, when, began["to"])

    async def _claims(self, code: str, began: Mapping[str, str], home: str) -> dict[str, Any]:
        """Exchange the code and check the ID token."""
        provider = await self._known()
        try:
            async with self._client(home) as client:
                token = await client.fetch_token(
                    provider.token, grant_type="authorization_code", code=code, code_verifier=began["verifier"]
                )
            signed = str(token["id_token"])
            try:
                claims = dict(jwt.decode(signed, provider.keys, algorithms=list(ALGORITHMS)).claims)
            except (JoseError, ValueError):
                self._provider = None  # Its keys may have changed since they were read.
                claims = dict(jwt.decode(signed, (await self._known()).keys, algorithms=list(ALGORITHMS)).claims)
            self._check(claims, began["nonce"])
        except Exception as error:
            log.warning("the identity provider's answer was refused: %s", type(error).__name__)
            await asyncio.to_thread(self._accounts.record, NOBODY, "sign-in-refused", None, why="provider")
            raise ProviderFailed(
                "The identity provider's answer can't be trusted.", kept="", next_step="Try again; else ask your admin."
            ) from None
        return claims

    def _check(self, claims: dict[str, Any], nonce: str) -> None:
        """Raises a JoseError or ValueError for a token that was not made now, by them, for us and for this sign-in."""
        wanted = jwt.JWTClaimsRegistry(
            leeway=SKEW_SECONDS,
            iss={"essential": True, "value": self._issuer},
            aud={"essential": True, "value": self._settings.oidc_client_id or ""},
            sub={"essential": True}, exp={"essential": True}, iat={"essential": True},
            nonce={"essential": True, "value": nonce},
        )  # fmt: skip
        wanted.validate({**claims, "iss": str(claims.get("iss", "")).rstrip("/")})
        parties = claims["aud"] if isinstance(claims["aud"], list) else [claims["aud"]]
        if len(parties) > 1 and claims.get("azp") != self._settings.oidc_client_id:
            raise ValueError("made for somebody else")

    def _person(self, claims: dict[str, Any]) -> Person:
        """The account of whoever the token speaks of, with the role that the provider gives them now."""
        subject = hashlib.sha256(f"{self._issuer}\0{claims['sub']}".encode()).hexdigest()
        email = str(claims.get("email") or "") if claims.get("email_verified") is True else ""
        role = role_from(claims.get(self._settings.oidc_role_claim), self._settings.oidc_roles)
        try:
            name = name_of(str(claims.get("name") or claims.get("preferred_username") or email))
            return self._accounts.from_provider(subject, email_of(email) if email else "", name, role, self._maps)
        except InvalidInput:
            raise NotAllowed(
                "The identity provider did not say your name and e-mail address.", kept="",
                next_step="Ask your admin to pass on `name`, `email` and `email_verified`.",
            ) from None  # fmt: skip

    @property
    def _maps(self) -> bool:
        return bool(self._settings.oidc_roles)

    async def _known(self) -> Provider:
        """The provider's addresses and keys, read anew every hour."""
        if self._provider is not None and time.monotonic() - self._provider.read_at < KNOWN_FOR_SECONDS:
            return self._provider
        try:
            async with self._client("") as client:
                said = await self._read(client, self._issuer + DISCOVERY)
                if str(said["issuer"]).rstrip("/") != self._issuer:
                    raise ValueError("another issuer")
                keys = KeySet.import_key_set(await self._read(client, said["jwks_uri"]))
            provider = Provider(
                secure(said["authorization_endpoint"]), secure(said["token_endpoint"]), keys, time.monotonic()
            )
        except Exception as error:
            log.warning("the identity provider can't be asked: %s", type(error).__name__)
            raise ProviderFailed(
                "The identity provider can't be reached.", kept="",
                next_step="Try again soon; else sign in with a password, or look at SINCERELY_OIDC_ISSUER.",
            ) from None  # fmt: skip
        self._provider = provider
        return provider

    async def _read(self, client: Any, address: str) -> Any:
        answer = await client.request("GET", secure(address), withhold_token=True)
        answer.raise_for_status()
        return answer.json()

    def _client(self, home: str) -> Any:
        secret = self._settings.oidc_client_secret
        return AsyncOAuth2Client(
            client_id=self._settings.oidc_client_id, client_secret=secret.get_secret_value() if secret else None,
            scope=self._settings.oidc_scopes, redirect_uri=home + CALLBACK, code_challenge_method="S256",
            token_endpoint_auth_method="client_secret_basic" if secret else "none", timeout=PATIENCE_SECONDS,
            trust_env=urlsplit(self._issuer).hostname not in LOOPBACK,
        )  # fmt: skip


LOOPBACK = ("127.0.0.1", "localhost", "::1")


def secure(address: str) -> str:
    """The address, when nobody can listen on the way to it. Raises ValueError."""
    parts = urlsplit(address)
    if parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK):
        return address
    raise ValueError("not https")


def role_from(said: object, mapping: Mapping[str, Role]) -> Role | None:
    """The strongest role among what the claim says: `admin`, then `compliance`, then `staff`; None for none."""
    words = said if isinstance(said, list) else str(said or "").split()
    found = {mapping[word] for word in map(str, words) if word in mapping}
    return next((role for role in reversed(ROLES) if role in found), None)
