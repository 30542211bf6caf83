"""Damaged definitions: the damage is named with file, key and line, and the rest loads."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.unit.definitions.bench import Bench, counts, lost
from wakayama_audit_gui.definitions.catalogue import Loaded, load_catalogue
from wakayama_audit_gui.domain.catalogue import Catalogue

OFFICE = "walkthrough_office.toml"


@pytest.fixture
def bench(folder: Path, tmp_path: Path) -> Bench:
    return Bench(Path(shutil.copytree(folder, tmp_path / "checklists")))


def test_an_unclosed_string_costs_one_item(bench: Bench, catalogue: Catalogue) -> None:
    line = bench.line_of(OFFICE, "title =", 'id = "screen_lock"')
    bench.replace(OFFICE, 'title = "離席時の画面ロック"', 'title = "離席時の画面ロック')
    problem, rest = bench.only_problem()
    assert (problem.file, problem.key, problem.line) == (OFFICE, "title", line)
    assert "引用符が閉じられていません" in problem.message
    assert lost(catalogue, rest) == {"items": 1}
    assert "screen_lock" not in rest.items


def test_the_sentence_names_file_key_and_line(bench: Bench) -> None:
    bench.replace(OFFICE, 'title = "離席時の画面ロック"', "title = 5")
    problem, _ = bench.only_problem()
    assert problem.message == (
        f"{OFFICE} の {problem.line} 行目、キー「title」：文字列でなければなりません。"
        "この [[item]] は読み込みませんでした。"
    )


ITEM_DAMAGE = [
    ('question = "離席時にパソコンの画面がロックされるか。"\n', "", "question", "必要なキー"),
    ('question = "離席時にパソコンの画面がロックされるか。"', 'question = " "', "question", "空"),
    ('clauses = ["5.1(1)キ"]', 'clauses = "5.1(1)キ"', "clauses", "文字列の並び"),
    ('clauses = ["5.1(1)キ"]', 'clauses = ["5.1(1)ヌ"]', "clauses", "「5.1(1)ヌ」は定義されて"),
    ('findings = ["3.3.4-4"]', 'findings = ["3.3.4-44"]', "findings", "「3.3.4-44」は定義されて"),
    ('places = ["office", "facility"]', 'places = ["ofice"]', "places", "「ofice」は定義されて"),
    ('places = ["office", "facility"]', "places = []", "places", "空"),
    ('jis = ["7.7", "8.1"]', 'jis = ["99.9"]', "jis", "「99.9」は定義されて"),
    ('methods = ["実機確認", ', 'methods = ["透視", ', "methods", "監査技法「透視」"),
    ("閲覧されないようにすべきである。", "閲覧されないように。", "shiteki", "べきである。"),
    ("一律に適用することが望ましい。", "一律に適用すること。", "iken", "望ましい。"),
    ('id = "screen_lock"', 'id = "画面ロック"', "id", "英小文字"),
    ('id = "screen_lock"', 'id = "clear_desk"', "item", "「clear_desk」は既に定義"),
    ('title = "離席時の画面ロック"', 'title = "a"\ntitle = "b"', "title", "同じキーが二度"),
    ('title = "離席時の画面ロック"', "title 離席時の画面ロック", "id", "「=」"),
    ('whom = "職員・指定管理者の職員"', "whom = true", "whom", "文字列"),
    ('never = ["業務画面", "利用者の氏名・個人番号"]', 'never = ["業務画面", 1]', "never", "並び"),
    ('never = ["業務画面", "利用者の氏名・個人番号"]', "never = [[[[", "never", "括弧が閉じられて"),
]


@pytest.mark.parametrize(("old", "new", "key", "reason"), ITEM_DAMAGE)
def test_a_damaged_item_is_left_out_and_named(
    bench: Bench, catalogue: Catalogue, old: str, new: str, key: str, reason: str
) -> None:
    start = bench.line_of(OFFICE, 'id = "screen_lock"') - 1
    text = (bench.folder / OFFICE).read_text(encoding="utf-8")
    at = text.index('id = "screen_lock"')
    (bench.folder / OFFICE).write_text(text[:at] + text[at:].replace(old, new, 1), encoding="utf-8")
    problem, rest = bench.only_problem()
    assert problem.file == OFFICE
    assert problem.key == key
    assert start <= problem.line <= start + 40
    assert reason in problem.message
    assert lost(catalogue, rest) == {"items": 1}


DAMAGE_ELSEWHERE = [
    ("systems.toml", "users = 3000", 'users = "多い"', "users", "systems"),
    ("systems.toml", "users = 3000", "users = true", "users", "systems"),
    ("systems.toml", 'form = "WEB システム"', 'form = "紙"', "form", "systems"),
    ("systems.toml", 'name = "共有ID"', 'name = "共用ID"', "name", "systems"),
    ("systems.toml", 'basis = "明記"', 'basis = "噂"', "basis", "systems"),
    ("systems.toml", '"保険総務課", "介護', '"保検総務課", "介護', "operating_sections", "systems"),
    (
        "systems.toml",
        'individual_number = "推定"',
        'individual_number = "たぶん"',
        "individual_number",
        "systems",
    ),
    ("systems.toml", 'network = "情報系"', 'network = "闇系"', "network", "systems"),
    ("sections.toml", "valid_from = 2022\n", "", "valid_from", "sections"),
    ("sections.toml", 'name = "人事課"', 'name = "企画政策課"', "section", "sections"),
    ("clauses.toml", 'document = "対策基準"', 'document = "噂"', "document", "clauses"),
    (
        "clauses.toml",
        "estimated = true\njis",
        'estimated = true\nquote = "作り話"\njis',
        "quote",
        "clauses",
    ),
    ("places.toml", 'spread = "運用課"', 'spread = "どこか"', "spread", "places"),
    ("places.toml", 'when_none = ["アプリ"]', 'when_none = ["アプル"]', "when_none", "places"),
    ("prior_findings_r4.toml", 'class = "意見"', 'class = "感想"', "class", "findings"),
    ("prior_findings_r4.toml", "page = 47", 'page = "47"', "page", "findings"),
    ("prior_findings_r4.toml", 'system = "S01"', 'system = "S99"', "system", "findings"),
    ("roles.toml", "committee = true", 'committee = "はい"', "committee", "roles"),
    ("controls.toml", '[[control]]\nno = "5.2"', 'no = "5.2"', "no", "controls"),
    ("controls.toml", "[[control]]\n", "", "no", "controls"),
]


@pytest.mark.parametrize(("name", "old", "new", "key", "kind"), DAMAGE_ELSEWHERE)
def test_damage_elsewhere_is_one_problem_and_not_a_hundred(
    bench: Bench, catalogue: Catalogue, name: str, old: str, new: str, key: str, kind: str
) -> None:
    bench.replace(name, old, new)
    problem, rest = bench.only_problem()
    assert (problem.file, problem.key) == (name, key)
    assert problem.line > 0
    # An entry that lost its heading runs into the one before and takes it along.
    together = 2 if old == '[[control]]\nno = "5.2"' else 1
    assert lost(catalogue, rest) == {kind: together}


def test_an_unknown_key_is_named_and_the_item_stays(bench: Bench, catalogue: Catalogue) -> None:
    bench.replace(OFFICE, "photograph =", "photografh =")
    problem, rest = bench.only_problem()
    assert (problem.file, problem.key) == (OFFICE, "photografh")
    assert problem.line == bench.line_of(OFFICE, "photografh")
    assert lost(catalogue, rest) == {}


def test_an_unknown_key_in_a_subtable_is_named(bench: Bench) -> None:
    bench.replace(OFFICE, 'whom = "窓口の担当者"', 'whom = "窓口の担当者"\nwhat = "何"')
    problem, _ = bench.only_problem()
    assert (problem.key, problem.line) == ("what", bench.line_of(OFFICE, 'what = "何"'))


def test_an_unknown_heading_is_named(bench: Bench, catalogue: Catalogue) -> None:
    bench.replace(OFFICE, "[[item]]", "[[itme]]")
    problem, rest = bench.only_problem()
    assert (problem.key, problem.line) == ("itme", bench.line_of(OFFICE, "[[itme]]"))
    assert lost(catalogue, rest) == {"items": 1}


def test_a_byte_order_mark_is_named_and_everything_loads(
    bench: Bench, catalogue: Catalogue
) -> None:
    path = bench.folder / OFFICE
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    problem, rest = bench.only_problem()
    assert (problem.file, problem.line) == (OFFICE, 1)
    assert "BOM" in problem.message
    assert rest == catalogue


@pytest.mark.parametrize("encoding", ["cp932", "utf-16"])
def test_another_encoding_costs_the_file(bench: Bench, catalogue: Catalogue, encoding: str) -> None:
    path = bench.folder / OFFICE
    text = path.read_text(encoding="utf-8")
    path.write_bytes(text.replace("・", "、").encode(encoding, "replace"))
    problem, rest = bench.only_problem()
    assert (problem.file, problem.line) == (OFFICE, 1)
    assert "UTF-8" in problem.message
    office = sum(item.checklist == "office" for item in catalogue.items.values())
    assert lost(catalogue, rest) == {"items": office}


def test_windows_line_ends_are_no_damage(bench: Bench, catalogue: Catalogue) -> None:
    for path in bench.folder.glob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert bench.load() == Loaded(catalogue, ())


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("roles.toml", "roles"),
        ("clauses.toml", "clauses"),
        ("sections.toml", "sections"),
        ("places.toml", "places"),
        ("systems.toml", "systems"),
        ("controls.toml", "controls"),
        ("prior_findings_r4.toml", "findings"),
    ],
)
def test_a_missing_file_is_one_problem_and_items_still_load(
    bench: Bench, catalogue: Catalogue, name: str, kind: str
) -> None:
    (bench.folder / name).unlink()
    problem, rest = bench.only_problem()
    assert problem.file in (name, "prior_findings_*.toml")
    assert len(rest.items) == len(catalogue.items)
    assert counts(rest)[kind] == 0


def test_an_empty_file_is_named(bench: Bench) -> None:
    (bench.folder / "roles.toml").write_text("# 何もない\n", encoding="utf-8")
    problem, rest = bench.only_problem()
    assert problem.file == "roles.toml"
    assert not rest.roles


def test_a_damaged_head_costs_title_and_order_only(bench: Bench, catalogue: Catalogue) -> None:
    bench.replace(OFFICE, "order = 20", "order = まんなか")
    problem, rest = bench.only_problem()
    assert (problem.file, problem.key) == (OFFICE, "order")
    assert len(rest.items) == len(catalogue.items)


def test_a_checklist_that_is_there_twice_is_named(bench: Bench) -> None:
    bench.replace(OFFICE, 'id = "office"', 'id = "media"')
    problem, _ = bench.only_problem()
    assert "media" in problem.message


def test_a_huge_file_is_refused(bench: Bench) -> None:
    (bench.folder / "roles.toml").write_bytes(b"#" * (4 * 1024 * 1024 + 1))
    problem, _ = bench.only_problem()
    assert problem.file == "roles.toml"
    assert "大きすぎます" in problem.message


def test_deep_nesting_does_not_break_the_reader(bench: Bench) -> None:
    bench.replace("roles.toml", 'holder = "総務局長"', "holder = " + "[" * 100_000)
    problem, _ = bench.only_problem()
    assert problem.file == "roles.toml"


def test_a_missing_folder_is_all_problems(tmp_path: Path) -> None:
    loaded = load_catalogue(tmp_path / "nowhere")
    assert len(loaded.problems) >= 6
    assert not any(counts(loaded.catalogue).values())


def test_a_file_of_an_unknown_name_is_named(bench: Bench, catalogue: Catalogue) -> None:
    (bench.folder / OFFICE).rename(bench.folder / "walkthru_office.toml")
    problem, rest = bench.only_problem()
    assert problem.file == "walkthru_office.toml"
    assert lost(catalogue, rest).keys() == {"checklists", "items"}
