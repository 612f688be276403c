"""Read the audit trail: search it, show one case whole, export it, count what keeps coming. Nothing here writes.

`search` finds entries, `case` gathers all entries about one draft, `export` writes them out, `insights` counts.
"""
