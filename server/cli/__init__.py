"""The command line. Nothing heavy is imported before a command needs it: `sincerely --help` answers at once."""

from __future__ import annotations

import sys


def main() -> None:
    """Run one command. Every failure ends in one clear sentence and an exit code, never in a traceback.

    0 = fine; 1 = something was found (findings, a broken trail, a failing example); 2 = used wrongly; 3 = not possible.
    """
    from server.cli.app import app
    from server.cli.common import explain

    try:
        app()
    except KeyboardInterrupt:
        sys.exit(130)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except Exception as error:
        says, code = explain(error)
        print(f"Error: {says}", file=sys.stderr)  # noqa: T201 - the command line speaks by printing
        sys.exit(code)
