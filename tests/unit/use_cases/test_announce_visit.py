"""実施通知: one letter to each 課 that is visited, under a number of the year's choice."""

from __future__ import annotations

import pytest

from tests.golden.reading import read_page_texts, squeezed
from tests.unit.use_cases.field import Field, the_catalogue
from tests.unit.use_cases.signing import sealed
from wakayama_audit_gui.domain.letter import SentUnder
from wakayama_audit_gui.errors import UserError
from wakayama_audit_gui.outputs.pdf.letter import render_letters
from wakayama_audit_gui.paths import find_paths
from wakayama_audit_gui.use_cases.announce_visit import (
    compose_announcements,
    read_announcement,
    write_announcement,
)
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace
from wakayama_audit_gui.use_cases.plan_visit import plan_visit
from wakayama_audit_gui.use_cases.read_office import read_office
from wakayama_audit_gui.use_cases.read_visit import read_visit
from wakayama_audit_gui.use_cases.undo_change import undo_change

TOLD = SentUnder("和デ推第123号", "2026-08-03", "総務部長　見本 太郎")


def test_each_section_gets_a_letter_with_its_own_places(field: Field) -> None:
    plan = field.plan._replace(
        places=(*field.plan.places, PlannedPlace("納税課 執務室", "office", "納税課"))
    )
    persons = read_office(field.store).persons
    made = plan_visit(field.store, the_catalogue(), plan, persons, field.me).made
    visit = read_visit(field.store, made)
    write_announcement(field.store, visit, TOLD, field.me)
    first, second = compose_announcements(field.store, visit)
    assert (first.to, second.to) == (("デジタル推進課　所属長　様",), ("納税課　所属長　様",))
    assert (first.number, first.date, first.mark) == ("和デ推第123号", "令和8年8月3日", "")
    data = render_letters([first, second], lambda _key: None, find_paths().fonts).data
    text = squeezed("".join(read_page_texts(data)))
    for words in (
        "令和8年度情報セキュリティ監査の実施について（通知）",
        "令和8年10月21日（水）",
        "本庁舎 サーバ室、執務室",
        "和歌山市行政ネットワークシステム",
        "見本 太郎（主任）",
        "来訪者の識別",
        "準備していただく資料",
        "納税課 執務室",
    ):
        assert squeezed(words) in text, words
    assert "抽出理由" not in text, "why an item was chosen is the office's own"


def test_until_everything_is_decided_it_is_a_draft(field: Field) -> None:
    (letter,) = compose_announcements(field.store, field.visit)
    assert letter.mark == "案"
    write_announcement(field.store, field.visit, TOLD._replace(sender=""), field.me)
    (letter,) = compose_announcements(field.store, field.visit)
    assert (letter.mark, letter.number) == ("案", TOLD.number)


def test_a_sealed_visit_can_be_announced_and_stays_as_it_is(field: Field) -> None:
    closed = sealed(field)
    before = closed.store.digest(f"visit:{closed.id}")
    changes = write_announcement(closed.store, closed.visit, TOLD, closed.me)
    assert read_announcement(closed.store, closed.id) == TOLD
    assert closed.store.digest(f"visit:{closed.id}") == before
    undo_change(closed.store, changes, closed.me)
    assert read_announcement(closed.store, closed.id) == SentUnder()


@pytest.mark.parametrize(
    ("told", "code"),
    [
        (TOLD._replace(date="春"), "no_such_date"),
        (TOLD._replace(date="2026-10-22"), "announced_late"),
        (TOLD._replace(number="第" * 61), "too_long"),
        (TOLD._replace(sender="長" * 101), "too_long"),
    ],
)
def test_what_will_not_do_is_refused(field: Field, told: SentUnder, code: str) -> None:
    with pytest.raises(UserError) as refused:
        write_announcement(field.store, field.visit, told, field.me)
    assert refused.value.code == code
    assert read_announcement(field.store, field.id) == SentUnder()


def test_without_a_section_nobody_can_be_told(field: Field) -> None:
    visit = field.visit
    bare = visit._replace(places=tuple(one._replace(section="") for one in visit.places))
    with pytest.raises(UserError) as refused:
        compose_announcements(field.store, bare)
    assert refused.value.code == "no_section"


def test_a_letter_of_the_day_itself_is_in_time_and_one_of_a_later_day_is_not_printed(
    field: Field,
) -> None:
    write_announcement(field.store, field.visit, TOLD._replace(date="2026-10-21"), field.me)
    assert compose_announcements(field.store, field.visit)
    moved = field.visit._replace(scheduled="2026-10-20")
    with pytest.raises(UserError, match=r"令和8年10月21日.*実施日の令和8年10月20日"):
        compose_announcements(field.store, moved)
