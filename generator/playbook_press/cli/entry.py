"""Where the command begins and ends: arguments in, exit status out, never a traceback."""

import os
import platform
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path

import click

from playbook_press import __version__
from playbook_press.cli.group import playbook
from playbook_press.cli.refusal import CouldNotRunError
from playbook_press.diagnostics.report import COULD_NOT_RUN
from playbook_press.engines import properdocs
from playbook_press.source.collector import pass_over

_INTERRUPTED = 130  # as shells report it: 128 + SIGINT


def main() -> None:
    """Run the command with the arguments of this process, and end it."""
    if properdocs.is_wanted():
        properdocs.take_place()
    status = run(sys.argv[1:])
    pass_over()
    sys.exit(status)


def run(arguments: Sequence[str]) -> int:
    """Run the command; 0 nothing wrong, 1 problems in content, 2 could not run."""
    output = sys.stdout
    try:
        status = playbook.main(
            list(arguments), prog_name="playbook", standalone_mode=False, obj=tuple(arguments)
        )
    except click.ClickException as mistake:
        mistake.show()
        return COULD_NOT_RUN
    except (click.Abort, KeyboardInterrupt):
        return _INTERRUPTED
    except SystemExit:
        # Where a pipe breaks, click muffles the output and ends the process with 1, which
        # means problems here.
        if sys.stdout is output:
            raise
        return _seen_enough()
    except BrokenPipeError:
        return _seen_enough()
    except CouldNotRunError as reason:
        click.echo(f"error: {reason}", err=True)
        return COULD_NOT_RUN
    except Exception as failure:
        click.echo(internal_error(failure, arguments), err=True)
        return COULD_NOT_RUN
    return status if isinstance(status, int) else 0


def _seen_enough() -> int:
    """Whoever read our output wants no more of it (`playbook explain | head`)."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    return 0


def internal_error(failure: Exception, arguments: Sequence[str]) -> str:
    """What we say about a mistake of our own, so that it can be reported and found."""
    frames = traceback.extract_tb(failure.__traceback__)
    place = f"{Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else "unknown place"
    lines = [
        f"error[internal-error]: {type(failure).__name__}: {failure} ({place})",
        "  = why: This is a mistake in Playbook Press, not in your content.",
        f"  = version: playbook-press {__version__}, Python {platform.python_version()}",
        f"  = platform: {platform.platform()}",
        f"  = command: playbook {' '.join(arguments)}",
        "  = fix: Report it with these lines. PLAYBOOK_TRACE=1 adds how it came about.",
    ]
    if os.environ.get("PLAYBOOK_TRACE"):
        lines += ["", "".join(traceback.format_exception(failure)).rstrip()]
    return "\n".join(lines)
