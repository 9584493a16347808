"""Disk images that another machine serves: where they are, what reaches them, what is read of them here."""

from appliance.remote.disk import open_remote
from appliance.remote.location import Location, Server, parse_server, servers

__all__ = ["Location", "Server", "open_remote", "parse_server", "servers"]
