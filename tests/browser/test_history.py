"""Back and forward."""

import pytest

from browser.history import MOST_KEPT, History, Location, normal_path
from browser.places import Place

PLACE = Place("/dev/sda1")


def at(path: str) -> Location:
    return Location(PLACE, path)


def test_back_and_forward() -> None:
    history = History()
    for path in ("/", "/etc", "/etc/ssh"):
        history.visit(at(path))
    history.step(-1)
    assert history.current == at("/etc")
    assert history.can_go_forward
    history.step(1)
    assert history.current == at("/etc/ssh")
    assert not history.can_go_forward


def test_a_new_visit_forgets_what_lay_ahead() -> None:
    history = History()
    for path in ("/", "/etc"):
        history.visit(at(path))
    history.step(-1)
    history.visit(at("/usr"))
    assert history.ahead(1) is None
    assert history.ahead(-1) == at("/")


def test_the_same_place_again_is_no_visit() -> None:
    history = History()
    history.visit(at("/"))
    history.visit(at("/"))
    assert not history.can_go_back


def test_nothing_beyond_the_ends() -> None:
    history = History()
    history.step(-1)
    assert history.current is None
    for number in range(MOST_KEPT + 5):
        history.visit(at(f"/{number}"))
    assert history.ahead(-MOST_KEPT) is None
    assert history.ahead(1 - MOST_KEPT) == at("/5")


def test_above() -> None:
    assert at("/etc/ssh").above == at("/etc")
    assert at("/").above is None
    assert at("/etc/ssh").parts == ("etc", "ssh")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/etc/../usr//bin/", "/usr/bin"),
        ("ssh", "/etc/ssh"),
        ("..", "/"),
        ("../../..", "/"),
        ("", "/etc"),
        ("/", "/"),
    ],
)
def test_typed_paths(text: str, expected: str) -> None:
    assert normal_path(text, "/etc") == expected
