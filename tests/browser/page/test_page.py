"""The page: everything of a report in it, nothing of a guest's acts, and nothing is fetched."""

import re
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest

from browser.page import page
from browser.page.charts import Bar, bars, columns
from browser.page.sections import MOST_ROWS
from engine.inspection import Card, Fact, Failed, Report, System
from engine.inspection.accounts import Account, Accounts
from engine.inspection.glance import Usage
from engine.inspection.health import Health, Kind, Note, Severity
from engine.inspection.identity import Identity
from engine.inspection.last_seen import LastLogin, LastSeen
from engine.inspection.logs import LogEntry, Logs, Origin, Priority, volume
from engine.inspection.software import Origin as By
from engine.inspection.software import Package, Software
from engine.inspection.storage import Mount, StorageCard
from engine.layers import Chain, Layer

NOW = datetime(2024, 5, 6, 7, 8, 9, tzinfo=UTC)
EVIL = '"><script>alert(1)</script><img src=x onerror=alert(2)>\u202e\x1b[31m&\udcff'
SYSTEM = System("/dev/sda1", "linux", distro="debian", name="Debian GNU/Linux 12", hostname="web01")


def entries(count: int) -> tuple[LogEntry, ...]:
    priorities = (Priority.ERROR, Priority.WARNING, Priority.INFO, None)
    return tuple(
        LogEntry(NOW - timedelta(minutes=number), f"message {number}", Origin.JOURNAL, priorities[number % 4])
        for number in range(count)
    )


def report(word: str = "word", system: System = SYSTEM) -> Report:
    cards: dict[str, Card] = {
        "identity": Identity(type="linux", icon="debian", hostname=Fact(word, f"/etc/{word}")),
        "last_seen": LastSeen(login=Fact(LastLogin(word, NOW, "host"), "/var/log/wtmp")),
        "storage": StorageCard(
            mounts=(
                Mount("/", "/dev/sda1", usage=Usage(1000, 950, 50)),
                Mount(f"/{word}", word, problem="It is not there."),
            ),
            images=(Chain("/dev/sda", 1, 1, (Layer(word, "qcow2", 1, 1),)),),
        ),
        "health": Health(notes=(Note(Severity.SERIOUS, Kind.NEARLY_FULL, f"{word} is full.", source=word),)),
        "accounts": Accounts(accounts=(Account(word, 1000, True, admin=None, keys=3),)),
        "software": Software(packages=(Package(word, "1.0", By.DPKG, size=2_000_000),)),
        "logs": Logs(entries=(*entries(20), LogEntry(NOW, word, Origin.SYSLOG)), problems=(f"{word}: no.",)),
        "starts": Failed(problems=(f"{word} failed.",)),
    }
    return Report(system, cards, NOW)


class Elements(HTMLParser):
    """The tags and attributes of a page, and that it is nested well."""

    VOID = frozenset({"meta", "br", "img", "link", "hr", "input"})
    SVG_EMPTY = frozenset({"path", "rect", "circle", "line", "ellipse", "polygon", "polyline"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_everything_of_a_report_is_in_it() -> None:
    made = page([report()], ["disk.qcow2"])
    for expected in (
        "Debian GNU/Linux 12",
        "web01",
        "2024-05-06 07:08:09 UTC",
        "word is full.",
        "95% of 1 kB, nearly full",
        "2 MB",
        "word failed.",
        "word: no.",
        "message 19",
        "disk.qcow2",
        "word, 2024-05-06 07:08:09 UTC, host",
        "word, qcow2, 1",
    ):
        assert expected in made


def test_it_is_nested_well_and_links_lead_somewhere() -> None:
    made = page([report(), report()])
    elements = Elements(made)
    assert elements.open == []
    ids = [value for name, value in elements.attributes if name == "id" and value != "stripes"]
    assert len(ids) == len(set(ids))
    assert {value for name, value in elements.attributes if name == "href"} <= {f"#{one}" for one in ids}


def test_nothing_of_a_guest_acts() -> None:
    evil = System("/dev/sda1", "linux", distro="../../evil", name=EVIL, hostname=EVIL)
    made = page([report(EVIL, evil)], [EVIL])
    elements = Elements(made)
    assert elements.tags.isdisjoint({"script", "img", "iframe", "object", "link", "form", "a on"})
    assert not any(name.startswith("on") for name, _ in elements.attributes)
    assert "\x1b" not in made
    assert "\u202e" not in made
    assert made.encode("utf-8")
    assert made.count("&lt;script&gt;") > 10


def test_nothing_is_fetched() -> None:
    made = page([report()])
    addresses = re.findall(r"""(?:https?:)?//[^\s"'<)]+|url\([^#][^)]*\)|@import""", made)
    assert set(addresses) <= {"http://www.w3.org/2000/svg"}
    assert "default-src 'none'" in made


def test_light_and_dark_follow_the_reader() -> None:
    assert "prefers-color-scheme: dark" in page([])


def test_no_system_is_said_with_what_can_be_done() -> None:
    made = page([])
    assert "No operating system was found" in made
    assert "can be browsed" in made


def test_long_tables_are_cut_and_say_so() -> None:
    packages = tuple(Package(f"p{number}", "1", By.RPM) for number in range(MOST_ROWS + 5))
    made = page([Report(SYSTEM, {"software": Software(packages=packages)}, NOW)])
    assert "5 more are not shown" in made
    assert f"p{MOST_ROWS + 1}<" not in made


def test_what_is_not_known_is_not_no() -> None:
    made = page([Report(SYSTEM, {"identity": Identity(type="linux", icon="x")}, NOW)])
    assert "Not known: Name, Version" in made


@pytest.mark.parametrize("count", [1, 3, 200])
def test_pictures_are_sound_and_told_in_words(count: int) -> None:
    picture = columns("Entries", volume(entries(count), 40))
    figure = ElementTree.fromstring(picture.partition("</figure>")[0] + "</figure>")
    (svg,) = figure.iter("svg")
    assert svg.get("aria-label") == "Entries"
    assert [title.text for title in svg.iter("title")]
    legend = picture.partition("</figure>")[2]
    errors = len(range(0, count, 4))
    assert f"{errors} errors" in legend


def test_bars_have_their_figures_beside_them() -> None:
    picture = ElementTree.fromstring(bars("Use", [Bar("/", 0.5, "half"), Bar("/x", 7.0, "all", True)]))
    shown = [text.text for text in picture.iter("text")]
    assert shown == ["/", "half", "/x", "all"]
    widths = [float(rect.get("width", "")) for rect in picture.iter("rect") if rect.get("class") != "track"]
    assert widths == [150.0, 300.0]
