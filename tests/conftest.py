"""What every test stands on: no screen, no user data, no noise, no clock in property tests.

Fixtures of one kind of test belong to the conftest of that kind.
"""

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests.noise import MARKER, NoiseGuard
from wakayama_audit_gui.paths import DATA_VARIABLE

os.environ["QT_QPA_PLATFORM"] = "offscreen"

# A busy machine must not fail a test, nor chance another's change; `make faults` explores.
settings.register_profile(
    "steady",
    deadline=None,
    derandomize=True,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("explore", settings.get_profile("steady"), derandomize=False)
settings.load_profile("steady")


def pytest_configure(config: pytest.Config) -> None:
    """Set the guard; this file stays free of Qt, so tests without a window need none."""
    config.addinivalue_line("markers", MARKER)
    config.pluginmanager.register(NoiseGuard(), "noise-guard")


@pytest.fixture(autouse=True, scope="session")
def _no_user_data(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep tests off the data of whoever runs them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(DATA_VARIABLE, str(tmp_path_factory.mktemp("user-data")))
        yield
