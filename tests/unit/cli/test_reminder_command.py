"""`reminders --record`: what is late is recorded as reminded of, by whoever is named."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.golden.reading import read_page_texts, squeezed
from wakayama_audit_gui.bootstrap.command_bench import CommandBench
from wakayama_audit_gui.cli import run_command
from wakayama_audit_gui.cli.telling import FINE, PROBLEM
from wakayama_audit_gui.domain.calendar import fiscal_year
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.edit_office import add_person


def test_what_was_sent_is_recorded_and_listed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = CommandBench(find_paths()._replace(data=tmp_path / "data"))
    file, today = tmp_path / "a.kansafile", bench.now().date()
    name = FormName(fiscal_year(today), FormKind.SECTION, "納税課")
    record = ["reminders", str(file), "--record", "--by", "見本 太郎", "--json"]
    with bench.new_store(file) as store:
        me = add_person(store, "見本 太郎", "監査人", "総務課", "").made
    assert run_command(record, bench) == PROBLEM
    assert "督促するものはありません。" in capsys.readouterr().err
    with bench.open_store(file) as store:
        distribute_forms(store, bench.catalogue(), [name], "2020-01-06", "2020-01-01", me)
    for _twice_a_day in range(2):
        assert run_command(record, bench) == FINE
        told = capsys.readouterr()
        assert "1 件の督促を記録した" in told.err
        (owed,) = json.loads(told.out)
        assert (owed["section"], owed["reminded_times"], owed["reminded_by"]) == ("納税課", 1, me)
        assert owed["reminded"] == today.isoformat()


def test_what_is_recorded_is_what_the_letters_say(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A 課 that owes nothing but its 自己点検票 gets a letter of its own."""
    bench = CommandBench(find_paths()._replace(data=tmp_path / "data"))
    file, out = tmp_path / "a.kansafile", tmp_path / "督促.pdf"
    year = fiscal_year(bench.now().date())
    names = [FormName(year, FormKind.SECTION, section) for section in ("納税課", "人事課")]
    with bench.new_store(file) as store:
        distribute_forms(store, bench.catalogue(), names, "2020-01-06", "2020-01-01", "")
    assert run_command(["reminders", str(file), "-o", str(out), "--record"], bench) == FINE
    told = capsys.readouterr().out
    assert f"{out}: 督促 2 通、2 頁" in told
    assert "2 件の督促を記録した" in told
    text = squeezed("".join(read_page_texts(out.read_bytes())))
    for section in ("納税課", "人事課"):
        assert squeezed(f"{section}　所属長　様") in text
    assert text.count("自己点検票の提出について（督促）") == len(names)


def test_letters_are_sent_under_a_number_on_a_day_that_is_recorded(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bench = CommandBench(find_paths()._replace(data=tmp_path / "data"))
    file, out = tmp_path / "a.kansafile", tmp_path / "督促.pdf"
    name = FormName(fiscal_year(bench.now().date()), FormKind.SECTION, "納税課")
    with bench.new_store(file) as store:
        distribute_forms(store, bench.catalogue(), [name], "2020-01-06", "2020-01-01", "")
    under = [
        "--number",
        "和デ推第45号",
        "--sender",
        "総務部長　見本 太郎",
        "--date",
        "令和8年4月1日",
    ]
    command = ["reminders", str(file), "--json"]
    assert run_command([*command, "-o", str(out), *under, "--record"], bench) == FINE
    (owed,) = json.loads(capsys.readouterr().out)
    assert owed["reminded"] == "2026-04-01"
    text = squeezed("".join(read_page_texts(out.read_bytes())))
    for words in ("和デ推第45号", "令和8年4月1日", "総務部長　見本 太郎"):
        assert squeezed(words) in text
    assert "案" not in text
    assert run_command([*command, "-o", str(out)], bench) == FINE
    assert "案" in "".join(read_page_texts(out.read_bytes()))
    for wrong, said in (
        (["--number", "第1号"], "文書番号と差出人は、手紙に入れるものです。"),
        (["--date", "春"], "発信日「春」は日付として読めません。"),
    ):
        capsys.readouterr()
        assert run_command([*command, *wrong], bench) == PROBLEM
        assert said in capsys.readouterr().err
