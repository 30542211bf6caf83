from tests.gui.screens.test_sheet import *
from PySide6.QtTest import QTest as T
def test_x(kit, tmp_path):
    screen = shown(kit, kit.plan())
    button(screen, "PDF を保存").click()
    dialog = screen.findChild(QFileDialog)
    T.qWait(200)
    print('close'); dialog.close(); T.qWait(200); print('closed')
    screen.close(); print('screen closed')
def test_y(kit, tmp_path):
    from wakayama_audit_gui.gui.screens.welcome.screen import WelcomeScreen
    s=WelcomeScreen(); kit.qtbot.addWidget(s); s.show(); s._on_open_clicked()
    dialog = s.findChild(QFileDialog)
    T.qWait(200)
    print('close'); dialog.close(); T.qWait(200); print('closed')
