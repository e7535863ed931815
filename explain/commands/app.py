"""The verbs of `chamdiem`. Heavy modules are read when a verb runs, not before."""

from typing import Annotated

import typer

from explain.commands.audit import audit
from explain.commands.check import check
from explain.commands.compare import compare
from explain.commands.demo import demo
from explain.commands.diff import diff
from explain.commands.due import due
from explain.commands.exits import FINE
from explain.commands.explain import explain
from explain.commands.facts import facts
from explain.commands.plan import plan
from explain.commands.rank import rank
from explain.commands.schema import schema
from explain.commands.score import score
from explain.commands.verify import verify
from explain.commands.whatif import whatif

_VERBS = (
    *(score, explain, check, facts),
    *(audit, verify),
    *(whatif, plan, rank, compare, diff, due),
    *(schema, demo),
)
VERBS = {verb.__name__: verb for verb in _VERBS}

app = typer.Typer(
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help=(
        "Chấm điểm xã theo PAR Index, SIPAS, PAPI; mọi điểm mất, điểm chờ đều có lý do. / "
        "Score communes on PAR Index, SIPAS and PAPI, with a reason for every point."
    ),
)
for verb in VERBS.values():
    app.command()(verb)


@app.callback(invoke_without_command=True)
def version(
    version: Annotated[
        bool, typer.Option("--version", help="In số phiên bản. / Print the version.")
    ] = False,
) -> int:
    """Print the version, where asked."""
    if version:
        from engine import __version__

        typer.echo(__version__)
    return FINE
