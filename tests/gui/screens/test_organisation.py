"""組織と組織改正: the 課 of a day, what follows from a change, recording it and taking it back."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtTest import QTest

from tests.gui.screens.checks import (
    SIZES,
    assert_fits,
    assert_literal,
    assert_named,
    assert_reached,
    button,
    labels,
)
from tests.gui.screens.kit import DeskKit
from tests.gui.screens.sitting import Sitting
from tests.sample import Sample
from wakayama_audit_gui.domain.reorganisation import Reorganisation, ReorganisationKind
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.screens.collect.screen import CollectScreen
from wakayama_audit_gui.gui.screens.office.screen import OfficeScreen
from wakayama_audit_gui.gui.screens.organisation.screen import OrganisationScreen
from wakayama_audit_gui.use_cases.reorganise_sections import read_reorganisations

K = ReorganisationKind
DIGITAL, POLICY = "デジタル推進課", "情報政策課"


@pytest.fixture
def screen(kit: DeskKit) -> OrganisationScreen:
    return kit.show(OrganisationScreen(kit.desk))


def rows(screen: OrganisationScreen) -> list[str]:
    model = screen.sections.view.model()
    assert isinstance(model, QStandardItemModel)
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def write(kit: DeskKit, screen: OrganisationScreen, after: str = POLICY) -> None:
    """改称 of a 課, on 1 April of the year before, as a user writes it."""
    screen.form.kinds[K.RENAME].click()
    screen.form.on.set_day(date(2025, 4, 1))
    screen.form.take(DIGITAL)
    screen.form.after.entry.setText(after)
    screen.form.after.entry.editingFinished.emit()
    kit.settle()


def test_the_sections_of_a_day_stand_by_bureau(kit: DeskKit, screen: OrganisationScreen) -> None:
    assert DIGITAL in rows(screen)
    screen.sections.search.setText("デジタル")
    assert DIGITAL in rows(screen)
    assert len(rows(screen)) < 6
    screen.sections.search.setText("そんな課はない")
    assert "あてはまる課がありません" in labels(screen)


def test_what_follows_is_said_before_it_is_recorded(
    kit: DeskKit, screen: OrganisationScreen
) -> None:
    assert not screen.consequences.go.isEnabled()
    write(kit, screen)
    said = labels(screen)
    assert f"{DIGITAL} → {POLICY}" in said
    assert "未完了の指摘・意見 31 件" in said
    assert "行政ネットワーク" in said
    assert kit.run(read_reorganisations) == ()
    assert screen.consequences.go.isEnabled()


def test_it_is_recorded_listed_and_taken_back(kit: DeskKit, screen: OrganisationScreen) -> None:
    write(kit, screen)
    with kit.qtbot.waitSignal(screen.noted) as noted:
        screen.consequences.go.click()
    kit.settle()
    assert noted.args == [f"{DIGITAL}を{POLICY}に改称した"]
    (recorded,) = kit.run(read_reorganisations)
    assert recorded.on == "2025-04-01"
    assert POLICY in rows(screen)
    assert DIGITAL not in rows(screen)
    assert screen.form.change().before == ()
    screen.day.set_day(date(2025, 3, 31))
    kit.settle()
    assert DIGITAL in rows(screen), "the day before it was still called so"
    button(screen, "取り消す").click()
    kit.settle()
    assert kit.run(read_reorganisations) == ()
    kit.desk.undo()
    kit.settle()
    assert kit.run(read_reorganisations) == (recorded,)
    assert f"{DIGITAL}を{POLICY}に改称した" in labels(screen)


def test_the_keyboard_stays_on_the_screen(kit: DeskKit, screen: OrganisationScreen) -> None:
    with kit.qtbot.waitActive(screen):
        screen.activateWindow()
    write(kit, screen)
    screen.consequences.go.setFocus()
    QTest.keyClick(screen.consequences.go, Qt.Key.Key_Space)
    kit.settle()
    assert len(kit.run(read_reorganisations)) == 1
    assert screen.form.before.entry.hasFocus()
    back = button(screen, "取り消す")
    back.setFocus()
    QTest.keyClick(back, Qt.Key.Key_Space)
    kit.settle()
    assert kit.run(read_reorganisations) == ()
    assert screen.sections.view.hasFocus()


def test_what_can_not_be_is_said_and_not_offered(kit: DeskKit, screen: OrganisationScreen) -> None:
    write(kit, screen, DIGITAL)
    assert "改称は、一つの課を別の名前の一つの課にします。" in labels(screen)
    assert "合いません" not in labels(screen), "it is only not all written yet"
    assert not screen.consequences.go.isEnabled()
    screen.form.on.set_day(date(2025, 4, 1))
    screen.form.before.set_tokens(["宇宙課"])
    screen.form.before.edited.emit([])
    kit.settle()
    assert "「宇宙課」という課は、その日の前日までにありません。" in labels(screen)


def test_each_kind_asks_for_what_it_needs(kit: DeskKit, screen: OrganisationScreen) -> None:
    screen.form.kinds[K.FOUND].click()
    assert not screen.form.before.isVisible()
    screen.form.after.set_tokens(["監査課"])
    screen.form.bureau.setText("総務局")
    screen.form.bureau.editingFinished.emit()
    kit.settle()
    assert "新しい課：総務局　監査課" in labels(screen)
    screen.form.kinds[K.ABOLISH].click()
    assert "仕事を引き継ぐ課" in labels(screen)
    screen.form.after.set_tokens([])
    screen.form.take("納税課")
    kit.settle()
    assert "納税課（引き継ぐ課なし）" in labels(screen)
    screen.consequences.go.click()
    kit.settle()
    (recorded,) = kit.run(read_reorganisations)
    assert recorded == Reorganisation(recorded.on, K.ABOLISH, ("納税課",), (), recorded.id)


def test_the_full_list_is_taken_in_here_too(
    kit: DeskKit, screen: OrganisationScreen, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(["局", "部", "課"])
    sheet.append(["見本局", "見本部", "見本課"])
    book.save(tmp_path / "一覧.xlsx")
    (tmp_path / "壊れた.xlsx").write_bytes(b"PK")
    screen.take_list(tmp_path / "壊れた.xlsx")
    kit.settle()
    assert "見本課" not in rows(screen)
    assert len(labels(screen.banners)) > 5
    screen.take_list(tmp_path / "一覧.xlsx")
    kit.settle()
    assert "見本課" in rows(screen)
    assert labels(screen.banners) == ""
    kit.desk.undo()
    kit.settle()
    assert "見本課" not in rows(screen)


def test_the_ways_to_it(sitting: Sitting, sample: Sample) -> None:
    sitting.enter_sample(sample)
    for way in (OfficeScreen, CollectScreen):
        sitting.window.show_screen("office" if way is OfficeScreen else "collect")
        sitting.settle()
        button(sitting.screen(way), "組織改正").click()
        sitting.settle()
        assert sitting.screen(OrganisationScreen).isVisible()


@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_it_fits(kit: DeskKit, appearance: Appearance, width: int, height: int, text: int) -> None:
    appearance.apply(Scheme.LIGHT, text)
    screen = kit.show(OrganisationScreen(kit.desk), width, height)
    write(kit, screen)
    assert_fits(screen, width, height)


@pytest.mark.parametrize("width", [1366, 911])
def test_everything_is_named_and_reached(kit: DeskKit, width: int) -> None:
    screen = kit.show(OrganisationScreen(kit.desk), width)
    write(kit, screen)
    assert_named(screen)
    assert_literal(screen)
    assert_reached(screen)
