"""What the writer is told: rules, templates, fallbacks and examples. Compliance owns this folder."""
