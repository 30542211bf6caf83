"""Every command with arguments that will not do: one sentence, the exit code, and nothing else.

Each row says what is given where; ``W`` stands for the sample workspace. What a command does when
all is well is in test_paper_commands.py and in the journeys.
"""

from __future__ import annotations

import io
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.sample import read_sample
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import build_parser, run_command
from wakayama_audit_gui.cli.telling import FINE, PROBLEM, USAGE
from wakayama_audit_gui.errors import WAYS_BACK
from wakayama_audit_gui.paths import find_paths

REORGANISE = "organisation", "reorganise"
WORKSPACE = (
    *(
        ("visits", "{}"),
        ("attach", "{}", "R8-01", "a.jpg"),
        ("sheet", "{}", "R8-01", "-o", "x.pdf"),
    ),
    *(("seal", "{}", "R8-01"), ("report", "{}", "-o", "x.pdf"), ("verify", "{}")),
    *(("verify", "{}", "a.pdf"), ("doctor", "{}"), ("doctor", "{}", "--json"), ("findings", "{}")),
    *(("doctor", "{}", "--salvage", "neu.kansafile"), ("forms", "distribute", "{}", "aus")),
    *(("forms", "collect", "{}", "a.jpg"), ("select", "{}"), ("notice", "{}", "1", "-o", "x.pdf")),
    *(("improvements", "distribute", "{}", "aus", "1"), ("improvements", "collect", "{}", "a.jpg")),
    *(("followup", "{}", "R8-01", "-o", "x.pdf"), ("reminders", "{}"), ("survey", "{}")),
    ("announce", "{}", "R8-01", "-o", "x.pdf"),
    *(("register", "export", "{}", "-o", "x.xlsx"), ("usb", "import", "{}", "ledger.xlsx")),
    *(("register", "import", "{}", "book.xlsx"), ("usb", "export", "{}", "x.xlsx")),
    *(("usb", "count", "{}", "デジタル推進課"), ("backup", "{}"), ("organisation", "show", "{}")),
    *(("survey", "distribute", "{}", "aus"), ("survey", "collect", "{}", "a.jpg")),
    ("survey", "adopt", "{}"),
    *((*REORGANISE, "{}", "廃止", "--on", "2027-04-01"), ("organisation", "import", "{}", "a.jpg")),
)
"""Every command that opens a workspace."""

OUTPUT = (
    *(("sheet", "W", "R8-01", "-o", "{}"), ("blank", "S01", "-o", "{}")),
    ("announce", "W", "R8-01", "-o", "{}"),
    *(("notice", "W", "3.3.2-3", "-o", "{}"), ("usb", "count", "W", "デジタル推進課", "-o", "{}")),
)
"""Every command that writes a paper under any name."""

INPUT = (
    *(("verify", "W", "{}"), ("register", "import", "W", "{}"), ("usb", "import", "W", "{}")),
    *(("attach", "W", "R8-02", "{}"), ("forms", "collect", "W", "{}")),
    *(("improvements", "collect", "W", "{}"), ("restore", "{}", "neu.kansafile")),
    *(("organisation", "import", "W", "{}"), ("survey", "collect", "W", "{}")),
)
"""Every command that reads a file brought along."""

NEW_PLACE = (
    *(("new", "{}"), ("restore", "BACKUP", "{}"), ("doctor", "W", "--salvage", "{}")),
    *(("demo", "{}"), ("forms", "distribute", "W", "{}")),
    ("improvements", "distribute", "W", "{}", "3.3.2-3"),
)
"""Every command that makes a workspace or a folder."""

UNKNOWN = (
    *(("sheet", "W", "R9-99", "-o", "x.pdf"), ("sheet", "W", "", "-o", "x.pdf")),
    *(("sheet", "W", "R8-01", "--revision", "-1", "-o", "x.pdf"), ("seal", "W", "R9-99")),
    *(("attach", "W", "R9-99", "a.jpg"), ("attach", "W", "R8-02", "a.jpg", "--item", "999")),
    *(("attach", "W", "R8-02", "a.jpg", "--item", ""), ("blank", "S99", "-o", "x.pdf")),
    *(("blank", "", "-o", "x.pdf"), ("followup", "W", "R9-99", "-o", "x.pdf")),
    *(("followup", "W", "R8-01", "-o", "x.pdf"), ("notice", "W", "9.9-9", "-o", "x.pdf")),
    *(("improvements", "distribute", "W", "aus", "9.9-9"), ("usb", "count", "W", "宇宙課")),
    ("improvements", "collect", "W", "a.jpg", "--by", "名前のない人"),
    ("announce", "W", "R9-99", "-o", "x.pdf"),
    ("announce", "W", "R8-01", "-o", "x.pdf", "--number", "1", "--by", "名前のない人"),
    ("usb", "count", "W", "デジタル推進課", "--by", "名前のない人"),
    ("announce", "W", "R8-01", "-o", "x.pdf", "--by", "名前のない人"),
    ("forms", "distribute", "W", "aus", "--by", "名前のない人"),
    ("forms", "collect", "W", "a.jpg", "--by", "名前のない人"),
    ("survey", "distribute", "W", "aus", "--by", "名前のない人"),
    ("survey", "collect", "W", "a.jpg", "--by", "名前のない人"),
    ("survey", "adopt", "W", "--by", "名前のない人"),
    ("survey", "adopt", "W", "火星課"),
    ("register", "import", "W", "book.xlsx", "--by", "名前のない人"),
    ("announce", "W", "R8-01", "-o", "x.pdf", "--date", "13月"),
    ("announce", "W", "R8-01", "-o", "x.pdf", "--number", "第" * 99),
    *(("usb", "count", "W", ""), ("report", "W", "--year", "令和99年度", "-o", "x.pdf")),
    *(
        ("report", "W", "-o", "x.odt"),
        ("report", "W", "--paper", "改善状況表", "-o", "x.docx"),
        ("report", "W", "-o", "folder"),
        ("findings", "W", "--year", "x"),
    ),
    *(
        ("select", "W", "--year", "x"),
        ("survey", "W", "--year", "x"),
        ("usb", "export", "W", "x.pdf"),
    ),
    *(
        (*command, "--year", "令和99年度")
        for command in (
            ("forms", "distribute", "W", "aus"),
            ("forms", "collect", "W", "a.jpg"),
            ("survey", "distribute", "W", "aus"),
            ("survey", "W"),
            ("select", "W"),
        )
    ),
    *(
        ("forms", "distribute", "W", "aus", "--year", "x"),
        ("register", "export", "W", "-o", "x.pdf"),
    ),
    ("forms", "distribute", "W", "aus", "--deadline", "2026-13-01"),
    ("survey", "distribute", "W", "aus", "--deadline", "2026-13-01"),
    *(("organisation", "show", "W", "--on", "x"), (*REORGANISE, "W", "廃止", "--on", "2027-04-01")),
    (*REORGANISE, "W", "廃止", "--on", "2027-04-01", "--from", "宇宙課"),
    (*REORGANISE, "W", "改称", "--on", "x", "--from", "デジタル推進課", "--to", "情報政策課"),
    (*REORGANISE, "W", "新設", "--on", "2027-04-01", "--to", "デジタル推進課"),
    (*REORGANISE, "W", "新設", "--on", "2027-04-01", "--to", "局//"),
)
"""Visits, systems, items, findings, 課, years, dates and kinds of file that are none."""


class Room(NamedTuple):
    """A folder with everything hostile in it, and a bench."""

    bench: CommandBench
    folder: Path
    workspace: Path
    backup: Path


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    folder = tmp_path_factory.mktemp("hostile")
    bench = CommandBench(find_paths()._replace(data=folder / "data"))
    workspace = read_sample(tmp_path_factory).copy_to(folder)
    backup = bench.backup(workspace)
    (folder / "zero").write_bytes(b"")
    (folder / "folder").mkdir()
    (folder / "text.txt").write_text("no such kind of file\n" * 300)
    (folder / "a.pdf").write_bytes(b"%PDF-1.4\n")
    run_command(["usb", "export", str(workspace), str(folder / "ledger.xlsx")], bench)
    run_command(["register", "export", str(workspace), "-o", str(folder / "book.xlsx")], bench)
    return Room(bench, folder, workspace, backup)


@pytest.fixture
def at(room: Room, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    """In that folder, with a number coming in; whatever was there is as it was afterwards."""
    monkeypatch.chdir(room.folder)
    monkeypatch.setattr(sys, "stdin", io.StringIO("0001\n"))
    before = {p: p.read_bytes() for p in room.folder.iterdir() if p.is_file()}
    yield room
    for path, data in before.items():
        assert path.name.startswith(room.workspace.name) or path.read_bytes() == data
    assert list(room.folder.glob("**/.*.part")) == []


def filled(room: Room, arguments: tuple[str, ...], given: str = "") -> list[str]:
    stand_ins = {"W": room.workspace.name, "BACKUP": str(room.backup), "{}": given}
    return [stand_ins.get(argument, argument) for argument in arguments]


def assert_one_sentence(told: str) -> None:
    told = told.replace(f"\n{WAYS_BACK}\n", "\n")  # a line after everything that is broken
    assert told.count("\n") == 1, told
    assert told.endswith("。\n")
    assert re.search(r"[ぁ-ん]", told)
    assert not re.search(r"Errno|Error|[Nn]o such|[Ii]s a dir|denied", told)


@pytest.mark.parametrize("arguments", WORKSPACE, ids=" ".join)
@pytest.mark.parametrize("given", ["none", "folder", "zero", "text.txt", "text.txt/x", "あ" * 300])
def test_what_is_no_workspace(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], given: str
) -> None:
    code = run_command(filled(at, arguments, given), at.bench)
    told = capsys.readouterr()
    assert code == PROBLEM
    if "--json" in arguments and not told.err:
        assert '"ok": false' in told.out
    else:
        assert_one_sentence(told.err)
        assert told.out == ""


@pytest.mark.parametrize("arguments", OUTPUT, ids=" ".join)
@pytest.mark.parametrize(
    "given", ["folder", ".", "zero", "text.txt", "text.txt/x.pdf", "none/x.pdf", "/proc/x.pdf"]
)
def test_a_paper_that_can_not_be_put_there(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], given: str
) -> None:
    assert run_command(filled(at, arguments, given), at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", INPUT, ids=" ".join)
@pytest.mark.parametrize("given", ["none.pdf", "zero", "text.txt", "text.txt/x", "あ" * 300])
def test_a_file_that_can_not_be_read(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], given: str
) -> None:
    assert run_command(filled(at, arguments, given), at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", [a for a in INPUT if "collect" not in a], ids=" ".join)
def test_a_folder_where_a_file_is_meant(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run_command(filled(at, arguments, "folder"), at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", NEW_PLACE, ids=" ".join)
@pytest.mark.parametrize("given", ["text.txt", "text.txt/x", "あ" * 300, "/proc/x"])
def test_a_place_where_nothing_can_be_made(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], given: str
) -> None:
    assert run_command(filled(at, arguments, given), at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", UNKNOWN, ids=" ".join)
def test_what_is_not_known(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    assert run_command(filled(at, arguments), at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)


@pytest.mark.parametrize("arguments", [*WORKSPACE, *OUTPUT, *INPUT, *NEW_PLACE], ids=" ".join)
@pytest.mark.parametrize(("given", "said"), [("", "の名前が空です"), ("a\0b", "使えない文字")])
def test_a_name_that_is_none(
    at: Room,
    capsys: pytest.CaptureFixture[str],
    arguments: tuple[str, ...],
    given: str,
    said: str,
) -> None:
    with pytest.raises(SystemExit) as left:
        run_command(filled(at, arguments, given), at.bench)
    assert left.value.code == USAGE
    assert said in capsys.readouterr().err.splitlines()[-1]


def test_the_tables_miss_no_command() -> None:
    (commands,) = (action.choices for action in build_parser()._actions if action.choices)
    tried = {row[0] for row in (*WORKSPACE, *OUTPUT, *INPUT, *NEW_PLACE, *UNKNOWN)}
    assert set(commands) - tried == {"catalogue"}, "it takes no argument"


def test_nothing_counts_as_given_out_when_the_folder_can_not_be_made(
    at: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = at.bench.verify(at.workspace).entries
    assert run_command(filled(at, ("forms", "distribute", "W", "text.txt")), at.bench) == PROBLEM
    assert "フォルダーではない" in capsys.readouterr().err
    assert at.bench.verify(at.workspace).entries == entries


def test_a_spreadsheet_never_replaces_a_backup(
    at: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    named = at.folder / "控え.xlsx"
    named.write_bytes(at.backup.read_bytes())
    for command in (("usb", "export", "W", "{}"), ("register", "export", "W", "-o", "{}")):
        assert run_command(filled(at, command, str(named)), at.bench) == PROBLEM
        assert "上書きしません" in capsys.readouterr().err
    assert named.read_bytes() == at.backup.read_bytes()
    named.unlink()
    for _ in range(2):
        assert run_command(filled(at, ("usb", "export", "W", "台帳.xlsx")), at.bench) == FINE


def test_numbers_that_are_no_text_are_refused_before_a_count_begins(
    at: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = at.bench.verify(at.workspace).entries
    shift_jis = io.TextIOWrapper(io.BytesIO("管理番号".encode("shift_jis")), "utf-8")
    monkeypatch.setattr(sys, "stdin", shift_jis)
    command = filled(at, ("usb", "count", "W", "デジタル推進課"))
    assert run_command(command, at.bench) == PROBLEM
    assert "UTF-8" in capsys.readouterr().err
    assert at.bench.verify(at.workspace).entries == entries


def test_a_count_that_read_nothing_is_refused_unless_that_is_said(
    at: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    entries = at.bench.verify(at.workspace).entries
    monkeypatch.setattr(sys, "stdin", io.StringIO(""))
    command = filled(at, ("usb", "count", "W", "デジタル推進課"))
    assert run_command(command, at.bench) == PROBLEM
    told = capsys.readouterr().err
    assert_one_sentence(told)
    assert "番号が一つも読まれていません。" in told
    assert "--none-found" in told
    assert at.bench.verify(at.workspace).entries == entries
    assert run_command([*command, "--none-found"], at.bench) == PROBLEM, "all are missing"
    assert "一致 0 本" in capsys.readouterr().out
    assert len(at.bench.verify(at.workspace).entries) == len(entries) + 2


def test_a_person_who_is_not_there_is_refused_by_naming_who_is(
    at: Room, capsys: pytest.CaptureFixture[str]
) -> None:
    entries = at.bench.verify(at.workspace).entries
    command = filled(at, ("announce", "W", "R8-01", "-o", "x.pdf", "--by", "架空"))
    assert run_command(command, at.bench) == PROBLEM
    told = capsys.readouterr().err
    assert "「架空」さんがこの監査ファイルにいません。" in told
    assert "見本 太郎（ID " in told
    assert not (at.folder / "x.pdf").exists()
    assert at.bench.verify(at.workspace).entries == entries


@pytest.mark.parametrize("name", ["no/such/folder.pdf", "text.txt", ""])
def test_a_paper_that_cannot_be_saved_is_refused_before_a_count_begins(
    at: Room, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    entries = at.bench.verify(at.workspace).entries
    monkeypatch.setattr(sys, "stdin", io.StringIO("0001\n"))
    out = str(at.folder / name)
    command = filled(at, ("usb", "count", "W", "デジタル推進課", "-o", out))
    assert run_command(command, at.bench) == PROBLEM
    assert_one_sentence(capsys.readouterr().err)
    assert at.bench.verify(at.workspace).entries == entries


@pytest.mark.parametrize("arguments", WORKSPACE, ids=" ".join)
def test_a_workspace_somebody_else_holds(
    at: Room, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], held: None
) -> None:
    assert run_command(filled(at, arguments, at.workspace.name), at.bench) == PROBLEM
    told = capsys.readouterr()
    assert_one_sentence(told.err)
    assert "使用中です。" in told.err
    assert told.out == ""


@pytest.fixture(scope="module")
def held(room: Room) -> Iterator[None]:
    """Another process that has the workspace open."""
    program = (
        "import sys; from pathlib import Path;"
        "from wakayama_audit_gui.storage.workspace import open_workspace;"
        "store = open_workspace(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, str(room.workspace)],
        cwd=Path(__file__).parents[3],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"open\n"
        yield
        other.communicate()
