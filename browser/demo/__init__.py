"""The demo disk: two small systems with files worth looking at."""

from browser.demo.disk import demo_path, make_demo

__all__ = ["demo_path", "make_demo"]
