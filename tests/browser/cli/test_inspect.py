"""`inspect` as people see it, for reports that are made up; and its help, which names the cards."""

import io
from datetime import UTC, datetime

from browser.cli.arguments import parsers
from browser.cli.commands.inspect import FEW, print_all
from browser.cli.output import Output
from engine.inspection import CARDS, Card, Fact, Failed, Report, System
from engine.inspection.health import Health, Kind, Note, Severity
from engine.inspection.identity import Identity
from engine.inspection.software import Origin, Package, Software

SYSTEM = System("/dev/sda1", "linux", name="Debian 12")
NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)


def shown(cards: dict[str, Card], *asked_for: str, is_terminal: bool = False) -> list[str]:
    stream = io.BytesIO()
    report = Report(SYSTEM, cards, NOW)
    print_all([report], list(asked_for), Output(stream, is_terminal=is_terminal))
    return stream.getvalue().decode().splitlines()


def packages(count: int) -> Software:
    return Software(packages=tuple(Package(f"p{number}", "1", Origin.DPKG) for number in range(count)))


def test_facts_have_their_files_beside_them() -> None:
    card = Identity(type="linux", icon="debian", hostname=Fact("web01", "/etc/hostname"))
    assert shown({"identity": card}) == [
        "Debian 12 on /dev/sda1",
        "",
        "Identity",
        "  type      linux",
        "  hostname  web01  /etc/hostname",
    ]


def test_what_may_be_wrong_is_a_table_and_nothing_is_said() -> None:
    assert shown({"health": Health()})[3:] == ["  Nothing wrong was found."]
    note = Note(Severity.WARNING, Kind.NO_KERNEL, "There is no kernel in /boot.")
    lines = shown({"health": Health(notes=(note,))})
    assert [word.strip() for word in lines[-1].split("  ") if word] == [
        "warning",
        "no kernel",
        "There is no kernel in /boot.",
    ]


def test_long_lists_are_counted_until_they_are_asked_for() -> None:
    card = packages(FEW + 1)
    assert shown({"software": card})[3:] == [f"  {FEW + 1} packages"]
    assert len(shown({"software": card}, "software")) == 3 + 1 + 1 + FEW + 1


def test_what_could_not_be_read_is_said() -> None:
    assert shown({"logs": Failed(problems=("It is damaged.",))})[3:] == ["  ! It is damaged."]


def test_a_guest_cannot_steer_a_terminal() -> None:
    card = Identity(type="linux", icon="x", hostname=Fact("\x1b[31m", "/etc/\x07"))
    text = "".join(shown({"identity": card}, is_terminal=True))
    assert "⟨ESC⟩[31m" in text
    assert "/etc/⟨BEL⟩" in text


def test_the_help_names_every_card() -> None:
    words = " ".join(parsers()["inspect"].format_help().split())
    assert ", ".join(CARDS) in words
