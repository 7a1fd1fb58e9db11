"""What is delivered beside the program says the same as the program."""

import plistlib
import re
import struct
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from app.bootstrap.arguments import parse

ROOT = Path(__file__).resolve().parent.parent.parent
LINUX = ROOT / "packaging" / "linux"
NAME = "app.tillside.Tillside"


def _options(text: str) -> set[str]:
    return set(re.findall(r"--[a-z][a-z-]+", text.replace("\\-", "-"))) - {"--help"}


def _help(module: str) -> str:
    return subprocess.run(
        [sys.executable, "-m", module, "--help"],
        capture_output=True,
        check=True,
        text=True,
        cwd=ROOT,
    ).stdout


@pytest.mark.parametrize(
    ("page", "module"), [("tillside.1", "app"), ("tillside-sandbox.1", "app.sandbox")]
)
def test_a_man_page_has_each_option_and_no_other(page: str, module: str) -> None:
    assert _options((LINUX / page).read_text(encoding="utf-8")) == _options(_help(module))


def test_the_version_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        parse(["--version"])
    assert ended.value.code in (0, None)
    assert capsys.readouterr().out.startswith("tillside ")


def test_the_newest_release_is_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    data = ET.parse(LINUX / f"{NAME}.metainfo.xml").getroot()
    newest = data.find("releases/release")
    assert newest is not None
    assert newest.get("version") == project["version"]
    assert data.findtext("id") == NAME
    assert data.findtext("launchable") == f"{NAME}.desktop"


def test_desktops_find_the_entry_of_the_window() -> None:
    """By this name a desktop joins the window to its entry, and shows its icon."""
    source = (ROOT / "app" / "ui" / "desktop.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{NAME}")' in source
    entry = (LINUX / f"{NAME}.desktop").read_text(encoding="utf-8")
    assert "Exec=tillside\n" in entry
    assert "Icon=tillside\n" in entry
    assert (ROOT / "resources" / "icons" / "tillside.svg").exists()


def test_the_icons_for_windows_and_macos_are_drawn_from_the_mark(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "icons.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, cwd=ROOT)
    content = (tmp_path / "tillside.ico").read_bytes()
    kind, count = struct.unpack_from("<2xHH", content)
    assert (kind, count) == (1, 6)
    for number in range(count):
        length, at = struct.unpack_from("<8xII", content, 6 + 16 * number)
        assert content[at : at + 8] == b"\x89PNG\r\n\x1a\n"
        width, height = struct.unpack_from(">16xII", content[at : at + length])
        assert width == height == (content[6 + 16 * number] or 256)
    assert len(list((tmp_path / "tillside.iconset").glob("icon_*.png"))) == 10


def test_the_recipes_for_windows_and_macos_name_what_is_here() -> None:
    for folder in ("windows", "macos"):
        for path in sorted((ROOT / "packaging" / folder).iterdir()):
            text = path.read_text(encoding="utf-8")
            named = re.findall(r"\$(?:root|here|PSScriptRoot)[\\/]([\w\\/.-]+\.\w+)", text)
            for name in named:
                place = name.replace("\\", "/")
                is_made = place.startswith((".tools/", "dist/"))
                assert is_made or (ROOT / place).exists() or (path.parent / place).exists(), name
    script = ROOT / "packaging" / "macos" / "build.sh"
    subprocess.run(["sh", "-n", str(script)], check=True)
    entitlements = ROOT / "packaging" / "macos" / "entitlements.plist"
    assert plistlib.loads(entitlements.read_bytes())
