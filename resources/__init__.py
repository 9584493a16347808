"""Icons, style and texts, and the one loader of them."""

from resources.loader import desktop_source, icon_names, icon_source, style_sheet, translation

__all__ = ["desktop_source", "icon_names", "icon_source", "style_sheet", "translation"]
