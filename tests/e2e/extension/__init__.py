"""The built extension in a real browser, on pages that hold the real editors, against the real server."""
