"""Icons, style and texts, and the one loader of them."""

from resources.loader import icon_names, icon_source, style_sheet

__all__ = ["icon_names", "icon_source", "style_sheet"]
