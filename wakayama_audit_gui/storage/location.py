"""Where a workspace lies: SQLite's lock and sync hold only on a disk of this machine.

A workspace is not made on a network share, in a cloud-synced folder or on removable media; one
that lies there is opened, with a warning.
"""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path
from typing import Final

from wakayama_audit_gui.errors import UserError

_DEVICE, _POINT = 2, 4
"""Columns of /proc/self/mountinfo."""
_NETWORK: Final = frozenset(
    [
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "ncpfs",
        "afs",
        "ceph",
        "glusterfs",
        "davfs",
        "fuse.sshfs",
        "fuse.rclone",
        "fuse.davfs2",
        "fuse.gvfsd-fuse",
        "fuse.s3fs",
    ]
)
_CLOUD: Final = frozenset(
    [
        "onedrive",
        "dropbox",
        "google drive",
        "googledrive",
        "マイドライブ",
        "icloud",
        "icloud drive",
        "iclouddrive",
        "mobile documents",
        "cloudstorage",
        "box",
        "box sync",
        "nextcloud",
        "owncloud",
        "pcloud drive",
        "mega",
        "syncthing",
    ]
)
_DRIVE_REMOVABLE: Final = 2
_DRIVE_REMOTE: Final = 4


class Place(Enum):
    """What kind of place a path lies in."""

    LOCAL = "この PC のディスク"
    NETWORK = "ネットワーク上の共有フォルダ"
    CLOUD = "クラウドと同期されるフォルダ"
    REMOVABLE = "取り外せる媒体（USBメモリなど）"


def place_of_path(path: Path) -> Place:
    """Tell what kind of place a path lies in, as far as this system says."""
    resolved = path.absolute().parent.resolve()
    if _is_synced(resolved):
        return Place.CLOUD
    if os.name == "nt":
        return _windows_place(resolved)
    return place_on_mounts(resolved, _mounts(), Path("/sys"))


def place_on_mounts(folder: Path, mounts: str, sysfs: Path) -> Place:
    """Tell the place of a folder on Linux.

    Args:
        folder: Absolute, without links.
        mounts: What /proc/self/mountinfo says.
        sysfs: Where sysfs is mounted.
    """
    best, kind, device = "", "", ""
    for line in mounts.splitlines():
        left, _, right = line.partition(" - ")
        fields, rest = left.split(), right.split()
        if len(fields) <= _POINT or not rest:
            continue
        point = fields[_POINT].encode().decode("unicode_escape")
        if len(point) >= len(best) and folder.is_relative_to(point):
            best, kind, device = point, rest[0], fields[_DEVICE]
    if kind in _NETWORK:
        return Place.NETWORK
    return Place.REMOVABLE if _is_removable(sysfs / "dev" / "block" / device) else Place.LOCAL


def refusal(place: Place, path: Path) -> UserError | None:
    """Why no workspace is made there; None when one may be."""
    if place is Place.LOCAL:
        return None
    return UserError(
        f"「{path.parent.name or path.parent}」は{place.value}のため、監査ファイルを作れません。",
        "この PC の「ドキュメント」などに作ってください。受け渡しは持出ファイルで行えます。",
        code=f"place_{place.name.lower()}",
    )


def warning(place: Place) -> str:
    """What to tell the user of a workspace that lies there; "" when all is well."""
    if place is Place.LOCAL:
        return ""
    return (
        f"この監査ファイルは{place.value}にあります。"
        "保存が途切れたり、写しが食い違うことがあります。この PC に写しを作って開いてください。"
    )


def _is_synced(folder: Path) -> bool:
    names = [part.casefold() for part in folder.parts]
    if any(name in _CLOUD or name.startswith(("onedrive -", "dropbox (")) for name in names):
        return True
    roots = (
        os.environ.get(name) for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
    )
    return any(folder.is_relative_to(root) for root in roots if root)


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text("utf-8", errors="replace")
    except OSError:
        return ""


def _is_removable(device: Path) -> bool:
    # A partition has no such flag of its own: its disk, the folder above, has.
    for holder in (device, device.resolve().parent):
        try:
            if (holder / "removable").read_text("ascii").strip() == "1":
                return True
        except OSError:
            continue
    return False


def _windows_place(folder: Path) -> Place:
    if folder.drive.startswith("\\\\"):
        return Place.NETWORK
    kind = _drive_type(folder.anchor)
    if kind == _DRIVE_REMOTE:
        return Place.NETWORK
    return Place.REMOVABLE if kind == _DRIVE_REMOVABLE else Place.LOCAL


def _drive_type(anchor: str) -> int:
    # Imported here: only Windows needs it, and only when a workspace is made or opened.
    import ctypes

    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - other systems' ctypes lacks it
    return int(kernel.GetDriveTypeW(anchor))
