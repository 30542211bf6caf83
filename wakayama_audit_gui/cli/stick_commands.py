"""Commands about lent USBメモリ: the ledger out and in, and counting at a 課.

What becomes of a 差異 is decided in the window.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping

from wakayama_audit_gui.cli.arguments import file_name, require_workbook
from wakayama_audit_gui.cli.command import AddCommand, Command
from wakayama_audit_gui.cli.naming import add_person_argument, find_person
from wakayama_audit_gui.cli.parser import JapaneseParser
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, print_json, tell
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.count_sticks import (
    begin_count,
    compare_sticks,
    compose_count,
    end_count,
    note_stick,
    read_count,
)
from wakayama_audit_gui.use_cases.keep_sticks import import_sticks, read_sticks
from wakayama_audit_gui.use_cases.known_sections import (
    known_sections,
    require_sections,
    standing_sections,
)
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.save_paper import require_place, save_paper
from wakayama_audit_gui.use_cases.workbench import Workbench


def add_stick_commands(command: AddCommand) -> Mapping[str, Command]:
    """Add the commands; returns what each does."""
    usb = command("usb", "USBメモリの台帳を出し入れし、現物と照合します。")
    acts = usb.add_subparsers(dest="act", required=True, parser_class=JapaneseParser)
    for name, words in (
        ("import", "台帳を Excel から取り込みます。"),
        ("export", "台帳を Excel に書き出します。"),
        ("count", "管理番号を一行に一つずつ読み、台帳と照合します。"),
    ):
        act = acts.add_parser(name, help=words, description=words)
        act.add_argument("workspace", metavar="WORKSPACE", type=file_name)
        if name == "count":
            act.add_argument("section", metavar="SECTION", help="課")
            act.add_argument("-o", dest="out", type=file_name, metavar="F.pdf", help="照合調書")
            act.add_argument("--json", action="store_true")
            none = "一本もなかったことを記録します（番号は読みません）。"
            act.add_argument("--none-found", action="store_true", help=none)
            add_person_argument(act)
        else:
            act.add_argument("file", metavar="F.xlsx", type=file_name)
            if name == "import":
                add_person_argument(act)
    return {"usb": _usb}


def _usb(options: argparse.Namespace, bench: Workbench) -> int:
    if options.act == "count":
        return _count(options, bench)
    if options.act == "export":
        require_workbook(options.file)
    with bench.open_store(options.workspace) as store:
        if options.act == "import":
            by = find_person(store, options.by)
            sticks = bench.follow_up.read_sticks(options.file)
            known = known_sections(store, bench.catalogue(), bench.now().date())
            require_sections((stick.section for stick in sticks), known)
            import_sticks(store, sticks, by)
        else:
            today = bench.now().date()
            sticks = read_sticks(store, today)
            offered = standing_sections(store, bench.catalogue(), today)
            save_paper(bench.follow_up.write_sticks(sticks, offered), options.file)
    tell(f"{options.file}: {len(sticks)} 本")
    return FINE


def _numbers() -> list[str]:
    """What comes in on standard input, read before anything is recorded."""
    try:
        return [line.strip() for line in sys.stdin if line.strip()]
    except UnicodeDecodeError:
        what = "管理番号の一覧が文字として読めません。"
        raise UserError(what, "UTF-8 で保存し直してください。", code="not_text") from None


def _section(store: Store, bench: Workbench, named: str) -> str:
    """The 課 that is meant: one of the city's, or one that sticks were lent to.

    Raises:
        UserError: There is none of that name.
    """
    today = bench.now().date()
    known = known_sections(store, bench.catalogue(), today)
    require_sections([named], known | {stick.section for stick in read_sticks(store, today)})
    return named.strip()


def _count(options: argparse.Namespace, bench: Workbench) -> int:
    numbers = [] if options.none_found else _numbers()
    if not numbers and not options.none_found:
        remedy = "番号を一行に一つずつ渡すか、一本もなかったときは --none-found を付けてください。"
        raise UserError("番号が一つも読まれていません。", remedy, code="nothing_read")
    if options.out:
        require_place(options.out)
    with bench.open_store(options.workspace) as store:
        section, by = _section(store, bench, options.section), find_person(store, options.by)
        today = bench.now().date()
        made = begin_count(store, section, "", today.isoformat(), by).made
        for number in numbers:
            note_stick(store, read_count(store, made, today), number, by)
        end_count(store, read_count(store, made, today), by, none_found=options.none_found)
        count = read_count(store, made, today)
        compared = compare_sticks(store, count, today)
        letter = compose_count(store, count, today)
    if options.out:
        save_paper(bench.follow_up.print_letters([letter]).data, options.out)
    if options.json:
        print_json(
            {
                "expected": compared.expected,
                "matched": list(compared.matched),
                "differences": [
                    {"number": d.number, "kind": d.kind.value, "words": d.words}
                    for d in compared.differences
                ],
            }
        )
    else:
        for difference in compared.differences:
            tell(difference.words)
        tell(f"台帳 {compared.expected} 本、一致 {len(compared.matched)} 本。")
    return PROBLEM if compared.differences else FINE
