"""`forms` in process: who gave out and who took in stands in the record."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.journeys.test_forms import answer
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.cli.telling import FINE
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.edit_office import add_person
from wakayama_audit_gui.use_cases.hand_out_forms import hand_out_forms


def test_whoever_is_named_moves_deadlines_and_takes_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = CommandBench(find_paths()._replace(data=tmp_path / "data"))
    file, out, back = tmp_path / "a.kansafile", tmp_path / "out", tmp_path / "back"
    name = FormName(fiscal_year(bench.now().date()), FormKind.SECTION, "納税課")
    with bench.new_store(file) as store:
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
        distribute_forms(store, bench.catalogue(), [name], "", "2026-06-01", "")
        hand_out_forms(store, [name], out, bench.forms.write)
    (sheet,) = out.glob("*.xlsx")
    back.mkdir()
    shutil.copy(sheet, back / "a.xlsx")
    answer(back / "a.xlsx")
    who = ["--by", "見本 太郎"]
    given = ["forms", "distribute", str(file), str(out), "--deadline", "2027-02-01", *who]
    assert run_command(given, bench) == FINE
    told = capsys.readouterr().err
    assert "すでにあったファイル 3 個は、そのままにしました。" in told
    assert "印字された提出期限は、改める前の日です。改めた日のものを渡すときは、別の" in told
    assert run_command(given, bench) == FINE
    assert "印字" not in capsys.readouterr().err, "no deadline was moved by this one"
    assert run_command(["forms", "collect", str(file), str(back), *who], bench) == FINE
    assert "取り込みました" in capsys.readouterr().out
    others = name._replace(owner="デジタル推進課")
    with bench.open_store(file) as store:
        for book, field in (
            (name.book, "deadline"),
            (name.book, "state"),
            (others.book, "distributed"),
        ):
            (head,) = store.cell(book, field)
            assert head.by == me, (book, field)
