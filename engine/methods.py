"""A method for every public action and alias, made when it is first asked for.

Type checkers and editors read `methods.pyi`, which `python -m engine.generate` writes from the same table.
"""

from __future__ import annotations

from typing import Any, Generic, TypedDict, TypeVar

from engine.actions import ACTIONS, Action
from engine.binding import Method, make_method

Table = TypeVar("Table")
"""How tables come: as a dict, or as a list of pairs."""


class Actions(Generic[Table]):
    """The actions as methods. A subclass says in `_call` how an action is run.

    `_call` gets the arguments in the table's order and, of the optional ones, those that were given; their
    types are not checked yet. Files are given as local paths.
    """

    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any:
        raise NotImplementedError


class _Deferred:
    """Stands for a method that nobody asked for yet, and puts it in its own place when somebody does."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, handle: Actions[Any] | None, owner: type[Actions[Any]]) -> Method:
        method = make_method(ACTIONS[self._name], Actions.__qualname__)
        setattr(Actions, self._name, method)
        bound: Method = getattr(owner if handle is None else handle, self._name)
        return bound


class _Alias:
    """Another name for a method, also where a subclass has a method of its own."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __get__(self, handle: Actions[Any] | None, owner: type[Actions[Any]]) -> Method:
        method: Method = getattr(owner if handle is None else handle, self._name)
        return method


for _name, _action in ACTIONS.methods():
    setattr(Actions, _name, _Deferred(_action) if _name == _action else _Alias(_action))


def __getattr__(name: str) -> Any:
    """Make the typed dicts of the structures, such as `StatnsDict`, for those who ask at run time."""
    from engine.describe import field_type, record_name
    from engine.structs import STRUCTS

    for struct in STRUCTS.values():
        if record_name(struct.name) == name:
            fields = {field.name: field_type(field.kind) for field in struct.fields}
            made = globals()[name] = TypedDict(name, fields)  # type: ignore[operator]
            return made
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
