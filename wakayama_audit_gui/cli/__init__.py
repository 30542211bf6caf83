"""The command line: the same use cases without a window.

The commands are in the modules of this folder, by what they are about. What they need from other
floors comes in as a Workbench, which bootstrap implements.
Exit codes: 0 fine, 1 a problem was found, 2 the command was written wrongly.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import NamedTuple

from wakayama_audit_gui import __version__
from wakayama_audit_gui.cli.arguments import file_name
from wakayama_audit_gui.cli.command import Command
from wakayama_audit_gui.cli.file_commands import add_file_commands
from wakayama_audit_gui.cli.follow_up_commands import add_follow_up_commands
from wakayama_audit_gui.cli.form_commands import add_form_commands
from wakayama_audit_gui.cli.organisation_commands import add_organisation_commands
from wakayama_audit_gui.cli.paper_commands import add_paper_commands
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.register_commands import add_register_commands
from wakayama_audit_gui.cli.report_commands import add_report_commands
from wakayama_audit_gui.cli.stick_commands import add_stick_commands
from wakayama_audit_gui.cli.streams import settle_streams
from wakayama_audit_gui.cli.survey_commands import add_survey_commands
from wakayama_audit_gui.cli.telling import PROBLEM, complain, in_words
from wakayama_audit_gui.cli.visit_commands import add_visit_commands
from wakayama_audit_gui.cli.year_commands import add_year_commands
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.workbench import Workbench


def build_parser() -> argparse.ArgumentParser:
    """All commands with their arguments."""
    return _build().parser


class _Commands(NamedTuple):
    """All commands.

    Attributes:
        parser: Of those that are called by one word.
        apart: First two words → parser, where the first alone is a command too.
        doing: Name → what it does.
    """

    parser: argparse.ArgumentParser
    apart: dict[str, argparse.ArgumentParser]
    doing: dict[str, Command]

    def parse(self, given: list[str]) -> argparse.Namespace:
        """What was written; leaves with USAGE when it was written wrongly."""
        apart = self.apart.get(" ".join(given[:2]))
        return apart.parse_args(given[2:]) if apart else self.parser.parse_args(given)


def _build() -> _Commands:
    parser = JapaneseParser(
        prog="main.py", description="監査手帳。引数なし、または監査ファイルで窓を開きます。"
    )
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(dest="command", required=True, parser_class=JapaneseParser)

    apart: dict[str, argparse.ArgumentParser] = {}

    def command(name: str, words: str, /, *arguments: str) -> argparse.ArgumentParser:
        if " " in name:
            made = apart[name] = JapaneseParser(prog=f"main.py {name}", description=words)
            made.set_defaults(command=name)
        else:
            made = commands.add_parser(name, help=words, description=words)
        for argument in arguments:
            made.add_argument(argument.lower(), metavar=argument, type=file_name)
        return made

    doing = {
        **add_visit_commands(command),
        **add_paper_commands(command),
        **add_report_commands(command),
        **add_file_commands(command),
        **add_year_commands(command),
        **add_form_commands(command),
        **add_follow_up_commands(command),
        **add_register_commands(command),
        **add_survey_commands(command),
        **add_stick_commands(command),
        **add_organisation_commands(command),
    }
    return _Commands(parser, apart, doing)


def run_command(arguments: Sequence[str], bench: Workbench) -> int:
    """Run one command; a failure of the world is one sentence on standard error.

    Args:
        arguments: As ``sys.argv[1:]``.
        bench: The other floors.

    Returns:
        FINE or PROBLEM; a command written wrongly leaves with USAGE by itself.
    """
    settle_streams()
    commands = _build()
    options = commands.parse(list(arguments))
    try:
        code = commands.doing[options.command](options, bench)
        sys.stdout.flush()
    except UserError as error:
        complain(f"{error.what}{error.remedy}")
    except OSError as error:
        complain(in_words(error))
    except KeyboardInterrupt:
        complain("途中でやめました。それまでに記録したものは残っています。")
    else:
        return code
    return PROBLEM
