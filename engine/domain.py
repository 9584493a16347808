"""A libvirt domain as drives: which files and block devices its disks are.

The only module that knows libvirt. `engine.domain_disks` reads what it says of a domain.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from urllib.parse import urlsplit

from engine.credentials import KINDS, Credential
from engine.domain_disks import Disks, DomainDrive, DomainError, parse_disks, quoted

__all__ = [
    "Disks",
    "Domain",
    "DomainDrive",
    "DomainError",
    "binding",
    "describe",
    "find_domain",
    "parse_disks",
]

T = TypeVar("T")
Ask = Callable[[Sequence[Credential]], None]
"""Puts an answer into each credential. Called in the thread that asked for the domain."""

ANSWER_LIMIT = 30.0
"""Seconds that libvirt may take; its calls cannot be interrupted, so they run in a thread of their own."""

_HERE = {None, "", "localhost", "127.0.0.1", "::1"}


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of libvirt, its disks in the order in which it has them."""

    name: str
    is_running: bool
    disks: Disks


def find_domain(
    name: str,
    uri: str | None = None,
    *,
    by_uuid: bool = True,
    ask: Ask | None = None,
    kinds: Sequence[str] = (),
    remote: bool = False,
) -> Domain:
    """The domain with this name, or with `by_uuid` this UUID. Raises DomainError.

    Blocks for at most `ANSWER_LIMIT`, not counting the time that `ask` takes to answer the `kinds` of
    credential that libvirt may want. `uri` is libvirt's connection URI; None means its own default.
    Nothing is asked of other hosts, whose disks are not here. `remote` is for `parse_disks`.
    """
    for text in (name, uri or ""):
        if not _is_text(text):
            raise DomainError(f"{quoted(text)} is not text that libvirt takes.")
    _refuse_other_host(uri)
    return _within_limit(lambda answer: _ask(name, uri, by_uuid, answer if ask else None, kinds, remote), ask)


def describe(domain: Any, *, remote: bool = False) -> Domain:
    """What a `libvirt.virDomain` that somebody has already says of itself. Raises DomainError."""
    error = getattr(binding(), "libvirtError")  # noqa: B009 - mypy does not know the module
    try:
        return Domain(domain.name(), bool(domain.isActive()), parse_disks(domain.XMLDesc(), remote=remote))
    except error as failure:
        raise DomainError(f"libvirt does not describe the domain: {_words(failure)}.") from failure


def _ask(
    name: str, uri: str | None, by_uuid: bool, answer: Ask | None, kinds: Sequence[str], remote: bool
) -> Domain:
    libvirt = binding()
    try:
        if answer is None:
            connection = libvirt.openReadOnly(uri)
        else:
            auth = [[KINDS[kind] for kind in kinds], _filled_by(answer), None]
            connection = libvirt.openAuth(uri, auth, libvirt.VIR_CONNECT_RO)
    except libvirt.libvirtError as error:
        place = f"libvirt at {quoted(uri)}" if uri else "libvirt"
        raise DomainError(
            f"{place} cannot be reached: {_words(error)}.", "Start its daemon, or name another URI with -c."
        ) from error
    try:
        _refuse_other_host(connection.getURI())
        domain = _lookup(libvirt, connection, name, by_uuid)
        return Domain(domain.name(), bool(domain.isActive()), parse_disks(domain.XMLDesc(), remote=remote))
    except libvirt.libvirtError as error:
        raise DomainError(f"libvirt does not describe {quoted(name)}: {_words(error)}.") from error
    finally:
        connection.close()


def _filled_by(answer: Ask) -> Callable[[list[list[Any]], object], int]:
    """libvirt's form of `answer`: lists of kind, prompt, challenge, default and the place for the answer."""
    names = {number: kind for kind, number in KINDS.items()}

    def fill(wanted: list[list[Any]], _data: object) -> int:
        credentials = [
            Credential(names.get(one[0], ""), *(text or "" for text in one[1:4])) for one in wanted
        ]
        answer(credentials)
        for one, credential in zip(wanted, credentials, strict=True):
            one[4] = credential.answer
        return -1 if any(credential.answer is None for credential in credentials) else 0

    return fill


def _lookup(libvirt: Any, connection: Any, name: str, by_uuid: bool) -> Any:
    for look_up in (connection.lookupByName, *((connection.lookupByUUIDString,) if by_uuid else ())):
        try:
            return look_up(name)
        except libvirt.libvirtError as error:
            if error.get_error_code() not in (
                libvirt.VIR_ERR_NO_DOMAIN,
                libvirt.VIR_ERR_INVALID_ARG,
                libvirt.VIR_ERR_XML_ERROR,
            ):
                raise
    raise DomainError(
        f"libvirt at {quoted(connection.getURI())} knows no domain {quoted(name)}.",
        "“virsh list --all” names those that it knows.",
    )


def binding() -> Any:
    """libvirt's Python module, told to print nothing. Raises DomainError where it is not installed."""
    try:
        import libvirt  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError as error:
        raise DomainError(
            "libvirt's Python binding is not installed.", "“guestscope doctor” says how to install it."
        ) from error
    # It prints every error to stderr otherwise, and raises it too.
    libvirt.registerErrorHandler(lambda _context, _error: None, None)
    return libvirt


def _refuse_other_host(uri: str | None) -> None:
    try:
        host = urlsplit(uri or "").hostname
    except ValueError:
        raise DomainError(f"{quoted(uri or '')} is no URI of libvirt.") from None
    if host not in _HERE:
        raise DomainError(
            f"The disks of libvirt's domains at {quoted(uri or '')} lie on another machine.",
            "Run Guestscope there.",
        )


def _within_limit(work: Callable[[Ask], T], ask: Ask | None = None) -> T:
    """Run `work` in a thread and answer from here what it asks."""
    asked: queue.SimpleQueue[tuple[Sequence[Credential], threading.Event] | None] = queue.SimpleQueue()
    answers: list[T] = []
    errors: list[BaseException] = []

    def pass_on(credentials: Sequence[Credential]) -> None:
        answered = threading.Event()
        asked.put((credentials, answered))
        answered.wait()

    def run() -> None:
        try:
            answers.append(work(pass_on))
        except BaseException as error:  # noqa: BLE001 - it is raised in the thread that waits
            errors.append(error)
        asked.put(None)

    threading.Thread(target=run, name="libvirt", daemon=True).start()
    try:
        while (request := asked.get(timeout=ANSWER_LIMIT)) is not None:
            credentials, answered = request
            try:
                if ask is not None:
                    ask(credentials)
            finally:
                answered.set()
    except queue.Empty:
        raise DomainError(
            f"libvirt did not answer within {ANSWER_LIMIT:g} s.", "See whether its daemon runs."
        ) from None
    if errors:
        raise errors[0]
    return answers[0]


def _is_text(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text


def _words(error: Any) -> str:
    return str(error.get_error_message() or error).rstrip(".")
