"""What is in a guest: its operating systems at a first look, and everything an administrator asks then."""

from engine.inspection.errors import Unreadable
from engine.inspection.first_look import systems
from engine.inspection.mounting import Mounted, mount_system
from engine.inspection.system import System

__all__ = ["Mounted", "System", "Unreadable", "mount_system", "systems"]
