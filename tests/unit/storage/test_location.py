"""What kind of place a path lies in."""

from pathlib import Path

import pytest

from wakayama_audit_gui.storage.location import (
    Place,
    place_of_path,
    place_on_mounts,
    refusal,
    warning,
)

MOUNTS = """22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:40 / /mnt/share rw,relatime shared:5 - cifs //server/share rw
31 22 0:41 / /mnt/nfs\\040dir rw - nfs4 server:/x rw
32 22 8:17 / /media/stick rw - vfat /dev/sdb1 rw
33 32 0:50 / /media/stick/inner rw - tmpfs tmpfs rw
malformed line
"""


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/home/a", Place.LOCAL),
        ("/mnt/share/課", Place.NETWORK),
        ("/mnt/shared", Place.LOCAL),
        ("/mnt/nfs dir", Place.NETWORK),
        ("/media/stick", Place.REMOVABLE),
        ("/media/stick/inner", Place.LOCAL),
    ],
)
def test_the_nearest_mount_decides(tmp_path: Path, folder: str, place: Place) -> None:
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1\n")
    blocks = tmp_path / "dev" / "block"
    blocks.mkdir(parents=True)
    (blocks / "8:17").symlink_to(disk / "sdb1")
    assert place_on_mounts(Path(folder), MOUNTS, tmp_path) is place


@pytest.mark.parametrize(
    "folder",
    ["OneDrive", "OneDrive - 和歌山市", "Dropbox", "Google Drive/マイドライブ", "Nextcloud/課"],
)
def test_synced_folders_are_known_by_name(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(parents=True)
    assert place_of_path(tmp_path / folder / "a.audit") is Place.CLOUD


def test_a_synced_folder_of_another_name_is_known_by_its_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert place_of_path(tmp_path / "a.audit") is Place.LOCAL
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path))
    assert place_of_path(tmp_path / "deep" / "a.audit") is Place.CLOUD


def test_a_link_into_a_synced_folder_is_seen_through(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "here").symlink_to(tmp_path / "Dropbox")
    assert place_of_path(tmp_path / "here" / "a.audit") is Place.CLOUD


def test_only_bad_places_have_words() -> None:
    path = Path("/x/a.audit")
    assert refusal(Place.LOCAL, path) is None
    assert warning(Place.LOCAL) == ""
    for place in (Place.NETWORK, Place.CLOUD, Place.REMOVABLE):
        refused = refusal(place, path)
        assert refused is not None
        assert place.value in refused.what
        assert place.value in warning(place)
