"""What 集計 is counted from: the history is there, and answers stand beside what was seen."""

from __future__ import annotations

from tests.unit.use_cases.field import Field, the_catalogue
from wakayama_audit_gui.domain.analysis import Axis, break_down
from wakayama_audit_gui.domain.contradiction import TOO_BAD, TOO_GOOD
from wakayama_audit_gui.domain.repeats import map_repeats
from wakayama_audit_gui.domain.self_inspection import FormKind, FormName, Reply
from wakayama_audit_gui.domain.verdict import Verdict
from wakayama_audit_gui.record.memory_store import MemoryStore
from wakayama_audit_gui.use_cases.answer_form import answer_form
from wakayama_audit_gui.use_cases.answer_item import give_verdict
from wakayama_audit_gui.use_cases.distribute_forms import distribute_forms
from wakayama_audit_gui.use_cases.read_analysis import read_analysis
from wakayama_audit_gui.use_cases.read_form import read_form

YEAR = 2026


def test_the_seventy_published_ones_are_there_without_anything_else() -> None:
    found = read_analysis(MemoryStore(), the_catalogue())
    counted = break_down(found.classed, Axis.YEAR)
    (year,) = counted.groups
    kinds = {kind: len(year.of_kind(kind).findings) for kind in counted.kinds}
    assert (year.label, kinds) == ("令和4年度", {"指摘": 41, "意見": 29})
    assert found.years == (2022,)
    assert found.compared == ()
    assert all(one.item and one.theme for one in found.classed)


def test_the_badge_is_the_most_repeated_item() -> None:
    found = read_analysis(MemoryStore(), the_catalogue())
    first = map_repeats(found.classed, Axis.ITEM, found.systems).rows[0]
    assert first.label == "来訪者の識別（ビジターバッジ）"
    assert sum(cell is not None for cell in first.cells) == 5
    assert not first.whole.again, "one year alone"


def test_a_finding_of_a_visit_has_the_theme_of_the_earlier_ones(field: Field) -> None:
    badge = next(row for row in field.rows if row.item.id == "visitor_badge")
    give_verdict(field.store, field.visit, badge, Verdict.SHITEKI, field.me)
    found = read_analysis(field.store, the_catalogue())
    own = next(one for one in found.classed if one.finding.visit == field.id)
    assert own.theme == "来訪者区別"
    assert own.item == "来訪者の識別（ビジターバッジ）"
    first = map_repeats(found.classed, Axis.ITEM, found.systems).rows[0]
    assert first.whole.again
    assert first.whole.years == (2022, YEAR)


def test_what_was_said_stands_beside_what_was_seen(field: Field) -> None:
    name = FormName(YEAR, FormKind.SYSTEM, "S01")
    distribute_forms(field.store, the_catalogue(), [name], "2026-06-30", "2026-06-01", field.me)
    form = read_form(field.store, name)
    seen = {row.item.id: row for row in field.rows}
    first, second = [q for q in form.sent.questions if q.item in seen]
    answer_form(field.store, form, first.id, Reply("はい"), field.me)
    answer_form(field.store, form, second.id, Reply("いいえ", "鍵がない。"), field.me)
    for question, verdict in ((first, Verdict.IKEN), (second, Verdict.CONFORMING)):
        give_verdict(field.store, field.visit, seen[question.item], verdict, field.me)
    found = read_analysis(field.store, the_catalogue()).compared
    by_item = {one.subject.rpartition("/")[2]: one for one in found}
    good, bad = by_item[first.item], by_item[second.item]
    assert (good.way, good.verdict, good.owner) == (
        TOO_GOOD,
        "意見",
        the_catalogue().systems["S01"].name,
    )
    assert (bad.way, bad.reason) == (TOO_BAD, "鍵がない。")
    assert good.visit == field.id
    assert good.place
    assert good.form == name
    answer_form(
        field.store, read_form(field.store, name), first.id, Reply("該当なし", "ない。"), field.me
    )
    found = read_analysis(field.store, the_catalogue()).compared
    assert [one.subject for one in found] == [bad.subject], "該当なし is not compared"


def test_another_year_is_not_compared(field: Field) -> None:
    name = FormName(YEAR - 1, FormKind.SYSTEM, "S01")
    distribute_forms(field.store, the_catalogue(), [name], "2025-06-30", "2025-06-01", field.me)
    form = read_form(field.store, name)
    seen = {row.item.id: row for row in field.rows}
    question = next(q for q in form.sent.questions if q.item in seen)
    answer_form(field.store, form, question.id, Reply("はい"), field.me)
    give_verdict(field.store, field.visit, seen[question.item], Verdict.SHITEKI, field.me)
    assert read_analysis(field.store, the_catalogue()).compared == ()


def test_a_section_is_compared_where_it_is_responsible(field: Field) -> None:
    asked = {q.item for q in the_catalogue().questions.values() if q.kind is FormKind.SECTION}
    row = next(row for row in field.rows if row.place.section and row.item.id in asked)
    name = FormName(YEAR, FormKind.SECTION, row.place.section)
    distribute_forms(field.store, the_catalogue(), [name], "2026-06-30", "2026-06-01", field.me)
    form = read_form(field.store, name)
    question = next(q for q in form.sent.questions if q.item == row.item.id)
    answer_form(field.store, form, question.id, Reply("はい"), field.me)
    give_verdict(field.store, field.visit, row, Verdict.SHITEKI, field.me)
    (one,) = read_analysis(field.store, the_catalogue()).compared
    assert (one.owner, one.place, one.way) == (row.place.section, row.place.name, TOO_GOOD)
