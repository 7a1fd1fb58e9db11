"""Holds every import of the app against the house's tables, and the checker against samples."""

from pathlib import PurePosixPath

import pytest

from tests.architecture.house import MAY_IMPORT, listing, python_files, source_of
from tests.architecture.import_rules import check_imports

CAUGHT = {
    "domain knows nothing of ours": ("domain/op.py", "from app.api import wire"),
    "domain does not even log": ("domain/op.py", "from app.support import logging"),
    "domain lives on the standard library": ("domain/op.py", "import msgspec"),
    "api does not reach the store": ("api/transport.py", "import app.store.outbox"),
    "store does not reach the api": ("store/outbox.py", "from app.api.wire import customers"),
    "store does not read settings": ("store/outbox.py", "from app.settings import file"),
    "sync does not call services": ("sync/engine.py", "from app.services import lookup"),
    "sync does not read settings": ("sync/engine.py", "from app.settings import file"),
    "services do not know the screens": ("services/lookup.py", "from app.ui import tasks"),
    "services do not know the fleet": ("services/lookup.py", "import app.fleet.policy"),
    "ui does not reach the store": ("ui/pages/card.py", "from app.store import cache"),
    "ui does not reach the api": ("ui/pages/card.py", "from app.api import outgoing"),
    "ui does not reach sync": ("ui/pages/card.py", "from app.sync import engine"),
    "settings know no screens": ("settings/file.py", "from app.ui import theme"),
    "support is below everything": ("support/paths.py", "from app.domain import clock"),
    "the fleet sees one module of it": (
        "fleet/updates.py",
        "from app.api import endpoints",
    ),
    "the fleet does not take api whole": ("fleet/updates.py", "import app.api"),
    "a name that only begins alike": ("fleet/updates.py", "import app.api.outgoing_log"),
    "the sandbox sees wire alone": ("sandbox/state.py", "from app.api import outgoing"),
    "the sandbox has its own state": ("sandbox/state.py", "from app.store import cache"),
    "no room starts the sandbox": ("services/session.py", "from app.sandbox import state"),
    "not even the entry point": ("__main__.py", "from app.sandbox import state"),
    "no room composes": ("ui/main_window.py", "from app.bootstrap import build"),
    "no room starts the app": ("bootstrap.py", "from app.__main__ import main"),
    "the package's own file is empty": ("__init__.py", "from app.domain import op"),
    "the package is no way round": ("domain/op.py", "import app"),
    "a room that is not in the house": ("tools/convert.py", "from app.domain import op"),
    "support is for paths and logging": ("sync/engine.py", "from app.support import resources"),
    "httpx is the api's": ("sync/engine.py", "import httpx"),
    "httpx is the api's, in part too": ("fleet/updates.py", "from httpx import AsyncClient"),
    "sqlite-utils is the store's": ("services/lookup.py", "import sqlite_utils.db"),
    "SQLCipher is the store's": ("sync/engine.py", "from sqlcipher3 import dbapi2"),
    "Qt is the ui's": ("services/lookup.py", "from PySide6.QtCore import QObject"),
    "Qt is not bootstrap's": ("bootstrap.py", "from PySide6 import QtCore"),
    "qasync is Qt": ("sync/engine.py", "import qasync"),
    "the server is the sandbox's": ("fleet/telemetry.py", "import uvicorn"),
    "the app does not need its tests": ("ui/loop.py", "from tests.unit import samples"),
    "relative": ("domain/op.py", "from ..api import wire"),
    "relative, of a package": ("api/wire/__init__.py", "from ...store import cache"),
    "second of two": ("ui/pages/card.py", "import json, app.store.cache"),
    "for types only": (
        "domain/op.py",
        "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from app.store import cache",
    ),
    "by name": ("ui/loop.py", "from importlib import import_module as load\nload('app.store')"),
    "by a name unknown": ("ui/loop.py", "import importlib\nimportlib.import_module(name)"),
    "by the built-in": ("ui/loop.py", "__import__('httpx')"),
    "late, no word": ("api/transport.py", "def get():\n    import httpx"),
    "late, in a method": ("api/transport.py", "class A:\n    def get(self):\n        import ssl"),
    "late, another reason": (
        "api/transport.py",
        "def get():\n    # against a cycle\n    import httpx",
    ),
    "late, the word too far off": (
        "api/transport.py",
        "def get():\n    # 80 ms of start-up\n    pass\n    import httpx",
    ),
    "late, the word in a string": (
        "api/transport.py",
        "def get():\n    'start-up'\n    import ssl",
    ),
    "late and against the table": (
        "ui/loop.py",
        "def get():\n    import httpx  # 80 ms of start-up",
    ),
}

ALLOWED = {
    "domain": ("domain/op.py", "import enum\nimport phonenumbers\nfrom app.domain import codes"),
    "domain, relative": ("domain/op.py", "from . import codes\nfrom .codes import Code"),
    "api": ("api/transport.py", "import httpx\nfrom app.domain import faults"),
    "store": ("store/database.py", "from sqlcipher3 import dbapi2\nimport sqlite_utils"),
    "sync": ("sync/engine.py", "from app.api import endpoints\nfrom app.store import outbox"),
    "services": ("services/lookup.py", "from app.sync import engine\nimport app.settings.file"),
    "ui": ("ui/tasks.py", "from PySide6.QtCore import QObject\nfrom app.services import lookup"),
    "fleet": ("fleet/updates.py", "from app.api.outgoing import Outgoing"),
    "fleet, the module": ("fleet/updates.py", "from app.api import outgoing"),
    "sandbox": ("sandbox/state.py", "from app.api.wire import customers\nimport starlette"),
    "sandbox itself": ("sandbox/__main__.py", "from app.sandbox import state"),
    "logging for all": ("store/outbox.py", "from app.support.logging import logger"),
    "support whole for ui": ("ui/icons.py", "from app.support import resources"),
    "bootstrap": ("bootstrap.py", "from app.ui import loop\nfrom app.sandbox import state"),
    "bootstrap, split": ("bootstrap/doors.py", "from app.store import cache"),
    "the entry point": ("__main__.py", "import PySide6.QtWidgets\nfrom app import bootstrap"),
    "the version": ("fleet/updates.py", "from app import __version__"),
    "top level, conditional": ("api/transport.py", "try:\n    import ssl\nexcept ImportError: ..."),
    "late, said on the line": (
        "api/transport.py",
        "def get():\n    import httpx  # 80 ms of start-up",
    ),
    "late, said above": (
        "api/transport.py",
        "def get():\n    # Start-up: a TLS context\n    # costs 80 ms.\n    import httpx",
    ),
    "late, said above the block": (
        "api/transport.py",
        "def get():\n    # start-up\n    import ssl\n    from httpx import (\n        URL,\n    )",
    ),
}


@pytest.mark.parametrize(("path", "source"), CAUGHT.values(), ids=CAUGHT)
def test_a_breach_is_caught(path: str, source: str) -> None:
    findings = check_imports(PurePosixPath("app") / path, source)
    assert len(findings) == 1, listing(findings)


@pytest.mark.parametrize(("path", "source"), ALLOWED.values(), ids=ALLOWED)
def test_what_the_table_allows_passes(path: str, source: str) -> None:
    findings = check_imports(PurePosixPath("app") / path, source)
    assert not findings, listing(findings)


def test_a_finding_says_where_and_what() -> None:
    (finding,) = check_imports(PurePosixPath("app/sync/engine.py"), "\n\nimport httpx\n")
    assert str(finding) == "app/sync/engine.py:3: sync imports httpx, which only api may know"


def test_the_app_keeps_to_the_table() -> None:
    files = python_files("app")
    assert len(files) >= len(MAY_IMPORT)
    findings = [found for path in files for found in check_imports(path, source_of(path))]
    assert not findings, listing(findings)
