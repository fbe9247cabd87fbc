"""The chances page: asks and outcomes, and how well they agree."""
