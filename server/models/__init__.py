"""The embedded model: which there are, fetching one, serving it in a process of its own, and how it is doing."""
