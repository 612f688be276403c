"""`serve` and `run`: the server itself."""

from __future__ import annotations

import asyncio
import os
import secrets
import signal
import socket
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from server.cli.common import NOT_POSSIBLE, load_settings, stop

if TYPE_CHECKING:
    from server.models.status import Status
    from server.settings import Settings
    from server.store import Store

Port = Annotated[int | None, typer.Option(min=0, max=65535, help="Port to listen on; 0 picks a free one.")]
WAITING = 1024
FINISH_SECONDS = 25
"""How long requests that are being answered may take once the server was told to stop."""


def serve(port: Port = None) -> None:
    """Run the server in the foreground, with logs on stderr."""
    _run(_settings(port), Quiet())


def run(port: Port = None) -> None:
    """Run the server and say what to do next. `make run` calls this."""
    typer.echo("Sincerely is starting …")
    _run(_settings(port), Welcome())


FIRST = "For accounts with roles, become the first admin (this link works once, for 24 hours):\n    {link}"
ASK = "For accounts with roles,  .venv/bin/sincerely accounts first  prints a link that makes the first admin."
"""What stands in a log instead of the link: whoever reads the log could use it."""


class Quiet:
    """`serve` says nothing but its log, and the way in."""

    def ready(self, address: str, way_in: str) -> None:
        """`way_in` says how somebody becomes the first admin; empty once there is an account."""
        if way_in:
            typer.echo(way_in)

    def model(self, status: Status) -> None:
        pass


class Welcome(Quiet):
    """`run` talks to the person at the terminal."""

    def __init__(self) -> None:
        self._said = ""

    def ready(self, address: str, way_in: str) -> None:
        typer.echo(
            f"\nSincerely runs at {address}/\n"
            "  Open it and paste a comment: the page shows the draft and why each sentence is there.\n"
            '  In a shell:  .venv/bin/sincerely draft "Waited 3 hours. Never again." --platform facebook\n'
            "  For the browser extension:  .venv/bin/sincerely pair  prints a code to type into its options.\n"
            + (f"  {way_in}\n" if way_in else "")
            + "  Ctrl+C stops it.\n"
        )

    def model(self, status: Status) -> None:
        """One line for each news of the model; while it is fetched, a line for every tenth."""
        if status.state == "pulling":
            says = (
                f"Fetching the language model: {status.percent // 10 * 10}%. Until then, approved sentences are used."
            )
        elif status.state == "failed":
            says = f"The language model can't be used ({status.why}). Drafts come from approved sentences."
        elif status.state == "ready":
            says = "The language model is ready."
        else:
            says = "The language model is being loaded."
        if says != self._said:
            self._said = says
            typer.echo(says)


def _settings(port: int | None) -> Settings:
    settings = load_settings()
    return settings if port is None else settings.model_copy(update={"port": port})


def _run(settings: Settings, teller: Quiet) -> None:
    from uvicorn.loops.auto import auto_loop_factory

    from server import logs

    logs.set_up(settings.log_level)
    with _alone(settings), _listen(settings) as listener:
        signal.signal(signal.SIGTERM, _told_to_stop)
        try:
            with asyncio.Runner(loop_factory=auto_loop_factory()) as runner:
                runner.run(_serve(settings, listener, teller))
        except KeyboardInterrupt:
            typer.echo("Stopped.", err=True)


def _told_to_stop(*_: object) -> NoReturn:
    """Unwind instead of dying on the spot, so that the model's process ends too."""
    sys.exit(0)


def _alone(settings: Settings) -> AbstractContextManager[object]:
    """Hold the data folder. A second server in it would take the address of the first from every command, and run a
    second model beside it; two servers of one database have a folder each."""
    from filelock import FileLock, Timeout

    from server import local

    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        return FileLock(settings.data_dir / "server.lock").acquire(blocking=False)
    except Timeout:
        there = local.read(settings.data_dir)
        where = f" at {there.address}/ (process {there.pid})" if there else ""
        stop(
            f"Sincerely is running already{where}, with the data folder {settings.data_dir}. Use that one or stop it; "
            "a second one needs a SINCERELY_DATA_DIR and a SINCERELY_PORT of its own.",
            NOT_POSSIBLE,
        )
    except OSError as error:
        stop(f"the data folder {settings.data_dir} can't be used ({error.strerror}).", NOT_POSSIBLE)


def _listen(settings: Settings) -> socket.socket:
    """Bind first: a taken port is said at once, and port 0 becomes a known one."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        return socket.create_server((settings.host, settings.port), family=family, backlog=WAITING)
    except OSError as error:
        stop(
            f"port {settings.port} on {settings.host} can't be used ({error.strerror}). "
            "Is Sincerely running already? Otherwise choose another with SINCERELY_PORT.",
            NOT_POSSIBLE,
        )


async def _serve(settings: Settings, listener: socket.socket, teller: Quiet) -> None:
    """Open the house, serve, and close it again, whatever ends the serving."""
    import uvicorn

    from server import local
    from server.app import create_app
    from server.starting import house

    here = local.Local(address_of(listener), secrets.token_urlsafe(32), os.getpid())

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets)
            if self.started:
                local.announce(settings.data_dir, here)
                teller.ready(here.address, way_in)

    async with house(settings, on_model=teller.model) as opened:
        way_in = await asyncio.to_thread(_way_in, settings, opened.store, here.address)
        app = create_app(settings, opening=lambda _: nullcontext(opened), local_token=here.token)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, proxy_headers=False, lifespan="on",
            timeout_graceful_shutdown=FINISH_SECONDS,
        )  # fmt: skip
        try:
            await Server(config).serve(sockets=[listener])
        finally:
            local.withdraw(settings.data_dir, here)


def _way_in(settings: Settings, store: Store, address: str) -> str:
    """How somebody becomes the first admin, empty once there is an account: on a terminal the link itself."""
    from server.accounts.accounts import Accounts
    from server.cli.accounts import home
    from server.secret import secret_of

    people = Accounts(store, secret_of(settings))
    if people.exist():
        return ""
    if not sys.stdout.isatty():
        return ASK
    return FIRST.format(link=f"{home(settings, address)}/first/{people.first_link()[0]}")


def address_of(listener: socket.socket) -> str:
    """The address as somebody on this machine opens it."""
    host, port = listener.getsockname()[:2]
    if host in ("0.0.0.0", "::"):  # noqa: S104 - listening everywhere is the owner's choice
        host = "127.0.0.1"
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
