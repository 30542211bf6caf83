"""Each guard of noise.py bites: a noisy test fails, a quiet one passes."""

import textwrap
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

CONFTEST = """
    from tests.noise import MARKER, NoiseGuard
    import tests.noise
    tests.noise.PATIENCE_S = 0.2

    def pytest_configure(config):
        config.addinivalue_line("markers", MARKER)
        config.pluginmanager.register(NoiseGuard(), "noise-guard")
"""

IMPORTS = """
import logging, threading, time, warnings
import pytest
"""

NOISY = {
    "warning": "def test():\n    warnings.warn('careless')",
    "log": "def test():\n    logging.getLogger('any').warning('careless')",
    "log in a fixture": """
        @pytest.fixture
        def thing():
            yield
            logging.error('careless')
        def test(thing): pass""",
    "thread": """
        def test():
            threading.Thread(target=time.sleep, args=(1,), name='careless').start()""",
    "daemon thread": """
        def test():
            threading.Thread(target=time.sleep, args=(9,), daemon=True, name='careless').start()""",
    "exception in a thread": """
        def test():
            thread = threading.Thread(target=lambda: {}['careless'])
            thread.start()
            thread.join()""",
    "expected noise that never came": """
        @pytest.mark.noise('careless')
        def test(): pass""",
}

NOISY_QT = {
    "Qt message": """
        def test(qapp):
            from PySide6.QtCore import qWarning
            qWarning('careless')""",
    "exception in a slot": """
        def test(qtbot):
            from PySide6.QtCore import QTimer
            def slot(): raise ValueError('careless')
            QTimer.singleShot(0, slot)
            qtbot.wait(20)""",
    "running QThread": """
        kept = []
        def test(qapp):
            from PySide6.QtCore import QThread
            kept.append(QThread(objectName='careless'))
            kept[0].start()
        def test_later():
            kept[0].quit()
            kept[0].wait()""",
    "job of the global pool": """
        def test(qapp):
            from PySide6.QtCore import QThreadPool
            QThreadPool.globalInstance().start(lambda: time.sleep(1))
        def test_later(qapp): time.sleep(1)""",
    "active timer": """
        kept = []
        def test(qtbot):
            from PySide6.QtCore import QTimer
            from PySide6.QtWidgets import QWidget
            kept.append(QWidget())
            kept[0].careless = QTimer(kept[0])
            kept[0].careless.start(1000)""",
    "visible window": """
        kept = []
        def test(qapp):
            from PySide6.QtWidgets import QWidget
            kept.append(QWidget(windowTitle='careless'))
            kept[0].show()""",
    "broken item model": """
        def test(qapp):
            from PySide6.QtCore import QAbstractItemModel, QAbstractListModel
            from PySide6.QtTest import QAbstractItemModelTester
            class Careless(QAbstractListModel):
                def rowCount(self, parent=None): return 2
                def data(self, index, role=0): return None
                def hasIndex(self, row, column, parent=None): return False
                def grow(self):
                    self.beginInsertRows(self.index(-1, 0), 0, 0)
                    self.endInsertRows()
            model = Careless()
            mode = QAbstractItemModelTester.FailureReportingMode.Warning
            tester = QAbstractItemModelTester(model, mode)
            model.grow()""",
}

SAID = {
    "job of the global pool": "global thread pool",
    "active timer": "active QTimer of QWidget",
    "broken item model": "qt.modeltest",
}
"""What the failure says, where it is not ``careless``."""

BY_PYTEST_ALONE = {"warning", "exception in a thread", "exception in a slot"}

QUIET = {
    "expected log": """
        @pytest.mark.noise('care.*less')
        def test(): logging.warning('careless')""",
    "information": "def test():\n    logging.getLogger().info('quiet')",
    "ended thread": """
        def test():
            threading.Thread(target=time.sleep, args=(0.05,)).start()""",
}

QUIET_QT = {
    "closed window with a timer": """
        def test(qtbot):
            from PySide6.QtCore import QTimer
            from PySide6.QtWidgets import QWidget
            window = QWidget()
            qtbot.addWidget(window)
            window.timer = QTimer(window)
            window.timer.start(1000)
            window.setMinimumSize(100, 100)
            window.show()""",
    "expected Qt message": """
        @pytest.mark.noise('careless')
        def test(qapp):
            from PySide6.QtCore import qWarning
            qWarning('careless')""",
}


def run(pytester: pytest.Pytester, body: str) -> pytest.RunResult:
    """Run one little test file in a process of its own, under the guard."""
    pytester.makeconftest(textwrap.dedent(CONFTEST))
    pytester.makepyfile(IMPORTS + textwrap.dedent(body))
    pytester.makeini(
        "[pytest]\nfilterwarnings = error\nqt_api = pyside6\naddopts = --no-qt-log -p no:xdist"
        f"\npythonpath = {ROOT}"
    )
    return pytester.runpytest_subprocess("-p", "no:cacheprovider")


@pytest.mark.parametrize("name", [*NOISY, *NOISY_QT])
def test_a_noisy_test_fails(pytester: pytest.Pytester, name: str) -> None:
    result = run(pytester, {**NOISY, **NOISY_QT}[name])
    outcomes = result.parseoutcomes()
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1
    assert SAID.get(name, "careless") in result.stdout.str()


@pytest.mark.parametrize("body", [*QUIET.values(), *QUIET_QT.values()], ids=[*QUIET, *QUIET_QT])
def test_a_quiet_test_passes(pytester: pytest.Pytester, body: str) -> None:
    run(pytester, body).assert_outcomes(passed=1)


def test_without_the_guard_the_same_noise_passes(pytester: pytest.Pytester) -> None:
    """It is the guard that bites, not pytest alone."""
    noisy = {k: v for k, v in {**NOISY, **NOISY_QT}.items() if k not in BY_PYTEST_ALONE}
    files = {f"test_{n}": IMPORTS + textwrap.dedent(v) for n, v in enumerate(noisy.values())}
    pytester.makepyfile(**files)
    pytester.makeini(
        "[pytest]\nfilterwarnings = error\nqt_api = pyside6\nmarkers = noise(*patterns): none"
    )
    result = pytester.runpytest_subprocess("-p", "no:cacheprovider", "--no-qt-log")
    assert set(result.parseoutcomes()) == {"passed"}


def test_a_test_without_a_window_needs_no_qt(pytester: pytest.Pytester) -> None:
    pytester.makeconftest(textwrap.dedent(CONFTEST))
    pytester.makepyfile("import sys\ndef test():\n    assert 'PySide6' not in sys.modules")
    pytester.makeini(f"[pytest]\npythonpath = {ROOT}")
    pytester.runpytest_subprocess("-p", "no:pytest-qt").assert_outcomes(passed=1)
