"""The clipboard's text, by the program that each system has for it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence

from citekit import SourceError

# Programs in the order in which they are tried, with what their environment needs.
_PROGRAMS: Sequence[tuple[Sequence[str], str]] = (
    (("pbpaste",), ""),  # macOS
    (("wl-paste", "--no-newline"), "WAYLAND_DISPLAY"),
    (("xclip", "-selection", "clipboard", "-out"), "DISPLAY"),
    (("xsel", "--clipboard", "--output"), "DISPLAY"),
    (("powershell.exe", "-NoProfile", "-Command",
      "[Console]::OutputEncoding=[Text.Encoding]::UTF8; Get-Clipboard -Raw"), ""),
    (("termux-clipboard-get",), ""),
)  # fmt: skip
_SECONDS = 10


def read_clipboard(environment: Mapping[str, str] | None = None) -> bytes:
    """Return the text on the clipboard.

    Raises:
        SourceError: there is no program for it, it fails, or there is no text.
    """
    environment = os.environ if environment is None else environment
    found = [
        command
        for command, needed in _PROGRAMS
        if (not needed or environment.get(needed)) and shutil.which(command[0])
    ]
    if not found:
        raise SourceError(
            "clipboard", "no program reads it here; install wl-clipboard (Wayland) or xclip (X11)"
        )
    reason = ""
    for command in found:
        try:
            result = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            reason = str(error)
            continue
        if result.returncode == 0:
            if not result.stdout.strip():
                raise SourceError("clipboard", "holds no text")
            return result.stdout
        reason = result.stderr.decode("utf-8", "replace").strip() or "failed"
    raise SourceError("clipboard", f"{found[-1][0]}: {reason}")
