"""Programs of the host that make disks for tests."""

import shutil


class ToolMissing(RuntimeError):
    """No program of these names is installed."""

    def __init__(self, names: tuple[str, ...]) -> None:
        super().__init__(names)
        self.names = names

    def __str__(self) -> str:
        return f"The test disks need {' or '.join(self.names)}, which is missing: run scripts/setup --test."


def tool(*names: str) -> str:
    """The path of the first of these programs that is there. Raises `ToolMissing`."""
    for name in names:
        if path := shutil.which(name):
            return path
    raise ToolMissing(names)
