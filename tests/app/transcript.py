#!/usr/bin/env python3
"""Runs the commands of docs/guide/first-steps.md, in order and in one shell, on a server of its own, and compares what
they print with what the page says.

usage: transcript.py VALLIS PAGE

A block ```sh is run; a block ```text right behind it is what it prints, where a line "…" stands for one line of anything.
Port 8080 of the page is a free one here.
"""

import re
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

MARK = "=== end of block"
LONGEST = 120  # s


def blocks(page: str) -> list[tuple[str, list[str] | None]]:
    """Commands with the lines that they print, where the page says so."""
    found: list[tuple[str, list[str] | None]] = []
    for kind, body in re.findall(r"^```(\w+)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL):
        if kind == "sh":
            found.append((body, None))
        elif kind == "text":
            found[-1] = (found[-1][0], body.splitlines())
    return found


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def matches(printed: list[str], expected: list[str]) -> bool:
    return len(printed) == len(expected) and all(e in ("…", p) for p, e in zip(printed, expected))


def main() -> int:
    vallis, page = Path(sys.argv[1]).resolve(), Path(sys.argv[2])
    steps = blocks(page.read_text(encoding="utf-8"))
    if not any(expected for _, expected in steps):
        print(f"{page} has no commands with what they print.")
        return 1
    # A server that a failed step left behind ends with the shell.
    script = "trap 'kill $(jobs -p) 2>/dev/null' EXIT\n" + "".join(f"{body}\necho '{MARK}'\n" for body, _ in steps)
    script = script.replace("localhost:8080", f"localhost:{(port := free_port())}")
    with tempfile.TemporaryDirectory(prefix="vallis-transcript-") as folder:
        environment = {"PATH": f"{vallis.parent}:/usr/bin:/bin", "HOME": folder, "VALLIS_PORT": str(port), "LC_ALL": "C.UTF-8"}
        run = subprocess.run(["bash", "-u", "-c", script], cwd=folder, env=environment, capture_output=True, text=True,
                             timeout=LONGEST, check=False)
    answers = run.stdout.split(MARK + "\n")
    for number, (body, expected) in enumerate(steps):
        printed = answers[number].splitlines() if number < len(answers) - 1 else ["(it was not reached)"]
        if matches(printed, expected or []):
            continue
        print(f"Block {number + 1} of {page.name}:\n{body}\nshould print\n  " + "\n  ".join(expected or []) +
              "\nbut printed\n  " + "\n  ".join(printed) + f"\n{run.stderr}")
        return 1
    print(f"{len(steps)} blocks print what {page.name} says.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
