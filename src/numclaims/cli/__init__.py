"""The command line: the library's functions, with errors that tell the cure. A command is a module."""

from __future__ import annotations

import sys

import click

from numclaims.cli import console, examples
from numclaims.cli.decisions import decisions
from numclaims.cli.diff import diff
from numclaims.cli.explain import explain
from numclaims.cli.export import export
from numclaims.cli.extract import extract
from numclaims.cli.ledger import ledger
from numclaims.cli.measures import measures
from numclaims.cli.review import review
from numclaims.cli.run import discrepancies, plot, run
from numclaims.cli.series import series
from numclaims.cli.verify import verify
from numclaims.errors import NumclaimsError
from numclaims.version import VERSION


class _InOrder(click.Group):
    """Lists the commands in the order in which they are wanted, and not by name."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click asks so
        """The names, as they were added."""
        return list(self.commands)


@click.group(
    cls=_InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `numclaims run FOLDER`, and open reports/report.html. Exit status: 0 done; 1 look (diff, verify, "
    "measures); 2 wrong usage; 3 some input could not be read, or none was there.",
)
@click.version_option(VERSION, package_name="numclaims")
@click.option("--debug", is_flag=True, help="Show the traceback of an unexpected error.")
def cli(debug: bool) -> None:
    """How many, according to whom, as of when, and where the reports disagree.

    Finds every number in news texts with its unit, its source, its place and its day, and follows each figure across
    reports.
    """


for _command, _does in (
    (run, "Do the whole job: page, tables, plots, report."),
    (extract, "Write a row for every number."),
    (explain, "Show what every stage makes of a sentence."),
    (review, "Accept, correct or reject claims."),
    (decisions, "List, export, import, add, withdraw what people decided."),
    (diff, "Say what changed between two runs."),
    (verify, "Check a page against its texts."),
    (export, "Write the tables as workbook, SQLite, annotations, HXL."),
    (plot, "Draw the plots again from a ledger."),
    (discrepancies, "Write tables and report again from a ledger."),
    (ledger, "Show the runs of a ledger; export and import it."),
    (series, "Follow the figures of a large data set."),
    (measures, "List the measures: what can be counted."),
):
    _command.short_help = _does
    cli.add_command(_command)
examples.attach(cli)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line; no traceback reaches a user without ``--debug``."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        cli.main(args=given, prog_name="numclaims", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        sys.exit(console.EXIT_USAGE)
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
        sys.exit(console.EXIT_USAGE)
    except Exception as error:
        if "--debug" in given:
            raise
        click.echo(f"numclaims: unexpected {type(error).__name__}: {error}", err=True)
        click.echo(
            "This is a fault in numclaims. Run again with `numclaims --debug ...` and report what it prints.", err=True
        )
        sys.exit(console.EXIT_BROKEN)
