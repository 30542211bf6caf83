"""What a report is made of, read from the record; what the office writes and withholds."""

from __future__ import annotations

import pytest

from tests.unit.use_cases.field import NOW, Field
from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.report import Passages
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.use_cases.read_report import read_report, report_photos, report_years
from wakayama_audit_gui.use_cases.undo_change import undo_change
from wakayama_audit_gui.use_cases.write_report import (
    issue_report,
    publish_part,
    withhold_part,
    write_passages,
)


def test_a_year_of_visits_and_the_published_year_can_be_reported(
    field: Field, catalogue: Catalogue
) -> None:
    assert report_years(field.store, catalogue) == (2026, 2022)
    published = read_report(field.store, catalogue, 2022, NOW)
    assert len(published.findings) == 70
    assert published.sheets == ()


def test_visits_of_the_year_are_appended_and_their_systems_have_chapters(
    field: Field, catalogue: Catalogue
) -> None:
    source = read_report(field.store, catalogue, 2026, NOW)
    assert source.audited == ("S01",)
    assert [sheet.sheet_no for sheet in source.sheets] == [field.visit.sheet_no]
    (line,) = source.visits
    assert line[4] == "未確定"
    assert "見本 太郎" in source.persons
    assert report_photos(field.store, None, 2026)("gone") is None  # type: ignore[arg-type]


def test_what_the_office_writes_is_in_the_report(field: Field, catalogue: Catalogue) -> None:
    write_passages(field.store, 2026, Passages(opinion="改善を求める。"), field.me)
    issue_report(field.store, 2026, " 総デ第1号 ", "2027-03-31", "和歌山市", field.me)
    source = read_report(field.store, catalogue, 2026, NOW)
    assert source.passages == Passages(opinion="改善を求める。")
    assert (source.number, source.office) == ("総デ第1号", "和歌山市")
    assert read_report(field.store, catalogue, 2022, NOW).number == ""


def test_a_part_is_withheld_with_a_reason_until_it_is_published_after_all(
    field: Field, catalogue: Catalogue
) -> None:
    store = field.store
    made = withhold_part(store, 2026, "R8/1", " 北棟 ", "場所のため", field.me, now=NOW)
    (part,) = read_report(store, catalogue, 2026, NOW).withheld
    assert part == (made.made, "R8/1", "北棟", "場所のため")
    publish_part(store, 2026, made.made, field.me)
    assert read_report(store, catalogue, 2026, NOW).withheld == ()


def test_withholding_can_be_taken_back(field: Field, catalogue: Catalogue) -> None:
    done = withhold_part(field.store, 2026, "", "北棟", "場所のため", field.me, now=NOW)
    undo_change(field.store, done, field.me)
    assert read_report(field.store, catalogue, 2026, NOW).withheld == ()


@pytest.mark.parametrize(("words", "reason"), [(" 　\n", "理由"), ("北棟", " ")])
def test_nothing_is_withheld_without_words_and_reason(
    field: Field, catalogue: Catalogue, words: str, reason: str
) -> None:
    with pytest.raises(UserError, match="空です"):
        withhold_part(field.store, 2026, "", words, reason, field.me, now=NOW)
    assert read_report(field.store, catalogue, 2026, NOW).withheld == ()
