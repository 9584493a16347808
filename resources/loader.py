"""Reads what lies beside the code: icons, the style sheet, texts. Works from an installed package too."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


def icon_source(name: str) -> bytes:
    """The SVG source of one of our icons; those of one stroke draw in `currentColor`. Raises
    FileNotFoundError.
    """
    return files("resources").joinpath("icons", f"{name}.svg").read_bytes()


def icon_names() -> list[str]:
    """All icons, sorted."""
    folder = files("resources").joinpath("icons")
    return sorted(
        entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg")
    )


@cache
def style_sheet() -> str:
    """The Qt style sheet of the headers, which Qt's own styles have in another way."""
    return files("resources").joinpath("style.qss").read_text("utf-8")


def desktop_source(name: str) -> bytes:
    """A file that tells the desktop of us, as it lies in a package. Raises FileNotFoundError."""
    return files("resources").joinpath("desktop", name).read_bytes()


def translation(language: str) -> bytes:
    """The texts of the window in a language, by its code, as Qt loads them. Raises FileNotFoundError."""
    return files("resources").joinpath("translations", f"guestscope_{language}.qm").read_bytes()
