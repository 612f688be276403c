"""Pure functions on text: remove identifiers, understand a comment, check a reply. No HTTP, no database."""
