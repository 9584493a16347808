"""English plurals. Qt takes the source text for the translation where no translation is loaded, and so would
show `3 item(s)`."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator


class EnglishPlurals(QTranslator):
    """Writes `1 item` and `3 items` for the source text `%n item(s)`, and leaves all others to Qt."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def isEmpty(self) -> bool:
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        if n < 0 or "(s)" not in source:
            return None
        return source.replace("(s)", "" if n == 1 else "s")
