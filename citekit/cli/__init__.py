"""The command line: one command a file; errors become one line and an exit status here.

To add a command: write ``cli/NAME.py`` with a function ``NAME_command``, and give it a
line in ``_COMMANDS``. What a command alone needs is imported inside its function, so
that ``citekit --help`` loads Typer and nothing else.

Exit status: 0 all right, 1 nothing could be done, 2 wrong usage, 3 done but some
sources failed or gave nothing, 4 a check found problems.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable

import typer

from citekit.cli.add import add_command
from citekit.cli.audit import audit_command
from citekit.cli.box import box_command
from citekit.cli.check import check_command
from citekit.cli.convert import convert_command, formats_command
from citekit.cli.duplicates import duplicates_command, merge_command
from citekit.cli.editing import edit_command, remove_command, rename_command, undo_command
from citekit.cli.export import export_command
from citekit.cli.listing import list_command, search_command, show_command
from citekit.cli.lsp import lsp_command
from citekit.cli.pandoc_filter import pandoc_filter_command
from citekit.cli.parse import parse_command
from citekit.cli.read import read_command
from citekit.cli.styles import styles_command
from citekit.cli.watch import watch_command
from citekit.errors import CitekitError

_COMMANDS: tuple[tuple[str, Callable[..., None]], ...] = (
    ("export", export_command),
    ("read", read_command),
    ("audit", audit_command),
    ("box", box_command),
    ("parse", parse_command),
    ("convert", convert_command),
    ("formats", formats_command),
    ("add", add_command),
    ("list", list_command),
    ("search", search_command),
    ("show", show_command),
    ("edit", edit_command),
    ("remove", remove_command),
    ("rename", rename_command),
    ("duplicates", duplicates_command),
    ("merge", merge_command),
    ("check", check_command),
    ("undo", undo_command),
    ("watch", watch_command),
    ("styles", styles_command),
    ("lsp", lsp_command),
    ("pandoc-filter", pandoc_filter_command),
)


_INTERRUPTED = 130  # 128 and the number of SIGINT, as shells have it
_EPILOG = "Try: citekit export --style apa · citekit COMMAND --help shows examples of each."

app = typer.Typer(
    name="citekit",
    help="Reads how a page wants to be cited, and writes it in any style or notation.",
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, _command in _COMMANDS:
    app.command(_name)(_command)


def _print_version(value: bool) -> None:
    if value:
        from importlib.metadata import version

        typer.echo(f"citekit {version('citekit')}")
        raise typer.Exit


@app.callback()
def _options(
    version: bool = typer.Option(
        False, "--version", help="Print the version.", callback=_print_version, is_eager=True
    ),
) -> None:
    """Reads how a page wants to be cited, and writes it in any style or notation."""


def main() -> None:
    """Run the command line; every error raised on purpose is one line on stderr."""
    _write_utf8()
    gc.set_threshold(50_000, 20, 50)  # what a command makes lives as long as the command
    try:
        app()
    except CitekitError as error:
        print(f"citekit: {error}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:
        _leave_quietly()
    except KeyboardInterrupt:
        _leave_at_once(_INTERRUPTED)
    except SystemExit as end:
        if end.code == _INTERRUPTED:  # Typer's answer to Ctrl-C
            _leave_at_once(_INTERRUPTED)
        raise


def _write_utf8() -> None:
    """Write UTF-8 and plain line ends on every system, whatever the code page."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _leave_quietly() -> None:
    """End as a filter does whose reader has gone (``citekit … | head``)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(0)


def _leave_at_once(status: int) -> None:
    """End without waiting for processes that read; they end with this one."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)
