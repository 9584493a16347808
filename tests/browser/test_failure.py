"""From an exception to sentences."""

from appliance.errors import ImageError, LaunchFailed, QemuMissing
from browser.failure import explain, is_final, reason
from engine.errors import ApplianceGone, DaemonError, NotReady, TimedOut, daemon_error


def test_an_image_is_no_fault_of_the_host() -> None:
    failure = explain("What.", NotReady(ImageError("It is empty.", "Take another one.")))
    assert (failure.what, failure.why, failure.remedy) == ("What.", "It is empty.", "Take another one.")
    assert not failure.of_host


def test_a_missing_program_is() -> None:
    error = NotReady(QemuMissing("QEMU is missing.", "Install it."))
    error.__cause__ = QemuMissing("QEMU is missing.", "Install it.")
    assert explain("What.", error).of_host


def test_the_console_is_kept_for_the_report_and_cannot_act() -> None:
    cause = LaunchFailed("It ended.", console=b"a line\n" * 100_000 + b"\x1b[31mpanic")
    error = NotReady(cause)
    error.__cause__ = cause
    report = explain("What.", error).report
    assert "⟨ESC⟩[31mpanic" in report
    assert len(report) < 40_000


def test_a_mistake_of_ours_brings_its_traceback() -> None:
    try:
        raise KeyError("oops")
    except KeyError as error:
        failure = explain("What.", error)
    assert "Traceback" in failure.report
    assert "Traceback" not in failure.why


def test_a_report_names_the_version() -> None:
    assert "Guestscope 0." in explain("What.", RuntimeError("Why.")).report


def test_a_reason_is_what_the_errno_means() -> None:
    assert (
        reason(daemon_error("ls", "ENOENT", "ls: /x: No such file or directory"))
        == "No such file or directory"
    )
    assert reason(DaemonError("ls", "", "something odd")) == "something odd"
    assert reason(ValueError()) == "ValueError"


def test_what_ends_a_handle() -> None:
    assert is_final(ApplianceGone("gone"))
    assert is_final(TimedOut("ls", 10))
    assert not is_final(DaemonError("ls", "EIO", "x"))
