"""What is in a machine as one page of HTML to send: no script, nothing fetched, guests' text inert."""

from browser.page.document import page

__all__ = ["page"]
