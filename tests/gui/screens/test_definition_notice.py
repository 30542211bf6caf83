"""Damaged definitions are told where they are used, with a way to the whole list."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from PySide6.QtWidgets import QWidget

from tests.gui.screens.checks import CANARY, SIZES, assert_fits, assert_literal, labels
from tests.gui.screens.kit import DeskKit
from wakayama_audit_gui.bootstrap.house import House
from wakayama_audit_gui.gui.application import Appearance, Scheme
from wakayama_audit_gui.gui.definition_notice import DefinitionNotice
from wakayama_audit_gui.gui.screens.home.screen import HomeScreen
from wakayama_audit_gui.gui.screens.plan.screen import PlanScreen

PROBLEMS = (
    f"walkthrough_{CANARY}.toml の 12 行目、キー「question」：文がないため、この項目を外しました。",
    "places.toml の 3 行目：読めません。",
    "systems.toml：見つかりません。",
)


def told(
    kit: DeskKit, screen: HomeScreen | PlanScreen, width: int = 1366, height: int = 720
) -> str:
    kit.show(screen, width, height)
    if isinstance(screen, HomeScreen):
        screen.refresh()
        kit.settle()
    return labels(screen.notice) if screen.notice.banner else ""


@pytest.mark.parametrize("kind", [HomeScreen, PlanScreen])
@pytest.mark.parametrize("number", [0, 1, 3])
def test_the_first_is_said_and_the_others_are_counted(
    kit: DeskKit,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[HomeScreen | PlanScreen],
    number: int,
) -> None:
    monkeypatch.setattr(kit.house, "definition_problems", lambda: PROBLEMS[:number])
    screen = kind(kit.desk)
    said = told(kit, screen)
    assert screen.notice.isVisible() is bool(number)
    assert (PROBLEMS[0] in said) is bool(number)
    assert ("ほかに 2 件あります。" in said) is (number == 3)
    assert PROBLEMS[1] not in said
    if number:
        assert_literal(screen)
        assert screen.notice.banner is not None
        with kit.qtbot.waitSignal(screen.notice.list_requested):
            screen.notice.banner.action.click()
        screen.notice.banner.close_button.click()
        assert not screen.notice.isVisible()


@pytest.mark.parametrize("kind", [HomeScreen, PlanScreen])
@pytest.mark.parametrize(("width", "height", "text"), SIZES)
def test_there_is_room_for_it(
    kit: DeskKit,
    appearance: Appearance,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[HomeScreen | PlanScreen],
    width: int,
    height: int,
    text: int,
) -> None:
    appearance.apply(Scheme.LIGHT, text)
    monkeypatch.setattr(kit.house, "definition_problems", lambda: PROBLEMS)
    screen = kind(kit.desk)
    assert told(kit, screen, width, height)
    assert_fits(screen, width, height)


def test_a_damaged_file_names_file_key_and_line(kit: DeskKit, tmp_path: Path) -> None:
    checklists = tmp_path / "checklists"
    copytree(kit.house.paths.checklists, checklists)
    file = checklists / "places.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines) if line.startswith("name"))
    lines[number] = "name = 7"
    file.write_text("\n".join(lines), encoding="utf-8")
    house = House(kit.house.paths._replace(checklists=checklists))
    kit.desk.services = house
    notice = DefinitionNotice(kit.desk)
    root = QWidget()
    notice.setParent(root)
    kit.show(root)
    notice.load()
    kit.settle()
    assert f"places.toml の {number + 1} 行目、キー「name」" in labels(root)
