"""All commands in one place; each lives beside its kind."""

from __future__ import annotations

import typer

from server.cli import access, accounts, model, rulebook_files, serving, texts, upkeep

app = typer.Typer(
    name="sincerely",
    help="Drafts sincere replies to comments about hospitals, clinics and insurers. A person reads and posts them.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)

app.command("run")(serving.run)
app.command("serve")(serving.serve)
app.command("draft")(texts.draft)
app.command("check")(texts.check)
app.command("deidentify")(texts.deidentify)
app.command("pair")(access.pair)
app.add_typer(access.keys, name="keys")
app.add_typer(accounts.accounts, name="accounts")
app.add_typer(model.app, name="model")
upkeep.rules.command("export")(rulebook_files.export_rules)
upkeep.rules.command("import")(rulebook_files.import_rules)
app.add_typer(upkeep.rules, name="rules")
app.add_typer(upkeep.audit, name="audit")
app.add_typer(upkeep.db, name="db")
