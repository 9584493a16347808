"""Disk images: read and judged here, handed to QEMU as descriptors."""

from appliance.images.creation import create_image
from appliance.images.formats import FormatUnclear
from appliance.images.graph import Graph, build_graph
from appliance.images.header import Encryption, Header, Snapshot
from appliance.images.image import Change, Extent, Image, Layer
from appliance.images.opening import Consent, ConsentNeeded, FileMissing, open_image
from appliance.images.overlay import make_overlay
from appliance.images.source import Identity, OpenFile

__all__ = [
    "Change",
    "Consent",
    "ConsentNeeded",
    "Encryption",
    "Extent",
    "FileMissing",
    "FormatUnclear",
    "Graph",
    "Header",
    "Identity",
    "Image",
    "Layer",
    "OpenFile",
    "Snapshot",
    "build_graph",
    "create_image",
    "make_overlay",
    "open_image",
]
