"""`python -m server.cli` is `sincerely`."""

from server.cli import main

if __name__ == "__main__":
    main()
