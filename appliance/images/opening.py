"""Opening an image with everything that it is built on, as descriptors, before QEMU sees any of it.

Which files an image names is up to whoever made it. Those in the top image's own folder (or below)
are opened as a matter of course; any other only if `consent` says yes. Names that QEMU would read
as a protocol's are refused.

A backing file whose format the overlay does not state is looked at by the same rules as the top
image. QEMU would guess, and a guest that once owned a raw base could have written a header into it
that names files of the host (CVE-2010-3851). So the guess counts only as far as it is harmless:
if what was guessed names a further file, that one needs consent wherever it lies. This opens the
many old overlays that state no format, and is the rule by which libvirt probes too.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from appliance.errors import ImageError
from appliance.images import formats, qcow2, vmdk
from appliance.images.header import ExtentName, Header
from appliance.images.image import Extent, Image, Layer, closing_on_error
from appliance.images.names import decoded, escaped, has_protocol, resolved, shown, shown_path
from appliance.images.source import OpenFile, Source, open_file

Consent = Callable[[Path, Path], bool]

_BUILT_ON = "is built on"
_REBASE = "qemu-img rebase -u -b FILE -F FORMAT IMAGE"

MAX_LAYERS = 64
_NAMED = 20
"""Snapshots that a complaint lists."""
MAX_FILES = 512


class ConsentNeeded(ImageError):
    """The image wants a file that lies elsewhere: `needed` is that file, `by` the one naming it.

    Opening again with a `consent` that allows `needed` goes on from there.
    """

    def __init__(self, cause: str, remedy: str, needed: Path, by: Path) -> None:
        super().__init__(cause, remedy)
        self.needed = needed
        self.by = by


class FileMissing(ImageError):
    """A file that the image is built on is not there: `needed` is where it should be, `by` what names it.

    Opening again with `located` telling where `needed` is now goes on from there.
    """

    def __init__(self, cause: str, remedy: str, needed: Path, by: Path) -> None:
        super().__init__(cause, remedy)
        self.needed = needed
        self.by = by


def open_image(
    path: str | os.PathLike[str],
    format: str | None = None,
    *,
    consent: Consent | None = None,
    allowed: Iterable[Path] = (),
    located: Mapping[Path, Path] | None = None,
    snapshot: str = "",
) -> Image:
    """Open a disk image and its chain for reading; the caller closes what is returned.

    `format` is the top image's, and is respected; without it, it is decided by the file's content.
    `consent(needed, by)` is asked for each file outside the top image's folder that `by` names,
    with links resolved; None refuses them with ConsentNeeded. `allowed` names those that need not be asked
    about. `located` tells of missing files where they
    are now, which is consent too. `snapshot` is the name, else the id, of an internal snapshot, as which the
    image is opened. Blocks on the disk only. Raises ImageError.
    """
    opening = _Opening(Path(path), consent, allowed, located or {}, snapshot)
    return opening.run(None if format is None else formats.canonical(format))


class _Opening:
    """One call of open_image: what was opened so far, and what may be."""

    def __init__(
        self,
        path: Path,
        consent: Consent | None,
        allowed: Iterable[Path],
        located: Mapping[Path, Path],
        snapshot: str,
    ) -> None:
        self._path = path
        self._consent = consent
        self._located = located
        self._snapshot = snapshot
        self._opened: list[OpenFile] = []
        self._folders: tuple[Path, ...] = ()
        self._allowed = set(allowed)

    def run(self, stated: str | None) -> Image:
        with closing_on_error(self._opened):
            layers: list[Layer] = []
            warnings: list[str] = []
            file, guessed = self._top(), False
            while True:
                self._refuse_loop(file, layers)
                if stated is None:
                    name = formats.decide(file)
                else:
                    formats.check_stated(file, stated)
                    name = stated
                header = formats.read_header(file, name)
                if self._snapshot and not layers:
                    header = self._as_in_snapshot(file, header)
                if layers and not vmdk.parents_match(layers[-1].header, header):
                    raise ImageError(
                        f"{shown(file.path)} was changed after {shown(layers[-1].path)} was built on it."
                    )
                layer = self._layer(file, header, trusted=not guessed)
                layers.append(layer)
                warnings += [f"{shown(file.path)}: {warning}" for warning in header.warnings]
                if header.backing is None:
                    return Image(tuple(layers), tuple(warnings))
                if len(layers) == MAX_LAYERS:
                    raise ImageError(f"{shown(self._path)} is built on more than {MAX_LAYERS} other images.")
                stated = self._stated_format(layer)
                parent = self._named(header.backing, layer, _BUILT_ON, trusted=not guessed)
                guessed = stated is None
                if guessed:
                    warnings.append(
                        f"{shown(file.path)} does not say which format {shown(parent.path)} has; "
                        "it was decided by its content."
                    )
                file = parent

    def _top(self) -> OpenFile:
        try:
            file = open_file(self._path)
        except FileNotFoundError:
            raise ImageError(f"{shown_path(self._path)} does not exist.") from None
        self._opened.append(file)
        as_named = Path(os.path.realpath(self._path.parent))
        self._folders = (file.place.parent, as_named)
        return file

    def _as_in_snapshot(self, file: OpenFile, header: Header) -> Header:
        wanted = self._snapshot
        by_name = [each for each in header.snapshots if each.name == wanted]
        found = by_name or [each for each in header.snapshots if each.id == wanted]
        if not found:
            names = ", ".join(f"“{escaped(each.name)}”" for each in header.snapshots[:_NAMED]) or "none"
            raise ImageError(f"{shown(file.path)} has no snapshot “{escaped(wanted)}”.", f"It has: {names}.")
        with formats.refusing(file, header.format):
            return qcow2.as_in_snapshot(Source(file), header, found[0])

    def _refuse_loop(self, file: OpenFile, layers: list[Layer]) -> None:
        identity = (file.identity.device, file.identity.inode)
        for layer in layers:
            if (layer.identity.device, layer.identity.inode) == identity:
                raise ImageError(f"{shown(self._path)} is built on itself: its backing files form a loop.")

    def _stated_format(self, layer: Layer) -> str | None:
        stated = layer.header.backing_format
        if stated is None:
            return None
        try:
            return formats.canonical(decoded(stated))
        except ImageError:
            raise ImageError(
                f"{shown(layer.path)} says that its backing file has the format "
                f"“{escaped(decoded(stated))}”, which cannot be opened."
            ) from None

    def _layer(self, file: OpenFile, header: Header, *, trusted: bool) -> Layer:
        layer = Layer(file, header)
        extents = tuple(self._extent(each, layer, trusted=trusted) for each in header.extents)
        data_file = None
        if header.data_file is not None:
            data_file = self._named(header.data_file, layer, "keeps its data in", trusted=trusted)
        return Layer(file, header, extents, data_file)

    def _extent(self, declared: ExtentName, layer: Layer, *, trusted: bool) -> Extent:
        file = self._named(declared.name, layer, "keeps a part in", trusted=trusted)
        with formats.refusing(file, "a part of a disk"):
            vmdk.check_extent(declared, Source(file))
        return Extent(file, declared)

    def _named(self, name: bytes, layer: Layer, relation: str, *, trusted: bool) -> OpenFile:
        """Open a file that `layer` names, if it may be opened at all."""
        text = escaped(decoded(name))
        by = shown(layer.path)
        rebasable = relation == _BUILT_ON and layer.format in ("qcow2", "qed")
        if not name or b"\0" in name or has_protocol(name):
            raise ImageError(
                f"{by} {relation} “{text}”, which is not the name of a file.",
                f"If a file on this machine is meant, tell {by} where: {_REBASE}" if rebasable else "",
            )
        if len(self._opened) >= MAX_FILES:
            raise ImageError(f"{shown(self._path)} is spread over more than {MAX_FILES} files.")

        def allowed(place: Path) -> None:
            self._ask(place, layer.file.place, f"{by} {relation} {escaped(str(place))}", trusted=trusted)

        # QEMU looks beside the path as it was given; where that is a link, the file itself may
        # have its companions beside it.
        folders = dict.fromkeys((layer.path.parent, layer.file.place.parent))
        for folder in folders:
            try:
                file = open_file(resolved(name, folder), allowed)
            except FileNotFoundError:
                continue
            self._opened.append(file)
            return file
        expected = resolved(name, next(iter(folders)))
        if expected in self._located:
            return self._at(self._located[expected])
        raise FileMissing(
            f"{shown(expected)}, which {by} needs, is missing.",
            f"Put it at {shown_path(expected)}, or tell {by} where it is now: {_REBASE}"
            if rebasable
            else f"Put it at {shown_path(expected)}.",
            expected,
            layer.path,
        )

    def _at(self, path: Path) -> OpenFile:
        """A file that the user named in place of one that is missing."""
        try:
            file = open_file(path)
        except FileNotFoundError:
            raise ImageError(f"{shown_path(path)} does not exist.") from None
        self._opened.append(file)
        return file

    def _ask(self, place: Path, by: Path, what: str, *, trusted: bool) -> None:
        if place in self._allowed:
            return
        inside = any(place.is_relative_to(folder) for folder in self._folders)
        if inside and trusted:
            return
        why = "in another folder" if not inside else "named by a file whose format had to be guessed"
        if self._consent is None:
            raise ConsentNeeded(
                f"{what}, {why}.", "Open it again and allow that file, if it belongs there.", place, by
            )
        if not self._consent(place, by):
            raise ImageError(f"{what}, {why}, and that was not allowed.")
        self._allowed.add(place)
