"""Finds banned calls in the app, and proves on samples that it would find them."""

from pathlib import PurePosixPath

import pytest

from tests.architecture.call_rules import check_calls
from tests.architecture.house import listing, python_files, source_of

CAUGHT = {
    "sleep": "import time\ntime.sleep(1)",
    "sleep, under another name": "from time import sleep as nap\nnap(1)",
    "sleep, module under another name": "import time as t\nt.sleep(1)",
    "sleep, handed to a thread": "import time\nloop.run_in_executor(None, time.sleep, 1)",
    "now": "from datetime import datetime\ndatetime.now()",
    "now, of the module": "import datetime\ndatetime.datetime.now()",
    "now, under another name": "import datetime as dt\ndt.datetime.now()",
    "now, in words": "from datetime import datetime\ndatetime.now(tz=None)",
    "now, as a default": "from datetime import datetime\nfield(default_factory=datetime.now)",
    "from a stamp": "from datetime import datetime\ndatetime.fromtimestamp(0)",
    "utcnow": "from datetime import datetime\ndatetime.utcnow()",
    "utcfromtimestamp": "from datetime import datetime\ndatetime.utcfromtimestamp(0)",
    "today, as a time": "from datetime import datetime\ndatetime.today()",
    "today": "from datetime import date\ndate.today()",
    "bare except": "try:\n    pass\nexcept:\n    raise",
    "exec": "dialog.exec()",
    "exec, of a new one": "Dialog(self).exec()",
    "exec, the old name": "self.menu.exec_()",
    "exec, connected": "button.clicked.connect(dialog.exec)",
    "a question that blocks": (
        "from PySide6.QtWidgets import QMessageBox\nQMessageBox.question(self, title, text)"
    ),
    "a file dialog that blocks": (
        "from PySide6 import QtWidgets\nQtWidgets.QFileDialog.getOpenFileName(self)"
    ),
    "processEvents": "QApplication.processEvents()",
    "processEvents, of an instance": "app().processEvents()",
    "asyncSlot": "import qasync\n@qasync.asyncSlot()\ndef scan(): ...",
    "asyncSlot, under another name": "from qasync import asyncSlot as slot\n@slot()\ndef f(): ...",
    "print": "print(customer)",
    "print, handed on": "signal.connect(print)",
}

ALLOWED = {
    "a clock of ours": "clock.now()",
    "now, with a zone": "from datetime import UTC, datetime\ndatetime.now(UTC)",
    "now, zone in words": "from datetime import UTC, datetime\ndatetime.now(tz=UTC)",
    "from a stamp, with a zone": (
        "from datetime import UTC, datetime\ndatetime.fromtimestamp(0, UTC)"
    ),
    "sleep that yields": "import asyncio\nasync def rest():\n    await asyncio.sleep(1)",
    "a sleep of ours": "self.clock.sleep(1)",
    "an except that names": "try:\n    pass\nexcept ValueError:\n    raise",
    "execute": "connection.execute(sql)",
    "open": "dialog.open()",
    "a printer": "self.printer.print(page)",
    "words": "text = 'print(1) dialog.exec() time.sleep'",
}


@pytest.mark.parametrize("source", CAUGHT.values(), ids=CAUGHT)
def test_a_banned_call_is_caught(source: str) -> None:
    findings = check_calls(PurePosixPath("app/ui/pages/card.py"), source)
    assert len(findings) == 1, listing(findings)


@pytest.mark.parametrize("source", ALLOWED.values(), ids=ALLOWED)
def test_what_only_looks_alike_passes(source: str) -> None:
    findings = check_calls(PurePosixPath("app/ui/pages/card.py"), source)
    assert not findings, listing(findings)


@pytest.mark.parametrize("path", ["app/__main__.py", "app/sandbox/__main__.py"])
def test_a_command_line_entry_point_may_print(path: str) -> None:
    assert not check_calls(PurePosixPath(path), "print('ready')")


def test_a_finding_says_where_and_what() -> None:
    (finding,) = check_calls(PurePosixPath("app/ui/loop.py"), "import time\n\ntime.sleep(1)\n")
    assert str(finding).startswith("app/ui/loop.py:3: time.sleep blocks")


def test_the_app_makes_no_banned_call() -> None:
    files = python_files("app")
    findings = [found for path in files for found in check_calls(path, source_of(path))]
    assert files
    assert not findings, listing(findings)
