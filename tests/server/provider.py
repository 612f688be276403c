"""A small OpenID provider on loopback: discovery, keys, authorization with PKCE, tokens. It lets in whom a test names.

It keeps the rules that it can: a code works once, for the client, redirect and verifier that it was made for. `lie`
changes what it says, to see that we notice.
"""

from __future__ import annotations

import base64
import hashlib
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import OctKey, RSAKey

CLIENT, SECRET = "sincerely", "the client's secret at the provider"
Claims = dict[str, Any]


def unchanged(claims: Claims) -> Claims:
    return claims


@cache
def a_key() -> RSAKey:
    """Making one takes longer than a test should."""
    return RSAKey.generate_key(2048, {"kid": "one", "use": "sig"})


@dataclass
class Provider:
    """The provider as a test holds it. `person` is who would sign in there now; None is refused."""

    address: str
    person: Claims | None = None
    lie: Callable[[Claims], Claims] = unchanged
    issuer: str = ""
    key: RSAKey = field(default_factory=a_key)
    sign_with: Any = None
    algorithm: str = "RS256"
    codes: dict[str, dict[str, str]] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def discovery(self) -> Claims:
        return {
            "issuer": self.issuer or self.address,
            "authorization_endpoint": f"{self.address}/authorize",
            "token_endpoint": f"{self.address}/token",
            "jwks_uri": f"{self.address}/keys",
        }

    def authorize(self, query: dict[str, str]) -> str:
        """Where the browser is sent back to."""
        self.asked.append(query)
        wanted = {"response_type": "code", "client_id": CLIENT, "code_challenge_method": "S256"}
        self.problems += [name for name, value in wanted.items() if query.get(name) != value]
        if self.person is None:
            return f"{query['redirect_uri']}?{urlencode({'error': 'access_denied', 'state': query['state']})}"
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: dict[str, str], authorization: str) -> Claims | None:
        """The answer to a code, or None where something does not fit."""
        basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
        asked = self.codes.pop(form.get("code", ""), None)
        challenge = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest())
        fits = asked and asked["redirect_uri"] == form.get("redirect_uri")
        fits = fits and asked["code_challenge"] == challenge.rstrip(b"=").decode() if asked else False
        if not asked or not fits or authorization not in (f"Basic {basic}", ""):
            return None
        return {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": self.id_token(asked)}

    def id_token(self, asked: dict[str, str]) -> str:
        now = int(time.time())
        claims = {
            "iss": self.issuer or self.address, "aud": CLIENT, "iat": now, "exp": now + 300, "nonce": asked["nonce"],
            "auth_time": now, **(self.person or {}),
        }  # fmt: skip
        return jwt.encode({"alg": self.algorithm, "kid": "one"}, self.lie(claims), self.sign_with or self.key)

    def forge(self) -> None:
        """Sign with the client's secret, as if the algorithm were ours to choose."""
        self.algorithm, self.sign_with = "HS256", OctKey.import_key(SECRET)


class _Handler(BaseHTTPRequestHandler):
    provider: Provider

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        if parts.path == "/.well-known/openid-configuration":
            self._json(200, self.provider.discovery())
        elif parts.path == "/keys":
            self._json(200, {"keys": [self.provider.key.as_dict(private=False)]})
        elif parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", self.provider.authorize(query))
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            self._json(404, {})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        answer = self.provider.token(form, self.headers.get("Authorization", ""))
        self._json(200 if answer else 400, answer or {"error": "invalid_grant"})

    def _json(self, status: int, body: Claims) -> None:
        sent = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(sent)))
        self.end_headers()
        self.wfile.write(sent)

    def log_message(self, *_: Any) -> None:
        pass


@contextmanager
def provider() -> Iterator[Provider]:
    """One that runs until the block ends."""
    handler = type("Handler", (_Handler,), {})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    handler.provider = made = Provider(f"http://127.0.0.1:{server.server_port}")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
