"""How far a long run has come, on standard error, where a person looks at it."""

from __future__ import annotations

import sys
import time
from dataclasses import dataclass, field

# From how many sources on a bar is worth its line, and how often it is drawn anew.
_FEW = 20
_SECONDS = 0.2
_WIDTH = 30


@dataclass(slots=True)
class Progress:
    """A line that is drawn over itself. ``total`` is the number of sources."""

    total: int
    shown: bool = True
    done: int = 0
    begun: float = field(default_factory=time.monotonic)
    drawn: float = 0.0

    def step(self) -> None:
        """Count one source; draw now and then."""
        self.done += 1
        now = time.monotonic()
        if self.shown and now - self.drawn >= _SECONDS:
            self.drawn = now
            sys.stderr.write("\r\x1b[K" + self.line(now))
            sys.stderr.flush()

    def clear(self) -> None:
        """Take the line away, for another line or for good."""
        if self.shown and self.drawn:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def line(self, now: float) -> str:
        """Return the bar, the numbers, the speed and the time that is left."""
        share = min(1.0, self.done / max(1, self.total))
        speed = self.done / max(now - self.begun, 1e-9)
        left = int((self.total - self.done) / speed) if speed else 0
        clock = f"{left // 3600}:{left // 60 % 60:02}:{left % 60:02}"
        bar = "━" * round(share * _WIDTH)
        return (
            f"{bar:·<{_WIDTH}} {self.done:,} of {self.total:,}, {speed:,.0f} a second, {clock} left"
        )


def progress_of(total: int, *, quiet: bool) -> Progress:
    """Return a progress that shows itself where a person looks at standard error."""
    return Progress(total, shown=not quiet and total >= _FEW and sys.stderr.isatty())
