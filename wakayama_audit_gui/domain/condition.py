"""When an item applies: the names of conditions and how they are tested.

Where a condition comes from (a system's attribute, a place) is said in system.py and place.py.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

CONDITIONS: Mapping[str, str] = {
    "WEB": "WEB システム",
    "クライアントサーバ": "クライアントサーバのシステム",
    "アプリ": "スマートフォン専用アプリ",
    "クラウド": "市の外に置かれたサーバ又はサービスを利用するシステム",
    "情報系": "情報系のシステム",
    "基幹系": "基幹系のシステム",
    "個人番号利用等事務系": "ネットワーク区分が個人番号利用等事務系",
    "個人番号": "個人番号を保有する（推定を含む）システム",
    "指定管理者": "指定管理者が使うシステム又はその施設",
    "委託": "開発・保守・運用を事業者に委ねるシステム",
    "複数課": "複数の課が運用するシステム",
    "全庁": "全庁で運用するシステム又は全庁の仕組みを所管する窓口",
    "USBメモリ": "USBメモリを使う（使わないと確かめられていない）システム",
    "共有ID": "共有 ID がある（ないと確かめられていない）システム",
    "無線LAN": "無線 LAN を使うシステム",
    "表示板": "取引情報などを公に示す表示板があるシステム",
    "管理区域": "サーバ等を設置した区画",
    "執務室": "職員又は指定管理者が端末で事務を行う部屋",
}
"""Every name an item, a system or a place may use, with what it means."""


class When(NamedTuple):
    """The conditions of an item; an empty one always holds.

    Attributes:
        all_of: Every one of these must hold.
        any_of: At least one of these must hold; empty: no demand.
        none_of: None of these may hold.
    """

    all_of: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()

    def holds(self, present: frozenset[str]) -> bool:
        """Whether the conditions that are present let the item apply."""
        return (
            present.issuperset(self.all_of)
            and (not self.any_of or not present.isdisjoint(self.any_of))
            and present.isdisjoint(self.none_of)
        )
