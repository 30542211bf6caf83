"""Sample sheets and drawn photos for the tests of the paper.

Every person is 見本; every photo is drawn here and says 見本. What is expected of the pages is in
the tests beside this.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from wakayama_audit_gui.domain.sheet import (
    Sheet,
    SheetApproval,
    SheetBox,
    SheetDocumentRow,
    SheetFinding,
    SheetItem,
    SheetPhoto,
    SheetPlace,
)

_FONT = Path(__file__).parents[2] / "resources" / "fonts" / "BIZUDPGothic_400Regular.ttf"
_GROUNDS = ("#9fb1bf", "#b9a48b", "#8ba58f", "#a59bb5")


@cache
def draw_photo(number: int, width: int = 1600, height: int = 1200) -> bytes:
    """A photo of a room that never was, marked 見本."""
    image = Image.new("RGB", (width, height), _GROUNDS[number % len(_GROUNDS)])
    pencil = ImageDraw.Draw(image)
    for step in range(0, width, 160):
        pencil.rectangle((step + 20, height // 3, step + 120, height - 40), fill="#5d6b78")
        pencil.ellipse((step + 60, height // 2, step + 80, height // 2 + 20), fill="#d9e2ea")
    font = ImageFont.truetype(str(_FONT), height // 8)
    pencil.text((width // 2, height // 6), f"見本 {number}", "#ffffff", font, "mm")
    written = BytesIO()
    image.save(written, "JPEG", quality=80)
    return written.getvalue()


def photo_hash(number: int) -> str:
    """The SHA-256 a sample photo goes by."""
    return sha256(f"見本 {number}".encode()).hexdigest()


def make_photos(count: int) -> tuple[SheetPhoto, ...]:
    """Photos 1 … ``count`` with captions."""
    captions = ("サーバ室入口", "作業中の委託業者（顔を隠した）", "受付台 貸出簿なし", "")
    return tuple(
        SheetPhoto(
            n,
            photo_hash(n),
            captions[(n - 1) % len(captions)],
            1 + (n - 1) % 4,
            "サーバ室（管理区域）",
            f"{10 + n // 60}:{n % 60:02d}",
            "見本 太郎",
        )
        for n in range(1, count + 1)
    )


def photo_of(sheet: Sheet) -> dict[str, bytes]:
    """Drawn JPEGs for every photo of a sheet; ask it with ``.get``."""
    shapes = ((1600, 1200), (1200, 1600), (1600, 900))
    return {p.sha256: draw_photo(p.number % 12, *shapes[p.number % 3]) for p in sheet.photos}


_SERVER_ROOM = SheetPlace(
    "サーバ室（管理区域）",
    "可",
    (
        SheetItem(
            1,
            "管理区域への入退は許可された者に限り、記録しているか。",
            ("4.2(2)ア",),
            ("視察", "閲覧"),
            "適合",
            "入退室簿を閲覧。直近3か月に欠落なし。",
            (1,),
            sampling="母集団 入退室簿 416件・無作為 25件・不備 0件",
        ),
        SheetItem(
            2,
            "外部からの訪問者は、管理区域の中で外見上職員と区別できるか。",
            ("4.2(2)ウ",),
            ("視察",),
            "指摘",
            "保守業者2名がバッジなしで作業中。入口に備えなし。貸出簿なし。",
            (2, 3, 4),
            assignee="見本 花子",
            interview="立会者（班長）「バッジは過去に検討したが未導入。」",
            prior="前回 指摘（令和4年度 p.48） → 未是正: バッジ未導入",
        ),
        SheetItem(
            3,
            "サーバラックは施錠し、開閉を管理簿に記録しているか。",
            ("4.2(3)イ",),
            ("視察",),
            "適合",
            "全6架施錠。管理簿あり。",
            (5,),
        ),
        SheetItem(
            4,
            "消火設備は、電気設備に影響を与えないものか。",
            ("4.2(1)エ",),
            ("視察", "ヒアリング"),
            "意見",
            "粉末消火器のみ。ガス系なし。",
            (6,),
        ),
    ),
)
_OFFICE = SheetPlace(
    "執務室",
    "許可（許可者 見本 花子、10:05）",
    (
        SheetItem(
            5,
            "重要な文書・媒体は施錠できるキャビネットに保管しているか。",
            ("4.3(1)ア", "4.3(1)イ（推定）"),
            ("視察",),
            "適合",
            "",
        ),
        SheetItem(
            6,
            "USBメモリの貸出しを台帳で管理しているか。",
            ("5.1(3)",),
            ("閲覧",),
            "後日確認",
            "台帳は本庁で保管とのこと。",
            due="令和8年11月4日（水）",
        ),
        SheetItem(
            7,
            "指定管理者は情報セキュリティポリシーを備え付けているか。",
            ("8.1(2)",),
            ("ヒアリング",),
            "対象外",
            "指定管理者なし。",
        ),
        SheetItem(
            8,
            "離席時に画面をロックしているか。",
            ("4.4(1)（推定）",),
            ("実機確認",),
            "未確認",
            "離席の機会がなかった。",
        ),
    ),
)

TYPICAL = Sheet(
    sheet_no="R8-01-03",
    revision=1,
    draft=False,
    audit="令和8年度 情報セキュリティ監査",
    systems=("和歌山市行政ネットワークシステム",),
    sections=("総務局 総務部 デジタル推進課",),
    when="令和8年10月21日（水）9:30〜11:12",
    places_label="本庁舎 サーバ室・執務室",
    auditors=("見本 太郎", "見本 花子"),
    witnesses=("見本 花子（班長・デジタル推進課）",),
    clock="時計の表示 9:28:40、実際 9:28:52（12秒遅れ）",
    self_audit="",
    counts=(
        ("適合", 3),
        ("指摘", 1),
        ("意見", 1),
        ("対象外", 1),
        ("未確認", 1),
        ("後日確認", 1),
        ("未回答", 0),
    ),
    places=(_SERVER_ROOM, _OFFICE),
    findings=(
        SheetFinding(
            1,
            "指摘",
            2,
            "外部からの訪問者が管理区域に入室する場合は、外見上職員等と区別できるような措置"
            "（ビジターバッジ装着等）をすべきである。",
            ("4.2(2)ウ",),
            ("デジタル推進課",),
            ("和歌山市行政ネットワークシステム",),
            "前回（令和4年度 p.48）と同じ指摘",
        ),
        SheetFinding(
            1,
            "意見",
            4,
            "消火設備については、電気設備に影響を与えないガス系消火設備の設置を検討することが"
            "望ましい。",
            ("4.2(1)エ",),
            ("デジタル推進課", "管財課"),
            ("和歌山市行政ネットワークシステム",),
            "",
            "対策基準は義務だが、建物の改修を伴うため前例にならい意見とした。",
        ),
    ),
    photos=make_photos(6),
    documents=(
        SheetDocumentRow(
            "入退室管理簿（令和8年4月〜9月）", "受領", "依頼 10月14日・受領 10月21日", ""
        ),
        SheetDocumentRow("USBメモリ貸出台帳", "依頼", "依頼 10月21日", "後日確認（項目6）"),
    ),
    boxes=(
        SheetBox("監査人", "見本 太郎"),
        SheetBox("立会者", "見本 花子"),
        SheetBox("情報セキュリティ管理者（所属長）", ""),
    ),
    code="7d1e 9b02 c4aa 51f0 83be 20d7 6f19 e4a5",
    qr="KANSA1:2f0e6c1a9b8d4e7fa3c5d6e7f8091a2b:1:7d1e9b02c4aa51f0",
    created="2026-10-21T11:20:00+09:00",
)


def long_remark(length: int = 5000) -> str:
    """A remark of prose, quotations, a URL and numbers."""
    sentence = (
        "「入退室管理簿」（令和8年4月1日〜9月30日分）を閲覧し、担当者（見本 花子）に"
        "聞き取りを行った。"
        "管理区域への立入りは、ＩＣカードとPIN（4桁）の2要素で制限されているが、カードの貸出しは"
        "1日あたり平均12.5件、最大38件（第3四半期）に達し、返却の確認は週次・目視のみであった。"
        "なお、https://www.example.jp/security/policy/2026/kitei.html?ref=audit#section-4-2 に"
        "掲げられた「情報セキュリティ対策基準」と、Microsoft Windows Server 2022 の設定値"
        "（パスワード長8文字以上、有効期限90日）とは、一部が異なっていた……。\n"
    )
    return (sentence * (length // len(sentence) + 1))[:length]


def _numbered(count: int) -> tuple[SheetPlace, ...]:
    verdicts = ("適合", "指摘", "意見", "対象外", "未確認", "後日確認", "")
    samples = _SERVER_ROOM.items + _OFFICE.items
    items = tuple(
        samples[n % len(samples)]._replace(number=n + 1, verdict=verdicts[n % len(verdicts)])
        for n in range(count)
    )
    names = ("サーバ室（管理区域）", "執務室", "受付窓口", "書庫")
    size = -(-count // len(names))
    return tuple(
        SheetPlace(name, "可", items[n * size : (n + 1) * size]) for n, name in enumerate(names)
    )


SIXTY_ITEMS = TYPICAL._replace(places=_numbered(60), photos=make_photos(2))
NO_PHOTOS = TYPICAL._replace(photos=())
MANY_PHOTOS = SIXTY_ITEMS._replace(photos=make_photos(200))
LONG_REMARK = TYPICAL._replace(
    places=(
        _SERVER_ROOM._replace(
            items=(
                _SERVER_ROOM.items[0],
                _SERVER_ROOM.items[1]._replace(remark=long_remark()),
                _SERVER_ROOM.items[2]._replace(question=long_remark(1500)),
                _SERVER_ROOM.items[3],
            )
        ),
        _OFFICE,
    ),
    findings=(TYPICAL.findings[0]._replace(text=long_remark(3000)), TYPICAL.findings[1]),
    photos=(TYPICAL.photos[0]._replace(caption=long_remark(900)), *TYPICAL.photos[1:]),
)
VARIANTS = TYPICAL._replace(
    sheet_no="R8-01-辻\U000e0100",
    auditors=("見本 髙﨑", "辻\U000e0100 \ufa19子", "葛\U000e0100城 祥", "葛\U000e0101城"),
    witnesses=("𠮷野 見本", "德永・濵田（外字\ue000\U000f0001）", "侮\ufe00 \u202e見本\u200b"),
    places_label="か\u3099くふ\u309a室 か\u309a ①㊞ ☑済 😀",
    notes=("写真3は受け取れなかった。",),
)
DRAFT = TYPICAL._replace(
    revision=0,
    draft=True,
    counts=(*TYPICAL.counts[:-1], ("未回答", 2)),
    places=(
        _SERVER_ROOM,
        _OFFICE._replace(
            items=tuple(item._replace(verdict="", remark="") for item in _OFFICE.items)
        ),
    ),
    findings=(),
    self_audit="見本 太郎: デジタル推進課の所属だが、この区域の運用には関わっていない。",
)
MANY_SECTIONS = TYPICAL._replace(
    systems=(
        "和歌山市施設案内・予約システム",
        "和歌山市行政ネットワークシステム",
        "住民情報システム（住民記録・印鑑登録・個人住民税・国民健康保険・介護保険の各サブシステム）",
    ),
    sections=(
        "スポーツ振興課",
        "青少年課",
        "生涯学習課",
        "文化振興課",
        "公園緑地課",
        "教育委員会事務局 生涯学習部 読書活動推進課",
        "産業政策課",
        "地域安全課",
        "デジタル推進課",
    ),
    when="令和8年10月21日（水）9:30〜11:12\n令和8年10月22日（木）13:00〜15:45\n令和8年10月28日（水）10:00〜10:40",
    places_label="市民体育館 事務室・受付、東部コミュニティセンター 事務室、本庁舎 サーバ室",
    auditors=("見本 太郎（主任）", "見本 花子", "見本 太郎左衛門尉藤原朝臣見本之介", "見本 花子"),
    witnesses=(
        "見本 花子（施設係長・株式会社見本ファシリティマネジメントサービス和歌山支店・指定管理者）",
        "見本 太郎（館長・指定管理者）",
    ),
    findings=tuple(
        TYPICAL.findings[0]._replace(
            number=n, sections=("スポーツ振興課", "青少年課", "生涯学習課")
        )
        for n in range(1, 10)
    ),
    boxes=(*TYPICAL.boxes, SheetBox("立会者（指定管理者）", "見本 太郎"), TYPICAL.boxes[1]),
)
EMPTY = Sheet(
    "", 0, True, "", (), (), "", "", (), (), "", "", (), (), (), (), (), (), "", "x", "", ()
)


def pen_strokes(seed: int) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Lines like those of a hurried pen, with a dot; nobody's signature."""
    strokes = []
    for char in range(4):
        left = 250 + char * 650
        strokes.append(tuple((left + n * 30, 250 + (n * 97 + seed * 31) % 190) for n in range(14)))
        strokes.append(tuple((left + 200 + n * 4 * (char - 1), 180 + n * 55) for n in range(13)))
        strokes.append(
            tuple((left + n * 28, 640 + (n * n * 9 + seed * 7) % 160) for n in range(15))
        )
    return (*strokes, ((2880, 500),))


FACTS = TYPICAL._replace(
    form="事実確認書",
    counts=(),
    findings=(),
    places=tuple(
        place._replace(items=tuple(i._replace(verdict="", prior="") for i in place.items))
        for place in TYPICAL.places
    ),
    cameras="貸与カメラ C-03（取込後消去 10月21日（水） 11:30）",
    qr=TYPICAL.qr.replace("KANSA1", "KF1"),
)
_SIGNED_AT = "令和8年10月21日（水） 11:12"
_DISSENT = (
    "項目2について、貸出簿は当日、別室の施設係で使用中であり、備え付けがないわけではない"
    "（「来訪者受付簿」と兼用……）。バッジは令和8年9月から発注手続中である。"
)
FACTS_SIGNED = FACTS._replace(
    boxes=(
        SheetBox(
            "立会者",
            "見本 花子",
            "画面で署名",
            pen_strokes(1),
            _SIGNED_AT,
            dissent=_DISSENT * 3,
            places="サーバ室（管理区域）",
        ),
        SheetBox("立会者", "見本 太郎", "画面で署名", pen_strokes(2), _SIGNED_AT, changed=True),
        SheetBox("立会者", "見本 次郎", "記名（押印省略）", at=_SIGNED_AT),
        SheetBox("立会者", "見本 三子", "不在", at=_SIGNED_AT, reason="災害対応のため退席した。"),
        SheetBox("立会者", "見本 四郎", "拒否", at=_SIGNED_AT, reason="課長の了解を得るまで。"),
        SheetBox("情報セキュリティ管理者（所属長）", "", "紙で後日"),
        SheetBox("監査人", "見本 太郎", "画面で署名", pen_strokes(3), _SIGNED_AT),
    ),
)
MANY_BOXES = FACTS._replace(
    places=(),
    photos=(),
    documents=(),
    boxes=FACTS_SIGNED.boxes + FACTS_SIGNED.boxes[1:6],
)
SHEET_DECIDED = TYPICAL._replace(
    approvals=(
        SheetApproval("局長", "後閲", "見本 一郎", "10月26日（月）"),
        SheetApproval("部長", "代決", "見本 花子", "10月23日（金）"),
        SheetApproval("課長", "決裁", "見本 次郎", "10月22日（木）"),
        SheetApproval("班長"),
    ),
    boxes=(
        SheetBox("監査人", "見本 太郎", "画面で署名", pen_strokes(3), _SIGNED_AT),
        SheetBox("監査人", "見本 花子", "記名（押印省略）", at=_SIGNED_AT),
    ),
    cameras=FACTS.cameras,
)

BLANK = TYPICAL._replace(
    sheet_no="",
    revision=0,
    blank=True,
    when="令和　　年　　月　　日（　）",
    auditors=(),
    witnesses=(),
    clock="",
    counts=(),
    places=tuple(place._replace(permission="□可　□禁止") for place in TYPICAL.places),
    findings=(),
    photos=(),
    documents=(),
    boxes=(SheetBox("監査人", ""),),
    facts_boxes=(
        SheetBox("立会者", ""),
        SheetBox("立会者", ""),
        SheetBox("情報セキュリティ管理者（所属長）", ""),
        SheetBox("監査人", ""),
    ),
    qr="KB1:S01:7d1e9b02c4aa51f083be20d76f19e4a5",
)
