"""The command line: the library's functions, with errors that tell the cure."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from numclaims.errors import NumclaimsError, UsageError
from numclaims.version import VERSION

if TYPE_CHECKING:
    from numclaims.claims import Trouble
    from numclaims.pipeline import Outcome, Progress
    from numclaims.records.ledger import Ledger

EXIT_USAGE: Final = 2
EXIT_UNREAD_INPUT: Final = 3
EXIT_BROKEN: Final = 70
"""EX_SOFTWARE of sysexits.h: a fault of the program, not of its use."""

_PATHS = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_LANGUAGE = click.option(
    "--language", default="en", show_default=True, metavar="CODE", help="Read texts in this language, or `any`."
)
_PROCESSES = click.option(
    "--processes", type=click.IntRange(min=1), metavar="N", help="Use so many processes (default: all processors)."
)
_REPORTS = click.option(
    "--reports", type=click.Path(path_type=Path, file_okay=False), default="reports", show_default=True, metavar="DIR"
)
_FIGURES = click.option(
    "--figures", type=click.Path(path_type=Path, file_okay=False), default="figures", show_default=True, metavar="DIR"
)
_LEDGER = click.option(
    "--ledger",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The ledger (default: a fresh one in the reports folder).",
)
_MEASURES = click.option(
    "--measures",
    "measure_files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Your own measures (TOML), laid over the catalogue; may be given more than once.",
)
_SOURCES = click.option(
    "--sources",
    "source_files",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    multiple=True,
    metavar="FILE",
    help="Your own register of sources (TOML), laid over ours; may be given more than once.",
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, package_name="numclaims")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def cli(debug: bool) -> None:
    """How many, according to whom, as of when, and where the reports disagree.

    Finds every number in news texts with its unit, its source, its place and its day, and follows each figure across
    reports.
    """


@cli.command()
@_PATHS
@click.option("--format", "form", type=click.Choice(["csv", "jsonl", "parquet"]), default="csv", show_default=True)
@click.option(
    "--output", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE", help="Instead of standard output."
)
@_LANGUAGE
@_PROCESSES
@_MEASURES
@_SOURCES
def extract(
    paths: tuple[str, ...],
    form: str,
    output: Path | None,
    language: str,
    processes: int | None,
    measure_files: tuple[Path, ...],
    source_files: tuple[Path, ...],
) -> None:
    """Write a row for every number in PATH (files, folders, or - for JSONL on standard input)."""
    from numclaims.claims import Trouble
    from numclaims.pipeline import extract_paths

    _check(paths)
    troubles: list[Trouble] = []

    def claims() -> Iterator[Any]:
        given = extract_paths(
            paths, language=language, processes=processes, measures=measure_files, sources=source_files
        )
        with _progress() as tell:
            for number, found in enumerate(given, 1):
                tell("extracting", number)
                if isinstance(found, Trouble):
                    _name(found)
                    troubles.append(found)
                else:
                    yield found

    if form == "parquet":
        if output is None:
            raise UsageError("Parquet cannot go to standard output.", "Add --output FILE.")
        from numclaims.claims import Claim
        from numclaims.records.arrow import write_parquet

        with _writing(output):
            write_parquet(output, Claim, (c for found in claims() for c in found))
    else:
        _write_text(claims(), form, output)
    if troubles:
        sys.exit(EXIT_UNREAD_INPUT)


def _write_text(claims: Iterator[Any], form: str, output: Path | None) -> None:
    from numclaims.views import tables

    writer = tables.csv_writer if form == "csv" else tables.jsonl_writer
    if output is None:
        if hasattr(sys.stdout, "reconfigure"):  # the contract's bytes, whatever the locale or platform
            sys.stdout.reconfigure(encoding="utf-8", newline="")
        write = writer(sys.stdout)
        for found in claims:
            write(found)
        return
    with _writing(output), tables.whole_file(output) as file:
        write = writer(file)
        for found in claims:
            write(found)


@cli.command()
@_PATHS
@_LEDGER
@_REPORTS
@_FIGURES
@_LANGUAGE
@_PROCESSES
@_MEASURES
@_SOURCES
def run(
    paths: tuple[str, ...],
    ledger: Path | None,
    reports: Path,
    figures: Path,
    language: str,
    processes: int | None,
    measure_files: tuple[Path, ...],
    source_files: tuple[Path, ...],
) -> None:
    """Do the whole job: tables, plots and the discrepancy report from PATH (files, folders, or -)."""
    from numclaims import pipeline

    _check(paths)
    with _progress() as tell, _writing(reports):
        outcome = pipeline.run(
            paths,
            ledger=ledger,
            reports=reports,
            figures=figures,
            language=language,
            processes=processes,
            measures=measure_files,
            sources=source_files,
            progress=tell,
        )
    for trouble in outcome.troubles:
        _name(trouble)
    _sum_up(outcome)
    if outcome.troubles:
        sys.exit(EXIT_UNREAD_INPUT)


@cli.command()
@_LEDGER
@_REPORTS
@_FIGURES
def plot(ledger: Path | None, reports: Path, figures: Path) -> None:
    """Draw the plots again from a ledger."""
    _sum_up(_again(ledger, reports, None, figures))


@cli.command()
@_LEDGER
@_REPORTS
def discrepancies(ledger: Path | None, reports: Path) -> None:
    """Write the tables and the discrepancy report again from a ledger."""
    _sum_up(_again(ledger, reports, reports, None))


def _again(ledger: Path | None, home: Path, reports: Path | None, figures: Path | None) -> Outcome:
    from numclaims import pipeline

    with _progress() as tell, _writing(home), _open_ledger(ledger or home / "ledger.duckdb") as book:
        return pipeline.report(book, reports=reports, figures=figures, progress=tell)


def _open_ledger(file: Path) -> Ledger:
    from numclaims.records.ledger import Ledger

    if not file.is_file():
        raise UsageError(
            f"{file}: there is no such ledger.", "Make one with `numclaims run PATH...`, or name it with --ledger."
        )
    return Ledger(file)


@cli.command()
@click.argument("text", required=False)
@click.option("--published", metavar="DATE", help="When the text was published (2011-06-07).")
@click.option("--publisher", metavar="NAME", help="Who printed it.")
@click.option(
    "--series", "series_id", metavar="ID", help="Instead of a text: why the claims of this series belong together."
)
@_LEDGER
@_REPORTS
def explain(
    text: str | None,
    published: str | None,
    publisher: str | None,
    series_id: str | None,
    ledger: Path | None,
    reports: Path,
) -> None:
    """Show what every stage makes of TEXT: candidates, rules, rejections, claims. Or why a series is one."""
    if (text is None) == (series_id is None):
        raise UsageError("explain takes a TEXT or a --series.", 'Write numclaims explain "At least 12 people died."')
    if series_id is not None:
        click.echo(_explain_series(series_id, ledger or reports / "ledger.duckdb"))
        return
    from numclaims.explaining import explain_text

    try:
        lines = explain_text(str(text), published=published, publisher=publisher)
    except ValueError as error:
        raise UsageError(f"--published {published}: not a date.", "Write it as 2011-06-07.") from error
    click.echo("\n".join(lines))


def _explain_series(series_id: str, file: Path) -> str:
    from numclaims.series import grouping

    with _open_ledger(file) as book:
        claims, series = grouping.follow(book.claims(), book.documents())
    if all(s.series_id != series_id for s in series):
        raise UsageError(f"{series_id}: there is no such series in {file}.", "Its ids stand in series.csv.")
    return grouping.explain(series_id, claims)


@cli.command()
@_MEASURES
def measures(measure_files: tuple[Path, ...]) -> None:
    """List the measure catalogue: what is told apart, and by which words."""
    from numclaims.extraction.what.catalogue import catalogue
    from numclaims.pipeline import use_own

    use_own(measures=measure_files)
    for entry in catalogue():
        click.echo(f"{entry.id:14}{entry.definition}")


def _check(paths: tuple[str, ...]) -> None:
    for path in paths:
        if path != "-" and not Path(path).exists():
            raise UsageError(f"{path}: there is no such file or folder.", "Check the spelling.")


def _name(trouble: Trouble) -> None:
    click.echo(f"numclaims: {trouble.source}: {trouble.problem} {trouble.cure}", err=True)


def _sum_up(outcome: Outcome) -> None:
    from collections import Counter

    tracked = sum(c.tracked for c in outcome.claims)
    click.echo(f"{len(outcome.documents)} documents, {tracked} tracked figures, {len(outcome.series)} series", err=True)
    count = Counter(d.severity for d in outcome.discrepancies)
    if count:
        parts = ", ".join(f"{count[s]} {s}" for s in ("high", "medium", "low", "info") if count[s])
        total = len(outcome.discrepancies)
        click.echo(f"{total} finding{'' if total == 1 else 's'}: {parts}", err=True)
    for folder in sorted({f.parent for f in outcome.files}):
        click.echo(f"wrote {folder}/", err=True)


@contextmanager
def _writing(target: Path) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        where = error.filename or target
        raise UsageError(
            f"{where}: cannot be written ({error.strerror}).", "Check free space and permissions."
        ) from error


@contextmanager
def _progress() -> Iterator[Progress]:
    """Progress on standard error, where somebody sees it: one line that is written over."""
    if not sys.stderr.isatty():
        yield lambda _what, _count: None
        return
    last = ""

    def tell(what: str, count: int) -> None:
        nonlocal last
        if what not in last or count % 50 == 0:
            last = f"{what} ... {count:,} documents"
            click.echo(f"\r\x1b[K{last}", nl=False, err=True)

    try:
        yield tell
    finally:
        if last:
            click.echo("\r\x1b[K", nl=False, err=True)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; no traceback reaches a user without ``--debug``."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        cli.main(args=given, prog_name="numclaims", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(EXIT_USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("numclaims: stopped.", err=True)
        sys.exit(130)
    except BrokenPipeError:
        # The reader of our output has gone (`| head`); that is no fault of anyone.
        sys.stderr.close()
        sys.exit(0)
    except NumclaimsError as error:
        if "--debug" in given:
            raise
        click.echo(f"numclaims: {error}", err=True)
        sys.exit(EXIT_USAGE)
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(f"numclaims: unexpected {type(error).__name__}: {error}", err=True)
        click.echo(
            "This is a fault in numclaims. Run again with `numclaims --debug ...` and report what it prints.", err=True
        )
        sys.exit(EXIT_BROKEN)
