"""The commands as a user runs them: real processes, real files, what they say and return."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = ROOT / "seeds" / "pollmann-japan-south-korea.txt"


def run(
    *arguments: str | Path, stdin: bytes | None = None, cwd: Path = ROOT
) -> subprocess.CompletedProcess[bytes]:
    """Run citekit in a process of its own, as from a shell."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "ascii"}
    return subprocess.run(
        [sys.executable, "-m", "citekit", *map(str, arguments)],
        input=stdin,
        stdin=None if stdin is not None else subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=cwd,
        env=environment,
    )


def told(result: subprocess.CompletedProcess[bytes]) -> str:
    text = result.stderr.decode("utf-8")
    assert "Traceback" not in text
    return text


def test_export_prints_the_bibliography_of_the_seeds() -> None:
    result = run("export", "--style", "apa")
    lines = result.stdout.decode("utf-8").splitlines()
    assert (
        "Pollmann, M. (2023, March 21). What’s Driving the Japan–South Korea Thaw? The Diplomat."
        in lines
    )
    assert len(lines) == 6
    assert "about-this-folder.txt: no citation found" in told(result)
    assert result.returncode == 3


def test_export_reads_a_pipe() -> None:
    result = run("export", "--style", "chicago", stdin=SEED.read_bytes())
    assert result.stdout.decode("utf-8").startswith("Pollmann, Mina. “What’s Driving")
    assert result.returncode == 0


def test_export_reads_bibliographies_beside_pages(tmp_path: Path) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(
        "@book{nye, author={Nye, Joseph S.}, title={Soft Power}, year=2004, publisher={PublicAffairs}}",
        "utf-8",
    )
    result = run("export", bib, SEED, "--style", "apa")
    assert b"Nye, J. S. (2004). Soft Power. PublicAffairs." in result.stdout
    assert "Pollmann" in result.stdout.decode("utf-8")
    assert result.returncode == 0


def test_export_prints_cites_in_the_text() -> None:
    result = run("export", SEED, "--style", "apa", "--cite", "pollmann2023whats, p. 3")
    assert result.stdout.decode("utf-8") == "(Pollmann, 2023, p. 3)\n"


@pytest.mark.parametrize(
    ("cite", "expected"),
    [
        ("see @nye2004soft, chap. 2, and passim; waltz1979, 5", "(see Nye, 2004, Chapter 2, and passim; Waltz, 1979, p. 5)"),
        ("-@nye2004soft, pp. 3-5", "(2004, pp. 3–5)"),
        ("nye2004soft, and passim", "(Nye, 2004, and passim)"),
    ],
)  # fmt: skip
def test_export_prints_citations_of_several_works(tmp_path: Path, cite: str, expected: str) -> None:
    bib = tmp_path / "refs.bib"
    bib.write_text(
        "@book{nye2004soft, author={Nye, Joseph S.}, title={Soft Power}, year=2004}"
        "@book{waltz1979, author={Waltz, Kenneth N.}, title={Theory of International Politics}, year=1979}",
        "utf-8",
    )
    result = run("export", bib, "--style", "apa", "--cite", cite)
    assert result.stdout.decode("utf-8") == expected + "\n"


def test_export_names_the_nearest_key() -> None:
    result = run("export", SEED, "--style", "apa", "--cite", "pollmann2023what")
    assert b"did you mean pollmann2023whats?" in result.stderr
    assert result.returncode == 1


def test_export_keeps_the_keys_of_a_bibliography(tmp_path: Path) -> None:
    given = tmp_path / "given.bib"
    made = run("export", SEED, "--style", "bibtex").stdout.decode("utf-8")
    given.write_text(made.replace("pollmann2023whats", "mykey"), "utf-8")
    result = run("export", SEED, "--style", "bibtex", "--keys-from", given)
    assert result.stdout.startswith(b"@article{mykey,")


def test_export_writes_a_file_whole_or_not_at_all(tmp_path: Path) -> None:
    target = tmp_path / "refs.bib"
    assert run("export", SEED, "--style", "bibtex", "--output", target).returncode == 0
    assert target.read_text("utf-8").startswith("@article{pollmann2023whats,")
    assert [file.name for file in tmp_path.iterdir()] == ["refs.bib"]
    missing = tmp_path / "no" / "refs.bib"
    result = run("export", SEED, "--output", missing)
    assert result.returncode == 1
    assert "refs.bib: No such file or directory" in told(result)


@pytest.mark.parametrize(
    "output", ["text", "html", "markdown", "latex", "rtf", "typst", "org", "rst", "json"]
)
def test_export_offers_every_output(output: str) -> None:
    result = run("export", SEED, "--style", "apa", "--format", output)
    assert result.returncode == 0
    assert b"Pollmann" in result.stdout


def test_export_needs_no_unicode_console() -> None:
    result = run("export", SEED, "--style", "apa")
    assert "What’s Driving the Japan–South Korea" in result.stdout.decode("utf-8")


def test_a_reader_that_goes_away_is_no_error() -> None:
    shell = f'"{sys.executable}" -m citekit export "{ROOT / "seeds"}" --style csl-json | head -n 1; exit ${{PIPESTATUS[0]}}'
    result = subprocess.run(
        ["bash", "-c", shell],
        capture_output=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.DEVNULL,
    )
    assert result.stdout == b"[\n"
    assert b"Traceback" not in result.stderr
    assert b"rror" not in result.stderr


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda folder: folder / "missing.txt", "no such file or folder"),
        (lambda folder: _file(folder, "empty.txt", b""), "is empty"),
        (lambda folder: _file(folder, "blank.txt", b" \n \n"), "is empty"),
        (lambda folder: _file(folder, "photo.txt", bytes(range(256)) * 40), "is a binary file"),
        (lambda folder: _folder(folder, "nothing"), "no pages in this folder"),
        (lambda folder: folder / "*.html", "no file matches this pattern"),
        (lambda _: Path("ftp://example.org/page"), "no such file or folder"),
    ],
)  # fmt: skip
def test_a_source_that_cannot_be_read_is_one_clear_line(
    make: object, says: str, tmp_path: Path
) -> None:
    assert callable(make)
    result = run("export", make(tmp_path))
    lines = told(result).splitlines()
    assert len(lines) == 1
    assert says in lines[0]
    assert result.stdout == b""
    assert result.returncode == 1


def test_a_page_that_is_too_large_is_refused_at_once(tmp_path: Path) -> None:
    page = tmp_path / "large.txt"
    with page.open("wb") as file:
        file.write(b"For Academic Citation:\n")
        file.truncate(100 * 2**20)
    result = run("export", page)
    assert "is larger than 64 MB" in told(result)
    assert result.returncode == 1


def test_one_bad_source_stops_no_other(tmp_path: Path) -> None:
    result = run("export", tmp_path / "missing.txt", SEED, "--style", "apa")
    assert "missing.txt: no such file or folder" in told(result)
    assert b"Pollmann" in result.stdout
    assert result.returncode == 3


def test_a_block_that_is_cut_off_or_empty_is_told(tmp_path: Path) -> None:
    head = SEED.read_text("utf-8").split("Pollmann, Mina.")[0]
    cut = _file(tmp_path, "cut.txt", (head + "Pollmann, Mina. \"What's Driving the Jap").encode())
    result = run("read", cut, "--json")
    (record,) = map(json.loads, result.stdout.decode().splitlines())
    assert record["verdict"] == "partial"
    assert record["items"][0]["title"] == "What's Driving the Jap"
    empty = _file(tmp_path, "empty-block.txt", head.encode())
    record = json.loads(run("read", empty, "--json").stdout)
    assert record["verdict"] == "none"
    assert record["items"] == []


def test_an_unknown_style_names_the_nearest() -> None:
    result = run("export", SEED, "--style", "chicgo")
    assert "chicago" in told(result)
    assert result.returncode == 1
    assert result.stdout == b""


def test_a_broken_style_names_its_line(tmp_path: Path) -> None:
    style = _file(tmp_path, "broken.csl", b"<style\n>")
    result = run("export", SEED, "--style", style)
    assert "broken.csl" in told(result)
    assert len(told(result).splitlines()) == 1
    assert result.returncode == 1


def test_wrong_usage_is_status_2() -> None:
    assert run("export", "--format", "docx").returncode == 2
    assert run("nonsense").returncode == 2
    assert run("read", "--json", "--csv").returncode == 2


def test_read_as_json_is_the_interface_that_others_script_against() -> None:
    result = run("read", SEED, "--json")
    record = json.loads(result.stdout)
    keys = ["source", "verdict", "page", "items", "fields", "blocks", "notices"]
    assert list(record) == [*keys, "confidences", "proofs"]
    assert record["verdict"] == "found"
    assert record["page"]["title"] == "What's Driving the Japan–South Korea Thaw?"
    assert record["page"]["kind"] == "Analysis & Opinions"
    assert record["page"]["outlet"] == "The Diplomat"
    assert record["page"]["date"] == "2023-03-21"
    assert record["page"]["url"] is None
    text = SEED.read_text("utf-8")
    (block,) = record["blocks"]
    assert block["cue"] == "For Academic Citation:"
    assert text[block["start"] : block["end"]] == block["text"]
    (fields,) = record["fields"]
    issued = fields["issued"]
    assert [one["from"] for one in issued["evidence"]] == ["block", "header"]
    for one in issued["evidence"]:
        assert text[one["start"] : one["end"]] == one["quote"]
    assert issued["confidence"] > 0.95


def test_read_as_csv_is_one_row_an_item() -> None:
    rows = list(csv.DictReader(io.StringIO(run("read", "--csv").stdout.decode("utf-8"))))
    assert len(rows) == 7
    assert {row["verdict"] for row in rows} == {"found", "none"}
    seed = next(row for row in rows if "pollmann" in row["source"])
    assert (seed["author"], seed["issued"]) == ("Pollmann, Mina", "2023-03-21")


def test_read_for_people_says_how_sure_and_from_where() -> None:
    text = run("read", SEED).stdout.decode("utf-8")
    assert "[sure; block, header]" in text
    assert "\x1b" not in text


def test_many_processes_read_in_the_order_of_one() -> None:
    one, many = run("read", "--json"), run("read", "--json", "--jobs", "3")
    assert one.stdout == many.stdout


def test_an_interrupted_run_goes_on(tmp_path: Path) -> None:
    whole = run("read", "--json").stdout.decode("utf-8").splitlines(keepends=True)
    target = tmp_path / "out.jsonl"
    _file(tmp_path, "out.jsonl.part", "".join([*whole[:3], whole[3][:50]]).encode())
    result = run("read", "--json", "--output", target, "--resume")
    assert target.read_text("utf-8") == "".join(whole)
    assert result.returncode == 3


def test_parse_answers_in_the_order_of_its_input() -> None:
    references = [
        "Nye, Joseph S. Soft Power: The Means to Success in World Politics. New York: PublicAffairs, 2004.",
        "",
        'Pollmann, Mina. "What\'s Driving the Japan–South Korea Thaw?" The Diplomat, March 21, 2023.',
    ]
    result = run("parse", "--json", stdin="\n".join(references).encode())
    records = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [record["text"] for record in records] == [references[0], references[2]]
    assert list(records[0]) == ["text", "verdict", "items", "fields", "notices"]
    assert records[1]["items"][0]["container-title"] == "The Diplomat"
    assert result.returncode == 0


def test_parse_splits_a_pasted_bibliography(tmp_path: Path) -> None:
    pasted = _file(tmp_path, "pasted.txt", (
        b"1. Nye, Joseph S. Soft Power: The Means to Success\n   in World Politics. New York: PublicAffairs, 2004.\n"
        b"2. Allison, Graham. Destined for War. Boston:\n   Houghton Mifflin Harcourt, 2017.\n"
    ))  # fmt: skip
    result = run("parse", "--split", pasted, "--json")
    records = [json.loads(line) for line in result.stdout.decode().splitlines()]
    assert [record["text"][:10] for record in records] == ["Nye, Josep", "Allison, G"]


def test_styles_are_found_by_their_words() -> None:
    assert b"chicago-author-date" in run("styles", "chicago").stdout
    result = run("styles", "zzzz-no-such")
    assert result.returncode == 1
    assert "no style matches" in told(result)


def test_convert_goes_between_notations(tmp_path: Path) -> None:
    bib = run("export", SEED, "--style", "biblatex").stdout
    result = run("convert", "--to", "csl-json", "--from", "bibtex", stdin=bib)
    (item,) = json.loads(result.stdout)
    assert item["type"] == "article-magazine"
    back = run("convert", _file(tmp_path, "x.json", result.stdout), "--to", "biblatex")
    assert back.stdout == bib.replace(b"{Japan}", b"Japan").replace(
        b"{South Korea}", b"South Korea"
    )


def test_help_has_examples_everywhere() -> None:
    assert b"citekit export --style apa" in run("--help").stdout
    for command in ("export", "read", "parse", "styles", "convert"):
        assert b"Examples:" in run(command, "--help").stdout


def _file(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def _folder(folder: Path, name: str) -> Path:
    path = folder / name
    path.mkdir()
    return path
