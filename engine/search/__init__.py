"""Going through what is below a folder of a guest, and looking into files, by programs in the appliance."""

from engine.search.compressed import compressed_with
from engine.search.contents import Text, files_with
from engine.search.walk import Finding, Walk, walk

__all__ = ["Finding", "Text", "Walk", "compressed_with", "files_with", "walk"]
