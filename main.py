"""Opens the application; everything else is decided in bootstrap."""

import sys

from wakayama_audit_gui.bootstrap import run

if __name__ == "__main__":
    raise SystemExit(run(sys.argv))
