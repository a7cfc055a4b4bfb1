"""How often keys clash: the share of works that need more than author, year and a word.

python -m bench.keys refs.bib more.bib ...     # bibliographies in any notation
python -m bench.keys                           # 20,000 made works
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from bench.items import make_items
from citekit.errors import CitekitError
from citekit.formats import detect_notation, load
from citekit.key_patterns import parse_key_pattern
from citekit.keys import make_key, make_keys
from citekit.model import Item

Make = Callable[[Item], str]
WAYS: tuple[tuple[str, Make], ...] = (
    ("auth + year", parse_key_pattern("auth.lower + year")),
    ("auth + year + 1 word", make_key),
    ("auth + year + 2 words", lambda item: make_key(item, words=2)),
    ("auth + year + 3 words", lambda item: make_key(item, words=3)),
)


def clash_rate(items: Sequence[Item], make: Make) -> float:
    """Return the share of works whose key another has as well."""
    counts = Counter(make(item).casefold() for item in items)
    return sum(count for count in counts.values() if count > 1) / len(items)


def works_of(names: Sequence[str]) -> list[Item]:
    """Return the distinct works of files, by author, year and whole title; made ones of none."""
    items: list[Item] = []
    for name in names:
        data = Path(name).read_bytes()
        try:
            items += load(data, detect_notation(name, data) or "bibtex").items
        except CitekitError as error:
            print(f"{name}: {error}", file=sys.stderr)
    if not names:
        items = [Item.from_csl(data) for data in make_items(20_000)]
    return list({make_key(item, words=50): item for item in items}.values())


def main() -> None:
    """Print the figures."""
    items = works_of(sys.argv[1:])
    print(f"{len(items):,} distinct works")
    for name, make in WAYS:
        print(f"{name:24}{clash_rate(items, make):7.1%} clash")
    bare = [Item(id="", type=item.type, variables=item.variables) for item in items]
    start = time.process_time()
    keys = make_keys(bare)
    spent = time.process_time() - start
    hashed = sum("-" in key for key in keys)
    print(
        f"{'made keys':24}{hashed / len(keys):7.1%} need a hash; {spent / len(keys) * 1e6:.0f} µs each"
    )
    assert len({key.casefold() for key in keys}) == len(keys)


if __name__ == "__main__":
    main()
