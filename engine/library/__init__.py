"""The actions that the daemon does not run: what libguestfs's C library does itself."""

from engine.library.registry import IMPLEMENTATIONS

__all__ = ["IMPLEMENTATIONS"]
