"""Many sources → their readings, in order: one process or several, few in memory at a time.

To read on many machines, write a module beside ``local`` with the same function.
"""

from __future__ import annotations

from citekit.batch.local import count_sources, read_all

__all__ = ["count_sources", "read_all"]
