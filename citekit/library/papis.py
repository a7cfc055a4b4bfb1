"""papis as a library: ``papis:NAME`` for one of its libraries, or ``papis:/path/to/folder``.

A papis library is a folder; each document is a folder in it with an ``info.yaml``. That is
its documented format, written here as papis writes it; its files and unknown fields stay.
The library's folder is read from papis' own configuration.
"""

from __future__ import annotations

import configparser
import os
import secrets
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from citekit.errors import LibraryChangedError, LibraryError
from citekit.formats import dump, load
from citekit.formats.bibtex_scanner import scan_bibtex, values_of
from citekit.formats.latex import decode_latex
from citekit.keys import make_key
from citekit.library.remote import Record
from citekit.model import Item

_INFO = "info.yaml"
# Fields of papis' that an item says, and that are written anew from it.
_OURS = frozenset(
    "author author_list editor editor_list title type journal year month day url doi ref"
    " publisher booktitle volume number pages isbn issn edition series address institution"
    " school note abstract language urldate howpublished eprint entrysubtype chapter organization".split()
)
_VERBATIM = frozenset(("url", "doi", "eprint", "file"))
_CUT = 60


def find_store(name: str) -> PapisStore:
    """The store of ``papis:NAME`` or ``papis:FOLDER``.

    Raises:
        LibraryError: papis has no such library, or its folder does not exist.
    """
    where = name.removeprefix("papis:")
    folder = Path(where).expanduser() if os.sep in where or "/" in where else _configured(where)
    if not folder.is_dir():
        raise LibraryError(f"{name}: there is no folder {folder}")
    return PapisStore(name, folder)


def _configured(name: str) -> Path:
    """The folder of one of papis' libraries, by its configuration file."""
    base = os.environ.get("PAPIS_CONFIG_DIR")
    home = os.environ.get("XDG_CONFIG_HOME") or str(Path.home() / ".config")
    file = Path(base) / "config" if base else Path(home) / "papis" / "config"
    config = configparser.ConfigParser(interpolation=None)
    try:
        config.read(file, encoding="utf-8")
    except configparser.Error as error:
        raise LibraryError(f"{file}: {error}") from error
    name = name or config.get("settings", "default-library", fallback="papers")
    for option in ("dir", "dirs"):
        value = config.get(name, option, fallback="")
        if value:
            return Path(value.strip("[]'\" ").split(",")[0].strip("'\" ")).expanduser()
    known = ", ".join(part for part in config.sections() if part != "settings")
    raise LibraryError(
        f"papis has no library {name!r} in {file}" + (f"; it has {known}" if known else "")
    )


class PapisStore:
    """One library of papis. See ``remote.Store``."""

    def __init__(
        self, name: str, folder: Path, clock: Callable[[], time.struct_time] = time.localtime
    ) -> None:
        self.name = name
        self._folder = folder
        self._clock = clock

    def load(self) -> Sequence[Record]:
        """Return the documents that have an ``info.yaml``; others are left alone."""
        records: list[Record] = []
        for file in sorted(self._folder.rglob(_INFO)):
            info = _read(file)
            item = _item(info)
            if item is not None:
                stamp = file.stat().st_mtime_ns
                records.append(Record(item=item, handle=str(file), version=stamp))
        return records

    def create(self, items: Sequence[Item]) -> None:
        """Make a folder a document, whole or not at all."""
        for item in items:
            info = {
                **write_info(item),
                "papis_id": secrets.token_hex(16),
                "time-added": time.strftime("%Y-%m-%d-%H:%M:%S", self._clock()),
                "files": [],
            }
            with tempfile.TemporaryDirectory(prefix=".citekit-", dir=self._folder) as beside:
                made = Path(beside) / "document"
                made.mkdir()
                _write(made / _INFO, info)
                made.rename(self._new_folder(item))

    def _new_folder(self, item: Item) -> Path:
        bare = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in item.id)
        name = bare.strip("-")[:_CUT] or "document"
        folder, number = self._folder / name, 1
        while folder.exists():
            number += 1
            folder = self._folder / f"{name}-{number}"
        return folder

    def update(self, record: Record, item: Item) -> None:
        """Write the fields that an item says; files, tags and all others stay."""
        file = self._checked(record)
        info = _read(file)
        kept = {name: value for name, value in info.items() if name not in _OURS}
        _write(file, {**write_info(item), **kept})

    def delete(self, record: Record) -> None:
        """Take out a document that has no files of its own.

        Raises:
            LibraryError: files lie beside it; papis asks about those.
        """
        file = self._checked(record)
        others = [path.name for path in file.parent.iterdir() if path.name != _INFO]
        if others:
            raise LibraryError(
                f"{self.name}: {record.item.id} has files ({others[0]} …); remove it with papis rm"
            )
        file.unlink()
        file.parent.rmdir()

    def _checked(self, record: Record) -> Path:
        file = Path(record.handle)
        try:
            stamp = file.stat().st_mtime_ns
        except OSError as error:
            raise LibraryChangedError(f"{file}: {error.strerror}") from error
        if stamp != record.version:
            raise LibraryChangedError(f"{file}: was changed meanwhile; nothing was overwritten")
        return file


def _read(file: Path) -> dict[str, Any]:
    import yaml

    try:
        info = yaml.safe_load(file.read_text("utf-8"))
    except (OSError, yaml.YAMLError, RecursionError) as error:
        raise LibraryError(f"{file}: cannot be read: {error}") from error
    return info if isinstance(info, dict) else {}


def _write(file: Path, info: Mapping[str, Any]) -> None:
    import yaml

    text = yaml.safe_dump(dict(info), allow_unicode=True, sort_keys=True, default_flow_style=False)
    beside = file.with_name(f".{file.name}.new")
    beside.write_text(text, "utf-8")
    beside.replace(file)


def write_info(item: Item) -> dict[str, Any]:
    """An item in papis' fields, which are BibTeX's; the names apart as well."""
    text = dump((item,), "bibtex").text
    block = scan_bibtex(text).blocks[0]
    plain = load(text, "bibtex").items[0]
    info: dict[str, Any] = {"type": block.kind, "ref": item.id}
    for field in block.fields:
        value = "".join(value for _, value in values_of(text, field))
        info[field.name] = value if field.name in _VERBATIM else decode_latex(value)
    for variable, field_name in (("author", "author"), ("editor", "editor")):
        names = plain.names(variable)
        if names:
            info[f"{field_name}_list"] = [
                {
                    "family": " ".join(
                        part for part in (name.non_dropping_particle, name.family) if part
                    )
                    or name.literal,
                    "given": name.given,
                }
                for name in names
            ]
            info[field_name] = " and ".join(
                ", ".join(part for part in (one["family"], one["given"]) if part)
                for one in info[f"{field_name}_list"]
            )
    for variable, field_name in (("title", "title"), ("URL", "url"), ("DOI", "doi")):
        if item.text(variable):
            info[field_name] = item.text(variable)
    if item.text("container-title"):
        for field_name in ("journal", "booktitle"):
            if field_name in info:
                info[field_name] = item.text("container-title")
    if str(info.get("year", "")).isdigit():
        info["year"] = int(info["year"])
    return info


def _item(info: Mapping[str, Any]) -> Item | None:
    """Papis' fields as an item, read as the BibTeX that they are."""
    ref = str(info.get("ref") or info.get("papis_id") or "")
    fields = {
        name: str(value)
        for name, value in info.items()
        if name in _OURS and isinstance(value, str | int) and name not in {"type", "ref"}
    }
    for role in ("author", "editor"):
        listed = info.get(f"{role}_list")
        if isinstance(listed, list) and listed:
            people = [
                ", ".join(str(one.get(part) or "") for part in ("family", "given")).rstrip(", ")
                for one in listed
                if isinstance(one, Mapping)
            ]
            fields[role] = " and ".join(people)
    lines = [f"  {name} = {{{_balanced(value)}}}," for name, value in fields.items()]
    kind = str(info.get("type") or "misc")
    text = "@" + (kind if kind.isalpha() else "misc") + "{key,\n" + "\n".join(lines) + "\n}\n"
    loaded = load(text, "bibtex").items
    if not loaded:
        return None
    item = loaded[0]
    plain = {
        variable: str(info[name])
        for variable, name in (("title", "title"), ("URL", "url"), ("DOI", "doi"))
        if isinstance(info.get(name), str)
    }
    item = replace(item, variables={**item.variables, **plain}, id=ref)
    return item if ref else replace(item, id=make_key(item))


def _balanced(text: str) -> str:
    depth = 0
    for sign in text:
        depth += (sign == "{") - (sign == "}")
        if depth < 0:
            break
    return text if depth == 0 else text.replace("{", "").replace("}", "")
