"""What tests of the application without its window share."""

from tests.helpers.event_loop import run

__all__ = ["run"]
