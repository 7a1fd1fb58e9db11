"""Brings one checkout's surroundings into order: system packages, then the locked environment.

Runs on the standard library alone, before anything is installed, and knows nothing of the app.
"""

import argparse
import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK_FILE = ROOT / "packaging" / "requirements.lock"
VENV = ROOT / ".venv"
VENV_PYTHON = VENV / "bin" / "python"
# Written last: an environment without it was left half-made, and is made anew.
STAMP = VENV / ".stamp"
# Apart from the stamp: a missing system library must not cost the installed packages.
CHECKED = VENV / ".checked"
RUNNING = ROOT / ".setup.lock"
VERSION = "{}.{}.{}".format(*sys.version_info)

# Debian's names for what Qt's own files are linked against. The first group is loaded even where
# nothing is drawn on a screen.
BASE_PACKAGES = (
    "ca-certificates",
    "fonts-dejavu-core",
    "libbrotli1",
    "libdbus-1-3",
    "libegl1",
    "libfontconfig1",
    "libfreetype6",
    "libgl1",
    "libglib2.0-0",
    "libgssapi-krb5-2",
    "libx11-6",
    "libxkbcommon0",
)
WINDOW_PACKAGES = (
    "libcups2",
    "libwayland-client0",
    "libwayland-cursor0",
    "libwayland-egl1",
    "libx11-xcb1",
    "libxcb-cursor0",
    "libxcb-glx0",
    "libxcb-icccm4",
    "libxcb-image0",
    "libxcb-keysyms1",
    "libxcb-randr0",
    "libxcb-render-util0",
    "libxcb-render0",
    "libxcb-shape0",
    "libxcb-shm0",
    "libxcb-sync1",
    "libxcb-util1",
    "libxcb-xfixes0",
    "libxcb-xkb1",
    "libxkbcommon-x11-0",
)
TEST_PACKAGES = ("at-spi2-core", "dbus-daemon", "xauth", "xvfb")

# The project's commands, and the modules that they run.
COMMANDS = {"tillside": "app", "tillside-sandbox": "app.sandbox"}

# What must load for the app to start; a library that Qt misses is named by the error.
LOAD = "import PySide6.QtGui, PySide6.QtNetwork, PySide6.QtSvg, PySide6.QtWidgets, sqlcipher3"


class SetUpFault(Exception):
    """Something a person must do first; the text says what, in full sentences."""


def main(arguments: Sequence[str]) -> int:
    """Sets up, or with --ready only looks. Exit codes: 0 in order, 1 not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ready", action="store_true", help="change nothing, only look")
    parser.add_argument("--window", action="store_true", help="for windows on a display, too")
    parser.add_argument("--tests", action="store_true", help="for the tests, too")
    given = parser.parse_args(arguments)
    wanted = [*BASE_PACKAGES]
    wanted += WINDOW_PACKAGES if given.window else ()
    wanted += TEST_PACKAGES if given.tests else ()
    if given.ready:
        return 0 if is_stamped() and CHECKED.exists() and not missing_packages(wanted) else 1
    try:
        set_up(wanted)
    except SetUpFault as fault:
        say(str(fault))
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


def set_up(wanted: Sequence[str]) -> None:
    """Installs and builds what is missing; several at once wait for one another.

    Raises SetUpFault.
    """
    missing = lacking(wanted)
    if missing:
        root_prefix(missing)  # refuses here, before anything is touched
    with alone() as inherited:
        missing = lacking(wanted)
        if missing:
            install_packages(missing)
        if not is_stamped():
            build(inherited)
        if not CHECKED.exists():
            check()


def say(text: str) -> None:
    sys.stderr.write(f"tillside: {text}\n")
    sys.stderr.flush()


# --- system packages


def lacking(wanted: Sequence[str]) -> list[str]:
    """The system packages to install, with the one that brings `ensurepip` if it is needed."""
    missing = missing_packages(wanted)
    if not is_stamped() and importlib.util.find_spec("ensurepip") is None:
        missing.append(venv_package())
    return missing


def missing_packages(wanted: Sequence[str]) -> list[str]:
    """Those of `wanted` that are not installed; none where dpkg does not keep the system."""
    # Since Debian 13 some libraries carry a suffix: their time_t has 64 bits.
    names = ["dpkg", *wanted, *(f"{name}t64" for name in wanted)]
    show = ["dpkg-query", "--show", "--showformat=${db:Status-Status} ${Package}\n"]
    try:
        answer = ask([*show, *names])
    except FileNotFoundError:
        return []
    rows = (line.split(" ", 1) for line in answer.stdout.splitlines())
    there = {name.removesuffix("t64") for status, name in rows if status == "installed"}
    if "dpkg" not in there:  # the tool alone, on a system of another kind
        return []
    return [name for name in wanted if name not in there]


def venv_package() -> str:
    """Debian's package that completes this very interpreter."""
    interpreter = Path(sys.executable).resolve()
    major, minor = sys.version_info[:2]
    remedy = "name another Python, one that can: PYTHON=/path/to/python3 sh packaging/run.sh"
    if not is_packaged(interpreter):
        raise SetUpFault(
            f"{interpreter} cannot make virtual environments: its ensurepip module is missing. "
            "It is not Debian's own, so the package python3-venv would not help: complete it "
            f"the way it was installed, or {remedy}"
        )
    return f"python{major}.{minor}-venv"


def is_packaged(interpreter: Path) -> bool:
    try:
        return ask(["dpkg-query", "--search", str(interpreter)]).returncode == 0
    except FileNotFoundError:
        return False


def root_prefix(missing: Sequence[str]) -> list[str]:
    """What to put before a command so that it runs as root: nothing, or sudo without a password."""
    if shutil.which("apt-get") is None:
        raise SetUpFault(f"these system packages are missing here: {' '.join(missing)}.")
    if os.geteuid() == 0:
        return []
    has_sudo = shutil.which("sudo") is not None
    if has_sudo and ask(["sudo", "-n", "true"]).returncode == 0:
        return ["sudo", "-n"]
    commands = shlex.quote(
        "apt-get update && apt-get install -y --no-install-recommends " + " ".join(missing)
    )
    raise SetUpFault(
        "system packages are missing, and installing them takes an administrator. "
        f"Run this, then try again:\n  {'sudo sh -c' if has_sudo else 'su - -c'} {commands}"
    )


def install_packages(missing: Sequence[str]) -> None:
    say(f"installing system packages: {' '.join(missing)}")
    # As an argument of env, not through our own environment: sudo passes none of that on.
    apt = [
        *root_prefix(missing),
        *("env", "DEBIAN_FRONTEND=noninteractive"),
        # Another apt may be at work, as on a machine that has just started: wait for it.
        *("apt-get", "-o", "DPkg::Lock::Timeout=600", "-q"),
    ]
    if run([*apt, "update"]) != 0:
        say("the package lists could not be refreshed in full; trying with what is there.")
    if run([*apt, "install", "-y", "--no-install-recommends", *missing]) != 0:
        raise SetUpFault(f"apt-get could not install {' '.join(missing)}; its own words are above.")


# --- the virtual environment


def is_stamped() -> bool:
    """Whether the environment was made in full: from this lock file, this Python, in this place."""
    try:
        return VENV_PYTHON.exists() and STAMP.read_text(encoding="utf-8") == fingerprint(VERSION)
    except OSError:
        return False


def fingerprint(version: str) -> str:
    """Tells environments apart; an environment that was moved does not run, so its place counts."""
    digest = hashlib.sha256(LOCK_FILE.read_bytes()).hexdigest()
    return f"{digest} {version} {VENV}\n"


@contextlib.contextmanager
def alone() -> Iterator[int]:
    """Holds this checkout's set-up lock, waiting for it; yields the descriptor that holds it.

    The kernel lets go of it when the last process that has it ends, however it ends. A child
    that writes to the environment is handed the descriptor, so that one which outlives a killed
    set-up still keeps the next one waiting.
    """
    try:
        descriptor = os.open(RUNNING, os.O_RDONLY | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise SetUpFault(f"the set-up cannot write to {ROOT}: {error.strerror}.") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("another set-up is at work in this folder; waiting for it.")
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield descriptor
    finally:
        os.close(descriptor)


def build(inherited: int) -> None:
    say("making the environment in .venv (once; this downloads some 150 MB).")
    try:
        STAMP.unlink(missing_ok=True)
        if VENV.is_symlink() or VENV.is_file():
            VENV.unlink()
        elif VENV.exists():
            shutil.rmtree(VENV)
    except OSError as error:
        raise SetUpFault(f"the old environment cannot be removed: {error}.") from error
    if run([sys.executable, "-I", "-m", "venv", str(VENV)], keep=inherited) != 0:
        raise SetUpFault(f"{sys.executable} could not make an environment in {VENV}.")
    pip = [str(VENV_PYTHON), "-I", "-m", "pip", "install", "--require-hashes"]
    # Building from source would run code, and fetch build tools, that no hash covers.
    pip += ["--only-binary", ":all:", "--no-input", "--disable-pip-version-check"]
    pip += [] if sys.stderr.isatty() else ["--quiet"]
    if run([*pip, "-r", str(LOCK_FILE)], keep=inherited, env=pip_environment()) != 0:
        raise SetUpFault(
            "the locked packages could not be installed; pip's own words are above. "
            "Nothing is left half-done: the next run begins afresh."
        )
    seal()


def pip_environment() -> Mapping[str, str]:
    """The caller's own, so pip's settings in it hold, less those that lead packages elsewhere."""
    astray = {"PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"}
    kept = {name: value for name, value in os.environ.items() if name not in astray}
    return {**kept, "PIP_USER": "0"}


def seal() -> None:
    """Lets the environment see the checkout from any folder, and marks it as made in full."""
    (packages,) = VENV.glob("lib/python*/site-packages")
    (packages / "tillside.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    for command, module in COMMANDS.items():
        launcher = VENV / "bin" / command
        # Through a shell: the path of this checkout may have a space, which no #! line can hold.
        launcher.write_text(f'#!/bin/sh\nexec "${{0%/*}}/python" -P -m {module} "$@"\n')
        launcher.chmod(0o755)
    # Asked of the new one: installing system packages may just have upgraded our own interpreter.
    version = ask(
        [str(VENV_PYTHON), "-I", "-c", "import platform; print(platform.python_version())"]
    )
    os.sync()  # a power cut must not leave the stamp without what it stands for
    fresh = STAMP.with_suffix(".new")
    fresh.write_text(fingerprint(version.stdout.strip()), encoding="utf-8")
    fresh.replace(STAMP)


def check() -> None:
    """Loads what the app loads: without dpkg, the way to see which system library is missing."""
    answer = ask([str(VENV_PYTHON), "-I", "-c", LOAD])
    if answer.returncode != 0:
        words = answer.stderr.strip().splitlines() or [f"exit code {answer.returncode}"]
        raise SetUpFault(
            f"the packages are installed but do not load: {words[-1]}\n"
            "On Linux Qt needs the system's libraries of (as Debian names them) "
            f"{' '.join(BASE_PACKAGES)}, and for a window {' '.join(WINDOW_PACKAGES)}."
        )
    CHECKED.touch()


# --- other programs: all commands are this file's own, looked up on the caller's PATH


def ask(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Runs it unseen. Raises FileNotFoundError where there is no such program."""
    return subprocess.run(  # noqa: S603
        command, stdin=subprocess.DEVNULL, capture_output=True, check=False, text=True
    )


def run(
    command: Sequence[str], *, keep: int | None = None, env: Mapping[str, str] | None = None
) -> int:
    """Runs it in sight, on our standard error: our standard output is the app's alone.

    `keep` is a descriptor for it to inherit. Returns its exit code.
    """
    return subprocess.run(  # noqa: S603
        command,
        stdin=subprocess.DEVNULL,
        stdout=sys.stderr,
        check=False,
        env=env,
        pass_fds=() if keep is None else (keep,),
    ).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
