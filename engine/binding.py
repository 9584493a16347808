"""Makes a method of an action: a plain function with the action's signature, name and documentation.

The function sorts its arguments and hands them to `self._call`; checking their types is left to
`engine.codec`.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable
from inspect import Parameter, Signature
from typing import Any, Protocol

from engine.actions import Action
from engine.describe import argument_type, docstring, result_type


class Caller(Protocol):
    """What a method needs of the object that it is called on."""

    def _call(self, action: Action, args: tuple[object, ...], optargs: dict[str, object]) -> Any: ...


Method = Callable[..., Any]


def signature_of(action: Action) -> Signature:
    """Return the method's signature: arguments by position or name, optional ones None unless given."""
    parameters = [Parameter("self", Parameter.POSITIONAL_OR_KEYWORD)]
    for argument in action.args:
        parameters.append(
            Parameter(argument.name, Parameter.POSITIONAL_OR_KEYWORD, annotation=argument_type(argument.kind))
        )
    for option in action.optargs:
        parameters.append(
            Parameter(
                option.name,
                Parameter.POSITIONAL_OR_KEYWORD,
                default=None,
                annotation=f"{argument_type(option.kind)} | None",
            )
        )
    return Signature(parameters, return_annotation=result_type(action.result))


def make_method(action: Action, owner: str) -> Method:
    """Make the method of `action` for the class called `owner`."""
    signature = signature_of(action)
    required = tuple(argument.name for argument in action.args)
    optional = frozenset(option.name for option in action.optargs)
    count = len(required)

    def sort_arguments(
        handle: object, args: tuple[object, ...], options: dict[str, object]
    ) -> tuple[tuple[object, ...], dict[str, object]]:
        try:
            given = signature.bind(None, *args, **options).arguments
        except TypeError as error:
            raise TypeError(f"{type(handle).__name__}.{action.name}(): {error}") from None
        return tuple(given[name] for name in required), {
            name: value for name, value in given.items() if name in optional
        }

    def method(self: Caller, *args: object, **options: object) -> Any:
        if len(args) != count or (options and not options.keys() <= optional):
            args, options = sort_arguments(self, args, options)
        if options:
            options = {name: value for name, value in options.items() if value is not None}
        return self._call(action, args, options)

    def deprecated_method(self: Caller, *args: object, **options: object) -> Any:
        warnings.warn(deprecation(action), DeprecationWarning, stacklevel=2)
        return method(self, *args, **options)

    chosen: Method = deprecated_method if action.deprecated else method
    chosen.__name__ = action.name
    chosen.__qualname__ = f"{owner}.{action.name}"
    chosen.__doc__ = docstring(action)
    chosen.__module__ = "engine.methods"
    chosen.__annotations__ = {
        name: parameter.annotation for name, parameter in signature.parameters.items() if name != "self"
    }
    chosen.__annotations__["return"] = signature.return_annotation
    chosen.__signature__ = signature  # type: ignore[attr-defined]
    return chosen


def deprecation(action: Action) -> str:
    """Say what to use in place of a deprecated action."""
    if action.deprecated_by:
        return f"use GuestFS.{action.deprecated_by}() instead of GuestFS.{action.name}()"
    return f"do not use GuestFS.{action.name}()"
