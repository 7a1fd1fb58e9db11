"""The set-up scripts on a small checkout of their own, with stand-ins for the system's tools.

Nothing here reaches a network: the small checkout locks no packages.
"""

import fcntl
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.house import ROOT

STAND_IN_APP = 'import os, sys\nprint(sys.argv[1:], os.getcwd(), os.environ["QT_QPA_PLATFORM"])\n'
ALL_INSTALLED = 'for name; do case $name in -*) ;; *) echo "installed $name" ;; esac; done'
DPKG = "echo installed dpkg; "
ONLY_EGL = f"{DPKG}echo installed libegl1; echo deinstall libgl1; echo installed libglib2.0-0t64"


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str, str], None]:
    """Adds a shell script to a PATH that else holds nothing but what the scripts call."""
    folder = tmp_path / "bin"
    folder.mkdir()
    for name in ("sh", "dirname", "uname", "env", "true"):
        (folder / name).symlink_to(shutil.which(name) or "")
    monkeypatch.setenv("PATH", str(folder))
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "PYTHON"):
        monkeypatch.delenv(name, raising=False)

    def add(name: str, script: str) -> None:
        (folder / name).write_text(f"#!{shutil.which('sh')}\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)

    return add


@pytest.fixture
def checkout(tmp_path: Path, tools: Callable[[str, str], None]) -> Path:
    """Under a path with a space, on a machine that has every system package."""
    root = tmp_path / "my till"
    (root / "app").mkdir(parents=True)
    (root / "app" / "__init__.py").touch()
    (root / "app" / "__main__.py").write_text(STAND_IN_APP, encoding="utf-8")
    shutil.copytree(ROOT / "packaging", root / "packaging", ignore=lambda _, __: {"__pycache__"})
    (root / "packaging" / "requirements.lock").write_text("# nothing\n", encoding="utf-8")
    tools("dpkg-query", ALL_INSTALLED)
    return root


def load(root: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "environment", root / "packaging" / "environment.py"
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    vars(module)["LOAD"] = "import json"  # the small checkout has no Qt
    return module


def make_ready(root: Path) -> ModuleType:
    """An environment without pip, sealed: as a set-up leaves it, in a tenth of the time."""
    environment = load(root)
    base = getattr(sys, "_base_executable", sys.executable)
    command = [base, "-m", "venv", "--without-pip", str(environment.VENV)]
    subprocess.run(command, check=True)
    environment.seal()
    environment.CHECKED.touch()
    return environment


def run(root: Path, *arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = ["sh", str(root / "packaging" / "run.sh"), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, check=False, text=True)


def test_without_a_display_it_says_so_before_setting_up(checkout: Path) -> None:
    answer = run(checkout, "--profile", "one")
    assert answer.returncode == 2
    assert "no display" in answer.stderr
    assert "--self-test" in answer.stderr
    assert not (checkout / ".venv").exists()


def test_a_ready_machine_starts_at_once_with_every_argument(checkout: Path, tmp_path: Path) -> None:
    make_ready(checkout)
    answer = run(checkout, "--self-test", "a b", "*", cwd=tmp_path)
    assert answer.stderr == ""
    assert answer.stdout == f"['--self-test', 'a b', '*'] {tmp_path} offscreen\n"


def test_the_projects_commands_run_from_any_folder(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    environment = make_ready(checkout)
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert set(environment.COMMANDS) == {"tillside", "tillside-sandbox"}
    command = [str(checkout / ".venv" / "bin" / "tillside"), "a b"]
    answer = subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, text=True)
    assert answer.stdout == f"['a b'] {tmp_path} offscreen\n"


def test_foreign_python_settings_stay_outside(
    checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_ready(checkout)
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__main__.py").write_text("raise SystemExit(9)", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    assert run(checkout, "--version", cwd=tmp_path).returncode == 0


def test_another_lock_file_another_place_or_no_stamp_is_not_ready(checkout: Path) -> None:
    assert make_ready(checkout).main(["--ready"]) == 0
    moved = checkout.with_name("moved")
    checkout.rename(moved)
    environment = load(moved)
    assert environment.main(["--ready"]) == 1
    environment.seal()
    assert environment.main(["--ready"]) == 0
    environment.LOCK_FILE.write_text("# other\n", encoding="utf-8")
    assert environment.main(["--ready"]) == 1
    environment.seal()
    environment.STAMP.unlink()
    assert environment.main(["--ready"]) == 1


def test_a_missing_system_package_is_not_ready(
    checkout: Path, tools: Callable[[str, str], None]
) -> None:
    environment = make_ready(checkout)
    tools("dpkg-query", ONLY_EGL)
    missing = environment.missing_packages(["libegl1", "libgl1", "libglib2.0-0", "libx11-6"])
    assert missing == ["libgl1", "libx11-6"]
    assert environment.main(["--ready"]) == 1


def test_where_dpkg_is_a_guest_it_is_not_asked(
    checkout: Path, tools: Callable[[str, str], None]
) -> None:
    environment = make_ready(checkout)
    tools("dpkg-query", "exit 1")
    assert environment.main(["--ready", "--window", "--tests"]) == 0


def test_without_rights_it_prints_the_command_and_touches_nothing(
    checkout: Path,
    tools: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment = make_ready(checkout)
    tools("dpkg-query", ONLY_EGL)
    tools("apt-get", "exit 99")
    tools("sudo", "exit 1")  # asks for a password
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert environment.main([]) == 1
    words = capsys.readouterr().err
    assert "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends " in words
    assert " libgl1 " in words
    assert not environment.RUNNING.exists()


def test_with_rights_it_installs_just_what_is_missing(
    checkout: Path,
    tools: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    environment = make_ready(checkout)
    calls = tmp_path / "calls"
    tools("dpkg-query", ONLY_EGL)
    tools("apt-get", f'echo "$DEBIAN_FRONTEND $*" >> "{calls}"')
    tools("sudo", 'shift; exec "$@"')  # asks for none
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    environment.set_up(["libegl1", "libgl1", "libx11-6"])
    options = "noninteractive -o DPkg::Lock::Timeout=600 -q"
    assert calls.read_text(encoding="utf-8").splitlines() == [
        f"{options} update",
        f"{options} install -y --no-install-recommends libgl1 libx11-6",
    ]


def test_a_half_made_environment_is_made_anew(checkout: Path) -> None:
    environment = load(checkout)
    left_over = environment.VENV / "bin" / "left-over"
    left_over.parent.mkdir(parents=True)
    left_over.touch()
    environment.set_up([])
    assert not left_over.exists()
    assert environment.main(["--ready"]) == 0
    assert run(checkout, "--version").returncode == 0


def test_two_at_once_wait_for_one_another(checkout: Path) -> None:
    environment = make_ready(checkout)
    environment.CHECKED.unlink()
    code = f"import sys; sys.path.insert(0, {str(checkout / 'packaging')!r}); import environment\n"
    code += "environment.LOAD = 'import json'; sys.exit(environment.main([]))"
    with environment.RUNNING.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        command = [environment.VENV_PYTHON, "-B", "-c", code]
        second = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
        assert second.stderr is not None
        assert "another set-up is at work" in second.stderr.readline()
        assert not environment.CHECKED.exists()
    assert second.wait(timeout=30) == 0
    second.stderr.close()
    assert environment.CHECKED.exists()


@pytest.mark.parametrize("version", ["2.7.18", "3.10.13"])
def test_an_old_python_is_refused(
    checkout: Path,
    tools: Callable[[str, str], None],
    monkeypatch: pytest.MonkeyPatch,
    version: str,
) -> None:
    tools("python-old", f'case "$*" in *environment.py*) exit 1 ;; esac; printf %s {version}')
    monkeypatch.setenv("PYTHON", "python-old")
    answer = run(checkout, "--version")
    assert answer.returncode == 1
    assert f"Python 3.11 or newer is needed, and PYTHON names python-old ({version})" in (
        answer.stderr
    )
    assert not (checkout / ".venv").exists()
