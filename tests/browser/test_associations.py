"""The list of what opens what."""

import pytest

from browser.associations import with_default, without

ENTRY = "org.example.App.desktop"
TYPES = ("application/x-one", "application/x-two")
BOTH = f"application/x-one={ENTRY};\napplication/x-two={ENTRY};\n"


def test_a_new_list() -> None:
    assert with_default("", TYPES, ENTRY) == (f"[Default Applications]\n{BOTH}", [])


def test_a_choice_of_the_user_stays_and_is_told() -> None:
    text = "[Default Applications]\napplication/x-two=other.desktop;\n"
    after, others = with_default(text, TYPES, ENTRY)
    expected = f"[Default Applications]\napplication/x-one={ENTRY};\napplication/x-two=other.desktop;\n"
    assert (after, others) == (expected, ["application/x-two"])


def test_twice_is_as_once() -> None:
    once, _ = with_default("", TYPES, ENTRY)
    assert with_default(once, TYPES, ENTRY) == (once, [])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[Added Associations]\ntext/plain=a.desktop;b.desktop;\n",
        "# mine\n[Default Applications]\ntext/html=www.desktop\n\n[Removed Associations]\nx/y=z.desktop;\n",
        "[Default Applications]\nimage/png=show\udcff.desktop;\n",
    ],
)
def test_taking_it_back_leaves_what_was_there(text: str) -> None:
    assert without(with_default(text, TYPES, ENTRY)[0], ENTRY).strip() == text.strip()


def test_of_several_programs_only_ours_goes() -> None:
    text = f"[Default Applications]\nx/y=a.desktop;{ENTRY};b.desktop;\n"
    assert without(text, ENTRY) == "[Default Applications]\nx/y=a.desktop;b.desktop;\n"


def test_other_groups_say_nothing_about_defaults() -> None:
    text = "[Added Associations]\napplication/x-one=other.desktop;\n"
    assert with_default(text, TYPES, ENTRY)[1] == []
