"""The demo disk: two small systems with files worth looking at."""

from browser.demo.disk import make_demo

__all__ = ["make_demo"]
