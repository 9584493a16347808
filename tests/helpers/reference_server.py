"""The far end of `tests.helpers.reference`: libguestfs itself, behind lines of JSON.

Run by the system's Python, which is where distributions put libguestfs's `guestfs` module; it imports nothing
of this project. Each line on stdin is `{"call": name, "args": […], "kwargs": {…}}`, each line on stdout
`{"value": …}` or `{"error": message}`. Bytes travel as `{"base64": text}`.
"""

import base64
import importlib
import json
import sys
from typing import Any


def pack(value: Any) -> Any:
    """A result as JSON can hold it."""
    if isinstance(value, bytes):
        return {"base64": base64.b64encode(value).decode()}
    if isinstance(value, dict):
        return {key: pack(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [pack(item) for item in value]
    return value


def unpack(value: Any) -> Any:
    """The inverse of `pack`, for arguments."""
    if isinstance(value, dict) and value.keys() == {"base64"}:
        return base64.b64decode(value["base64"])
    return value


def main() -> None:
    """Answer until stdin ends."""
    handle = importlib.import_module("guestfs").GuestFS(python_return_dict=True)
    answers = sys.stdout
    sys.stdout = sys.stderr
    for line in sys.stdin:
        request = json.loads(line)
        arguments = [unpack(argument) for argument in request["args"]]
        try:
            value = getattr(handle, request["call"])(*arguments, **request["kwargs"])
            answer = {"value": pack(value)}
        except (RuntimeError, UnicodeError, TypeError, AttributeError) as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), file=answers, flush=True)
    handle.close()


if __name__ == "__main__":
    main()
