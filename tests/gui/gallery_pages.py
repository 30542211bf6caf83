"""The pages of the gallery: every widget in its states, and a walkthrough put together of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from wakayama_audit_gui.gui.date_field import DateField
from wakayama_audit_gui.gui.main_window import MainWindow
from wakayama_audit_gui.gui.theme import Size, Tone
from wakayama_audit_gui.gui.widgets.answer_button import BigAnswerButton
from wakayama_audit_gui.gui.widgets.banner import Kind
from wakayama_audit_gui.gui.widgets.buttons import (
    AddTile,
    LinkButton,
    PlainButton,
    PrimaryButton,
)
from wakayama_audit_gui.gui.widgets.card import Card, Rule
from wakayama_audit_gui.gui.widgets.chip import Chip, FilterChip
from wakayama_audit_gui.gui.widgets.empty_state import EmptyState
from wakayama_audit_gui.gui.widgets.fields import NumberField, TimeField
from wakayama_audit_gui.gui.widgets.flow_layout import FlowLayout
from wakayama_audit_gui.gui.widgets.growing_text_edit import GrowingTextEdit
from wakayama_audit_gui.gui.widgets.plain_label import PlainLabel, SectionLabel
from wakayama_audit_gui.gui.widgets.progress_strip import ProgressStrip
from wakayama_audit_gui.gui.widgets.row_delegate import RowRole
from wakayama_audit_gui.gui.widgets.row_list import RowList
from wakayama_audit_gui.gui.widgets.segment_bar import SegmentBar
from wakayama_audit_gui.gui.widgets.shape_mark import Shape, ShapeMark
from wakayama_audit_gui.gui.widgets.split_columns import SplitColumns

ANSWERS = (
    (Shape.CIRCLE, "適合", "1", Tone.MATSUBA),
    (Shape.CROSS, "指摘", "2", Tone.SHU),
    (Shape.TRIANGLE, "意見", "3", Tone.YAMABUKI),
    (Shape.DASH, "対象外", "4", Tone.NIBI),
    (Shape.DOT, "未確認・後日", "5", Tone.NIBI),
)
QUESTION = "外部からの訪問者は、管理区域の中で外見上職員と区別できるか。"
QUOTE = (
    "情報システム管理者は、外部からの訪問者が管理区域に入る場合には、必要に応じ、立ち入り区域を制"
    "限した上で、管理区域への入退を許可された職員が確認し、外見上職員と区別できる措置を講じなければ"
    "ならない。"
)
BAR = ((11, Tone.MATSUBA), (2, Tone.SHU), (1, Tone.YAMABUKI), (1, Tone.NIBI))


def pages() -> Iterator[tuple[str, QWidget, tuple[int, int]]]:
    """(name, widget, size in device pixels)."""
    yield "widgets", _widgets(), (1366, 1000)
    yield "walk", _window(), (1366, 768)
    yield "walk-1280", _window(), (1280, 720)
    narrow = _window()
    narrow.resize(900, 600)
    narrow.show()
    columns = narrow.screen_for("視察")
    assert isinstance(columns, SplitColumns)
    columns.right_drawer.open()
    yield "walk-narrow", narrow, (900, 720)


def _widgets() -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setSpacing(12)
    answers = QHBoxLayout()
    for chosen in (False, True):
        for shape, label, key, tone in ANSWERS:
            button = BigAnswerButton(shape, label, key, tone)
            button.setChecked(chosen)
            answers.addWidget(button)
    column.addLayout(answers)
    column.addLayout(_buttons())
    column.addLayout(_marks())
    grid = QGridLayout()
    grid.addWidget(_card_of_text(), 0, 0)
    grid.addWidget(_fields(), 0, 1)
    tiles = QHBoxLayout()
    tiles.addWidget(AddTile("追加", "Ctrl+O・貼付け・撮影"))
    tiles.addWidget(AddTile("場所を加える"))
    grid.addLayout(tiles, 1, 0)
    strip = ProgressStrip("写真を取り込んでいます")
    strip.set_progress(73, 200)
    grid.addWidget(strip, 1, 1)
    column.addLayout(grid)
    column.addWidget(
        EmptyState("camera", "写真はまだありません", "撮った写真を入れます。", step="写真を選ぶ")
    )
    return page


def _buttons() -> QHBoxLayout:
    row = QHBoxLayout()
    for button in (
        PlainButton("前", key="Ctrl+↑", icon="arrow-left"),
        PlainButton("次", key="Ctrl+↓", icon="arrow-right", trailing=True),
        PlainButton("調書を見る", touch=True),
        PrimaryButton("続ける：行政ネットワーク（残り 11 件）", touch=True),
        PrimaryButton("確定", icon="check"),
        LinkButton("印を付ける・隠す"),
        LinkButton(icon="x"),
        PlainButton("使えない"),
    ):
        button.setEnabled(button.words() != "使えない")
        row.addWidget(button)
    row.addStretch()
    return row


def _marks() -> QHBoxLayout:
    row = QHBoxLayout()
    for shape in Shape:
        row.addWidget(ShapeMark(shape, Tone.AI))
    for shape, tone in (
        (Shape.CIRCLE, Tone.MATSUBA),
        (Shape.CROSS, Tone.SHU),
        (Shape.TRIANGLE, Tone.YAMABUKI),
        (Shape.DASH, Tone.NIBI),
        (Shape.DOT, Tone.NIBI),
        (Shape.CLOCK, Tone.NIBI),
        (Shape.RING, Tone.NIBI),
        (Shape.DASHED_RING, Tone.NIBI),
    ):
        row.addWidget(ShapeMark(shape, tone, badge=True))
    for tone in Tone:
        row.addWidget(Chip(f"状態 {tone.value}", tone))
        row.addWidget(Chip("塗り", tone, filled=True))
    for on in (True, False):
        chip = FilterChip("未回答のみ")
        chip.setChecked(on)
        row.addWidget(chip)
    row.addStretch()
    return row


def _card_of_text() -> Card:
    card = Card()
    for size in Size:
        card.body.addWidget(PlainLabel(f"{size.name} 情報セキュリティ監査 123", size=size))
    card.body.addWidget(Rule())
    card.body.addWidget(SectionLabel("サーバ室（管理区域）", "5 / 8"))
    card.body.addWidget(PlainLabel(QUOTE, wrap=True, max_lines=2, tone=Tone.SECOND))
    card.body.addWidget(PlainLabel(QUOTE))
    return card


def _fields() -> Card:
    card = Card()
    line = QLineEdit()
    line.setPlaceholderText("検索　例：USB 施錠 文化振興課")
    card.body.addWidget(line)
    box = QComboBox()
    box.addItems(["視察", "閲覧", "ヒアリング"])
    card.body.addWidget(box)
    row = QHBoxLayout()
    for field in (NumberField(), TimeField("HH:mm:ss")):
        row.addWidget(field)
    row.addWidget(DateField("期限", date(2026, 10, 21)))
    card.body.addLayout(row)
    card.body.addWidget(GrowingTextEdit("見たこと・聞いたこと"))
    filled = GrowingTextEdit()
    filled.set_text("保守業者2名がサーバ室で作業中。\n" + QUOTE)
    card.body.addWidget(filled)
    bar = SegmentBar()
    bar.set_segments(BAR, 20)
    card.body.addWidget(bar)
    return card


def _window() -> MainWindow:
    window = MainWindow()
    for title in ("ホーム", "視察", "検索"):
        window.add_screen(title, title, _walk)
    window.top_bar.set_status("監査人　見本 太郎", "暗号化なし", "オフライン")
    window.show_screen("視察")
    window.show_message(
        Kind.ERROR, "保存先の空き容量が足りません。", "片付けてお試しください。", action="再試行"
    )
    return window


def _walk() -> QWidget:
    return SplitColumns(_left(), _middle(), _right(), left_name="項目", right_name="写真・前回")


def _left() -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 12, 0, 0)
    head = QVBoxLayout()
    head.setContentsMargins(16, 0, 16, 0)
    head.addWidget(PlainLabel("和歌山市行政ネットワークシステム", bold=True, wrap=True))
    head.addWidget(
        PlainLabel(
            "令和8年度 情報セキュリティ監査　デジタル推進課\n"
            "10月21日（水）9:30～　立会 立会者（班長）",
            size=Size.SMALL,
            tone=Tone.SECOND,
            wrap=True,
        )
    )
    bar = SegmentBar()
    bar.set_segments(BAR, 24)
    head.addWidget(bar)
    chips = FlowLayout()
    for text, on in (("すべて", True), ("未回答のみ", False)):
        chip = FilterChip(text)
        chip.setChecked(on)
        chips.addWidget(chip)
    head.addLayout(chips)
    column.addLayout(head)
    view = RowList("項目")
    view.setModel(_items(view))
    view.setCurrentIndex(view.model().index(2, 0))
    column.addWidget(view, 1)
    return side


def _items(view: RowList) -> QStandardItemModel:
    model = QStandardItemModel(view)
    header = QStandardItem("サーバ室（管理区域）")
    header.setData(True, RowRole.HEADER)
    header.setData("5 / 8", RowRole.TRAILING)
    model.appendRow(header)
    for title, shape, tone in (
        ("入退室の許可と記録", Shape.CIRCLE, Tone.MATSUBA),
        ("来訪者の識別（ビジターバッジ）", Shape.CROSS, Tone.SHU),
        ("サーバラックの施錠と開閉記録", Shape.CIRCLE, Tone.MATSUBA),
        ("電気設備に影響しない消火設備", Shape.TRIANGLE, Tone.YAMABUKI),
        ("個人所有機器の持込み禁止掲示", Shape.DASH, Tone.NIBI),
        ("空調・予備電源（UPS）", Shape.DOT, Tone.NIBI),
        ("機器廃棄の写真・証明書", Shape.CLOCK, Tone.NIBI),
        ("重要文書の施錠キャビネットと鍵の管理簿", Shape.DASHED_RING, Tone.NIBI),
    ):
        item = QStandardItem(title)
        item.setData(shape, RowRole.SHAPE)
        item.setData(tone, RowRole.TONE)
        if shape is Shape.CLOCK:
            item.setData("期限 11月4日・見本 花子", RowRole.DETAIL)
            item.setData("写真 3", RowRole.TRAILING)
        model.appendRow(item)
    return model


def _middle() -> QWidget:
    middle = QWidget()
    column = QVBoxLayout(middle)
    column.setContentsMargins(24, 18, 24, 18)
    column.setSpacing(12)
    chips = FlowLayout()
    for text in ("2 / 20", "視察", "対策基準 4.2(2)ウ", "JIS Q 27002 7.2"):
        chips.addWidget(Chip(text))
    column.addLayout(chips)
    column.addWidget(PlainLabel(QUESTION, size=Size.QUESTION, bold=True, wrap=True))
    quote = Card()
    quote.body.addWidget(PlainLabel("対策基準 4.2(2)ウ", bold=True, tone=Tone.AI))
    quote.body.addWidget(PlainLabel(QUOTE, wrap=True))
    column.addWidget(quote)
    row = QHBoxLayout()
    row.setSpacing(10)
    for shape, label, key, tone in ANSWERS:
        button = BigAnswerButton(shape, label, key, tone)
        button.setChecked(key == "2")
        row.addWidget(button)
    column.addLayout(row)
    column.addWidget(SectionLabel("所見（見たこと・聞いたこと）", "定型句 F4"))
    remark = GrowingTextEdit("見たこと、聞いたこと")
    remark.set_text("保守業者2名がサーバ室で作業中。名札・バッジの着用なし。")
    column.addWidget(remark)
    column.addStretch()
    return middle


def _right() -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(16, 16, 16, 16)
    head = QHBoxLayout()
    head.addWidget(PlainLabel("写真　3", bold=True), 1)
    head.addWidget(LinkButton("印を付ける・隠す"))
    column.addLayout(head)
    tile = AddTile("追加", "Ctrl+O・貼付け・撮影")
    tile.setFixedHeight(104)
    column.addWidget(tile)
    prior = Card(tone=Tone.SHU, bar=True)
    prior.body.addWidget(PlainLabel("指摘", bold=True, tone=Tone.SHU))
    prior.body.addWidget(
        PlainLabel("外見上職員等と区別できるような措置をすべきである。", wrap=True)
    )
    prior.body.addWidget(
        PlainLabel("デジタル推進課　p.48", size=Size.SMALL, tone=Tone.SECOND, wrap=True)
    )
    column.addWidget(prior)
    column.addWidget(Chip("改善：未報告"), 0, Qt.AlignmentFlag.AlignLeft)
    column.addStretch()
    return side
