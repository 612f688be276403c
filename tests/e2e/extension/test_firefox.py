"""Firefox: load, pair, draft, and insert into Draft.js and Lexical. The pages come from a small HTTPS server here."""

# One thing a line reads better.
# ruff: noqa: E501

from __future__ import annotations

import json
import shutil
import ssl
import subprocess
import threading
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from tests.e2e.extension.conftest import missing
from tests.e2e.extension.desk import lines
from tests.e2e.extension.sites import SITES
from tests.e2e.extension.standin import REPLY, Standin

pytestmark = pytest.mark.e2e
PAGES = {site.url.split(".com")[1]: site for site in SITES[:2]}


def certificate(folder: Path) -> Path:
    """A certificate for this one run, in a file together with its key. Firefox is told to accept it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "x.com")])
    now = datetime.now(UTC)
    built = x509.CertificateBuilder(
        name, name, key.public_key(), x509.random_serial_number(), now - timedelta(days=1), now + timedelta(days=2)
    )
    hosts = x509.SubjectAlternativeName([x509.DNSName("x.com"), x509.DNSName("www.facebook.com")])
    signed = built.add_extension(hosts, critical=False).sign(key, hashes.SHA256())
    secret = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    file = folder / "pages.pem"
    file.write_bytes(secret + signed.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.fixture
def pages(built: Path, tmp_path: Path) -> Iterator[int]:
    """The port of a server that shows the pages of both sites."""
    editors = (built / "test" / "fixtures" / "dist" / "editors.js").read_bytes()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """Quiet."""

        def do_GET(self) -> None:
            site = PAGES.get(self.path)
            if self.path == "/editors.js":
                kind, body = "text/javascript", editors
            elif site:
                script = site.script.replace("OLD", '""')
                kind = "text/html; charset=utf-8"
                body = f"<!doctype html><body>{site.html}<script src='/editors.js'></script><script>{script}</script>".encode()
            else:
                kind, body = "text/plain", b""
            self.send_response(200 if body else 404)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

    http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    http.daemon_threads = True
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate(tmp_path))
    http.socket = context.wrap_socket(http.socket, server_side=True, do_handshake_on_connect=False)
    threading.Thread(target=http.serve_forever, daemon=True).start()
    yield http.server_address[1]
    http.shutdown()
    http.server_close()


def test_firefox_loads_pairs_drafts_and_inserts(built: Path, pages: int, standin: Standin) -> None:
    firefox = shutil.which("firefox-esr") or shutil.which("firefox")
    if firefox is None:
        missing("Firefox is not installed (Debian: firefox-esr), so its smoke test is skipped.")
    standin.reset()
    done = subprocess.run(
        [
            "node",
            "test/firefox.mjs",
            str(firefox),
            str(built / "dist" / "firefox-test"),
            standin.address,
            standin.code,
            str(pages),
        ],
        cwd=built,
        capture_output=True,
        text=True,
        check=False,
        timeout=170,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for site in ("x", "facebook"):
        assert lines(told[site]["held"]) == lines(REPLY), site
        assert (told[site]["counts"]["enter"], told[site]["counts"]["post"]) == (0, 0)
