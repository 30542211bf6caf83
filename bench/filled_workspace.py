"""Workspaces of a given size, filled through the real record with plausible fieldwork.

Of every hundred facts one visit is made: two places with their resolved checklists, answers with
remarks, corrections of earlier answers, five tiny photos. How long things take in them is measured
in growth.py and answer.py.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import date, timedelta
from hashlib import sha256
from io import BytesIO
from itertools import count
from typing import NamedTuple

from PIL import Image

from wakayama_audit_gui.domain.catalogue import Catalogue
from wakayama_audit_gui.domain.checklist import default_places
from wakayama_audit_gui.record.fact import JsonValue, NewFact
from wakayama_audit_gui.use_cases.edit_place import PlannedPlace, place_facts
from wakayama_audit_gui.use_cases.ports import Store
from wakayama_audit_gui.use_cases.read_checklist import decode_checklist

FACTS_OF_A_VISIT = 100
PHOTOS_OF_A_VISIT = 5
_VISITS_TOGETHER = 20
_ANSWERED = 9
_BY = "f0" * 16
_VERDICTS = ("適合", "適合", "適合", "適合", "指摘", "意見", "対象外", "後日確認")
_WHAT = (
    "入退室管理簿",
    "サーバラック",
    "来訪者名札",
    "監視カメラ",
    "退避端末",
    "鍵の保管箱",
    "媒体の持出簿",
    "執務室の書庫",
    "利用者ID一覧",
    "空調設備",
    "配線盤",
    "廃棄証明書",
)
_HOW = (
    "を閲覧した。",
    "は施錠されていた。",
    "の記録に欠落がある。",
    "を担当者に聞き取った。",
    "は規程のとおりであった。",
    "の更新が前年度から止まっている。",
    "を目視で確認した。",
)
COMMON_WORD, RARE_WORD, ABSENT_WORD = "施錠", "蛍石", "鯨油"
"""Two characters each: in one of seven remarks, in one of a thousand, in none."""

Together = Callable[[], AbstractContextManager[None]]
"""Makes one transaction of everything within; filling must not wait for 50,000 syncs."""


class Filled(NamedTuple):
    """What was put into a workspace."""

    visits: int
    facts: int
    photos: int
    entries: int
    last_visit: str


def fill(store: Store, catalogue: Catalogue, facts: int, together: Together) -> Filled:
    """Adds visits until so many facts are in the workspace.

    Args:
        store: A new workspace.
        catalogue: The definitions.
        facts: A multiple of FACTS_OF_A_VISIT.
        together: See `Together`.
    """
    dice = random.Random(facts)
    photos = _tiny_photos()
    entries = 0
    visit = ""
    visits = facts // FACTS_OF_A_VISIT
    for begin in range(0, visits, _VISITS_TOGETHER):
        with together():
            for number in range(begin, min(begin + _VISITS_TOGETHER, visits)):
                visit = f"{dice.getrandbits(128):032x}"
                for new, blobs in _visit_acts(visit, number, catalogue, dice, photos):
                    store.append(f"visit:{visit}", _BY, new, blobs)
                    entries += 1
    return Filled(visits, facts, visits * PHOTOS_OF_A_VISIT, entries, visit)


def _visit_acts(
    visit: str, number: int, catalogue: Catalogue, dice: random.Random, photos: Iterator[bytes]
) -> Iterator[tuple[list[NewFact], list[bytes]]]:
    """The acts of one visit, FACTS_OF_A_VISIT facts in all."""
    left = FACTS_OF_A_VISIT
    system = dice.choice(list(catalogue.systems))
    first = _visit_facts(visit, number, system)
    blobs, answers = [], []
    for order, proposed in enumerate(default_places(catalogue, (system,))[:2]):
        planned = PlannedPlace(proposed.name, proposed.template, proposed.section)
        place, facts, blob = place_facts(catalogue, (system,), planned, order)
        first += facts
        blobs.append(blob)
        items = decode_checklist(blob)
        answers += [f"answer:{visit}/{place}/{item.id}" for item in items]
    left -= len(first)
    yield first, blobs
    for order in range(PHOTOS_OF_A_VISIT):
        data = next(photos)
        facts = _photo_facts(data, dice.choice(answers), order, f"{dice.getrandbits(128):032x}")
        left -= len(facts)
        yield facts, [data]
    for turn in range(left):
        # A verdict, then a remark on it; having come round, the first ones are corrected.
        answer = answers[turn // 2 % min(len(answers), _ANSWERED)]
        if turn % 2:
            yield [NewFact(answer, "remark", _remark(dice))], []
        else:
            yield [NewFact(answer, "verdict", dice.choice(_VERDICTS))], []


def _visit_facts(visit: str, number: int, system: str) -> list[NewFact]:
    scheduled = date(2020, 4, 1) + timedelta(days=number % 2500)
    values: dict[str, JsonValue] = {
        "title": f"見本の調査 {number + 1}",
        "systems": [system],
        "fiscal_year": scheduled.year,
        "audit_kind": "情報セキュリティ監査",
        "scheduled": scheduled.isoformat(),
        "state": "記入中",
        "sheet_no": f"見本-{number + 1}",
        "lead": _BY,
        "removed": False,
    }
    return [NewFact(f"visit:{visit}", field, value) for field, value in values.items()]


def _photo_facts(data: bytes, answer: str, order: int, photo: str) -> list[NewFact]:
    values: dict[str, JsonValue] = {
        "blob": sha256(data).hexdigest(),
        "name": f"見本_{photo[:6]}.jpg",
        "format": "JPEG",
        "width": 64,
        "height": 48,
        "bytes": len(data),
        "caption": f"見本の写真 {order + 1}",
        "answer": answer,
        "place": answer.split("/")[1],
        "order": order,
        "removed": False,
    }
    return [NewFact(f"photo:{photo}", field, value) for field, value in values.items()]


def _remark(dice: random.Random) -> str:
    words = [dice.choice(_WHAT) + dice.choice(_HOW) for _ in range(dice.randint(1, 3))]
    if dice.random() < 0.001:
        words.append(f"{RARE_WORD}の標本がある。")
    return "".join(words)


def _tiny_photos() -> Iterator[bytes]:
    """Small JPEGs, each with bytes of its own."""
    buffer = BytesIO()
    Image.new("RGB", (64, 48), (120, 140, 160)).save(buffer, "JPEG")
    picture = buffer.getvalue()
    for number in count():
        comment = f"mihon {number}".encode()
        segment = b"\xff\xfe" + (len(comment) + 2).to_bytes(2, "big") + comment
        yield picture[:2] + segment + picture[2:]
