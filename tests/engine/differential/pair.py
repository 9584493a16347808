"""Two handles, one of each side, that are asked the same."""

import re
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine import GuestFS, GuestFSError
from tests.engine.differential.steps import Got, In, Out, Step
from tests.helpers.reference import Reference, ReferenceCallError

KERNEL_NAMED = {"blkid", "df", "df_h", "md_detail", "sfdisk_l"}
"""Actions whose results hold what a program in the appliance printed, with the kernel's names of disks."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a call gave: a value, or the words of a refusal."""

    value: Any = None
    refusal: str = ""


class Pair:
    """The same call made to both handles, side by side: each has a processor of the machine."""

    def __init__(
        self, ours: GuestFS, theirs: Reference, beside: Executor, devices: Sequence[str] = ()
    ) -> None:
        self.ours = ours
        self.theirs = theirs
        self._beside = beside
        self._their_names = _names_by_kernel_name(theirs, devices)
        self._last: dict[str, tuple[Any, Any]] = {}

    def ask(self, name: str, *args: Any, **options: Any) -> tuple[Answer, Answer]:
        """What each handle answers."""
        theirs = self._beside.submit(_answer, self.theirs, ReferenceCallError, name, args, options)
        ours = _answer(self.ours, GuestFSError, name, args, options)
        return ours, self._translated(name, theirs.result())

    def run(self, step: Step, folder: Path) -> tuple[Answer, Answer]:
        """What each handle answers to a step; local files of the calls are in `folder`."""
        theirs = self._beside.submit(self.side, 1, step, folder / "theirs")
        ours = self.side(0, step, folder / "ours")
        pair = ours, self._translated(step.name, theirs.result())
        self._last[step.name] = pair[0].value, pair[1].value
        return pair

    def side(self, side: int, step: Step, place: Path) -> Answer:
        """What one handle, 0 or 1, answers to a step whose local file is at a place."""

        def local(value: Any) -> Any:
            if isinstance(value, Got):
                return value.pick(self._last[value.name][side])
            if isinstance(value, In):
                place.write_bytes(value.content)
            return str(place) if isinstance(value, In | Out) else value

        try:
            args = tuple(map(local, step.args))
        except (TypeError, LookupError) as error:
            return Answer(refusal=f"What it takes was not there: {error}")
        if side == 0:
            answer = _answer(self.ours, GuestFSError, step.name, args, step.options)
        else:
            answer = _answer(self.theirs, ReferenceCallError, step.name, args, step.options)
        if any(isinstance(value, Out) for value in step.args) and not answer.refusal:
            return Answer(place.read_bytes())
        return answer

    def _translated(self, name: str, answer: Answer) -> Answer:
        """With the names that disks have in the order in which they were added."""
        value = self._with_names(answer.value) if name in KERNEL_NAMED else answer.value
        return Answer(value, self._with_names(answer.refusal))

    def _with_names(self, value: Any) -> Any:
        if isinstance(value, str):
            return _DISK.sub(lambda found: self._their_names.get(found[0], found[0]), value)
        if isinstance(value, dict):
            return {key: self._with_names(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self._with_names(item) for item in value]
        return value

    def agreed(self, name: str, *args: Any, **options: Any) -> Any:
        """The value that both handles give, which is asserted to be the same."""
        ours, theirs = self.ask(name, *args, **options)
        assert ours == theirs, (name, args)
        assert not ours.refusal, f"both refused: {ours.refusal}"
        return ours.value

    def both(self, name: str, *args: Any) -> None:
        """Make a call for its effect."""
        for answer in self.ask(name, *args):
            assert not answer.refusal


def _answer(
    handle: Any, refusal: type[Exception], name: str, args: tuple[Any, ...], options: dict[str, Any]
) -> Answer:
    try:
        return Answer(_plain(getattr(handle, name)(*args, **options)))
    except refusal as error:
        return Answer(refusal=str(error))


_DISK = re.compile(r"/dev/sd[a-z]+")


def _names_by_kernel_name(theirs: Reference, devices: Sequence[str]) -> dict[str, str]:
    """The name of each disk in the order in which they were added, by what its kernel calls it."""
    if not devices:
        return {}
    targets = " ".join(str(number) for number in range(len(devices)))
    script = f"for target in {targets}; do readlink -f /dev/disk/by-path/*-scsi-0:0:$target:0; done"
    found = theirs.debug("sh", [script]).split()
    return dict(zip(found, devices, strict=True))


def _plain(value: Any) -> Any:
    """As JSON would bring it: no tuples."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    return value
