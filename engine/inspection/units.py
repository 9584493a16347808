"""Units of systemd: where they are, what their files say, and whether links and presets let them start.

As in systemd.unit(5), systemd.preset(5), and "is-enabled" of systemctl(1), by files alone. What generators
make while a machine boots is not on its disk.
"""

from __future__ import annotations

import fnmatch
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from engine.inspection.bundle import Item, fetch
from engine.inspection.starts import Kind, Starter, State

if TYPE_CHECKING:
    from engine.inspection.tree import Tree

_ADMIN = "/etc/systemd"
_VENDORS = ("/usr/local/lib/systemd", "/usr/lib/systemd", "/lib/systemd")
_PROGRAMS = ("./systemd", "./systemd-*", "./*.so", "./*.so.*", "./catalog", "./boot", "./tests")
"""What systemd keeps beside its units, as patterns of tar(1)."""

_KINDS = {
    ".service": Kind.SERVICE,
    ".timer": Kind.TIMER,
    ".socket": Kind.SOCKET,
    ".path": Kind.PATH,
    ".mount": Kind.MOUNT,
    ".automount": Kind.MOUNT,
    ".target": Kind.TARGET,
}
_LINKS = (".wants", ".requires", ".upholds")
_TIMES = re.compile(r"On\w+")
_TIMES_OF = {
    Kind.TIMER: _TIMES,
    Kind.SOCKET: re.compile(r"Listen\w+"),
    Kind.PATH: re.compile(r"Path\w+|DirectoryNotEmpty"),
    Kind.MOUNT: re.compile(r"Where"),
}
_COMMANDS = ("ExecStart", "What")

Sections = dict[str, list[tuple[str, str]]]


def parse_unit(text: str) -> Sections:
    """The settings of a unit's file by section, in order; lines that make no sense are left out."""
    found: Sections = {}
    section: list[tuple[str, str]] = []
    for line in re.sub(r"\\\n", " ", text).splitlines():
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        if line[0] == "[" and line[-1] == "]":
            section = found.setdefault(line[1:-1], [])
            continue
        name, separator, value = line.partition("=")
        if separator:
            section.append((name.strip(), value.strip()))
    return found


@dataclass(frozen=True)
class Preset:
    """One rule: units that match `pattern` are to be `state`."""

    pattern: str
    state: State


def parse_presets(text: str) -> Iterator[Preset]:
    """The rules in a preset's file."""
    for line in text.splitlines():
        words = line.split()
        if len(words) >= 2 and words[0] in ("enable", "disable"):
            yield Preset(words[1], State.ENABLED if words[0] == "enable" else State.DISABLED)


@dataclass
class _Known:
    """What all folders say together; earlier folders win."""

    files: dict[str, Item] = field(default_factory=dict)
    hidden: dict[str, Item] = field(default_factory=dict)
    """Files that one of an earlier folder takes the place of."""
    aliases: set[str] = field(default_factory=set)
    wants: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    """For a unit, what starts it."""
    enabled_by: dict[str, str] = field(default_factory=dict)
    """For a unit, the administrator's link that enables it."""
    drop_ins: dict[str, dict[str, Item]] = field(default_factory=lambda: defaultdict(dict))


class UnitFiles:
    """The folders of systemd that hold units and presets, each fetched once."""

    def __init__(self, tree: Tree) -> None:
        self._items: list[tuple[bool, str, Item]] = []
        seen = set()
        for top in (_ADMIN, *_VENDORS):
            real = tree.real_path(top)
            if real is not None and real not in seen:
                seen.add(real)
                for item in fetch(tree, real, excludes=_PROGRAMS):
                    self._items.append((top == _ADMIN, item.path.removeprefix(f"{real}/"), item))

    def below(self, folder: str) -> Iterator[tuple[bool, str, Item]]:
        """What is in a folder of each, the administrator's first: whether it is theirs, its path, and it."""
        for is_admin, path, item in self._items:
            if path.startswith(f"{folder}/"):
                yield is_admin, path.removeprefix(f"{folder}/"), item


class Units:
    """All units of a scope, which is "system" or "user"."""

    def __init__(self, tree: Tree, files: UnitFiles, scope: str = "system") -> None:
        self._tree = tree
        self._files = files
        self._scope = scope
        self._known = _Known()
        for is_admin, path, item in files.below(scope):
            _learn(self._known, item, path, is_admin=is_admin)

    def __contains__(self, name: str) -> bool:
        """Whether there is a unit of this name, be it another name of a unit."""
        return name in self._known.files or name in self._known.aliases

    def starters(self) -> Iterator[Starter]:
        """The units by name; of a template those instances that start, or else itself."""
        presets = _presets(self._files, self._scope)
        instances = {name for name in self._known.enabled_by if _template(name) != name}
        templates = {_template(name) for name in instances}
        for name in sorted({*self._known.files, *instances} - templates):
            starter = _starter(self._tree, self._known, name, presets)
            if starter is not None:
                yield starter


def default_target(tree: Tree) -> str:
    """What the machine boots into; "" where that is not said."""
    for top in (_ADMIN, *_VENDORS):
        target = tree.readlink(f"{top}/system/default.target")
        if target:
            return target.rpartition("/")[2]
    return ""


def _learn(known: _Known, item: Item, path: str, *, is_admin: bool) -> None:
    folder, _, name = path.rpartition("/")
    if not folder:
        target = (item.target or "").rpartition("/")[2]
        if item.target not in (None, "/dev/null") and target != name:
            known.aliases.add(name)
            if is_admin and target not in known.enabled_by and name != "default.target":
                known.enabled_by[target] = item.path
        else:
            (known.hidden if name in known.files else known.files).setdefault(name, item)
    elif folder.endswith(_LINKS) and item.target is not None:
        known.wants[name].append(folder.rpartition(".")[0])
        if is_admin:
            known.enabled_by.setdefault(name, item.path)
    elif folder.endswith(".d") and name.endswith(".conf") and item.target is None:
        known.drop_ins[folder.removesuffix(".d")].setdefault(name, item)


def _starter(tree: Tree, known: _Known, name: str, presets: list[Preset]) -> Starter | None:
    kind = next((kind for end, kind in _KINDS.items() if name.endswith(end)), None)
    template = _template(name)
    item = known.files.get(name) or known.files.get(template)
    if kind is None or item is None:
        return None
    content, is_masked = item.text, item.target == "/dev/null" or (item.target is None and not item.content)
    if is_masked and name in known.hidden:
        content = known.hidden[name].text
    elif item.target is not None and not is_masked:
        content = tree.text(item.path) or ""
    drop_ins = {**known.drop_ins[template], **known.drop_ins[name]}
    settings = parse_unit("\n".join((content, *(drop_ins[key].text for key in sorted(drop_ins)))))
    main = [one for section, lines in settings.items() if section not in ("Unit", "Install") for one in lines]
    texts = dict(main)
    state = State.MASKED if is_masked else _state(known, name, settings)
    wanted_by = tuple(dict.fromkeys(known.wants[name]))
    pattern = _TIMES_OF.get(kind)
    times = [f"{key}={value}" for key, value in main if pattern and pattern.fullmatch(key) and value]
    return Starter(
        name=name,
        kind=kind,
        state=state,
        when=", ".join(times or wanted_by),
        command=next((texts[key] for key in _COMMANDS if key in texts), "") or _activated(name, texts),
        user=texts.get("User", ""),
        description=dict(settings.get("Unit", [])).get("Description", ""),
        preset=_preset(presets, name) if "Install" in settings else None,
        wanted_by=wanted_by,
        drop_ins=tuple(drop_ins[key].path for key in sorted(drop_ins)),
        source=item.path,
        state_by=item.path if is_masked else known.enabled_by.get(name, ""),
    )


def _state(known: _Known, name: str, settings: Sections) -> State:
    if name in known.enabled_by:
        return State.ENABLED
    install = dict(settings.get("Install", []))
    if any(key in install for key in ("WantedBy", "RequiredBy", "UpheldBy", "Alias")):
        return State.DISABLED
    return State.INDIRECT if "Also" in install else State.STATIC


def _activated(name: str, texts: dict[str, str]) -> str:
    """What a timer, a socket or a path starts."""
    stem, _, end = name.rpartition(".")
    if end not in ("timer", "socket", "path"):
        return ""
    return texts.get("Unit") or texts.get("Service") or f"{stem}.service"


def _template(name: str) -> str:
    return re.sub(r"@[^.]*(?=\.)", "@", name, count=1)


def _presets(files: UnitFiles, scope: str) -> list[Preset]:
    """The rules in order; the first that matches counts."""
    found: dict[str, Item] = {}
    for _, path, item in files.below(f"{scope}-preset"):
        if path.endswith(".preset"):
            found.setdefault(path, item)
    return [preset for path in sorted(found) for preset in parse_presets(found[path].text)]


def _preset(presets: list[Preset], name: str) -> State | None:
    if not presets:
        return None
    matching = (preset for preset in presets if fnmatch.fnmatchcase(name, preset.pattern))
    # What no rule speaks of is to be enabled: systemd.preset(5).
    return next(matching, Preset("*", State.ENABLED)).state
