"""Finds the policy that holds for a till and tells whether it is the administrator's.

A policy is `policy.toml` with `policy.toml.sig` beside it: the Base64 of an Ed25519 signature over
its bytes. The public key, `policy.pub` (PEM), lies in the system's folder, where only an
administrator can write; where there is none, in the profile. The last policy that was told true is
kept in the profile and holds until a newer one does: taking the file away, or laying an older one
in its place, changes nothing.
"""

import base64
import binascii
import json
import logging
from dataclasses import dataclass, replace
from pathlib import Path

from app.settings.declarations import SettingProblem
from app.settings.file import replace_text
from app.settings.policy import NO_POLICY, Policy, read_policy

POLICY_NAME, SIGNATURE_NAME, KEY_NAME = "policy.toml", "policy.toml.sig", "policy.pub"
ACCEPTED_NAME = "policy.accepted.json"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class PolicyFound:
    """The policy in force (NO_POLICY where there is none) and what is wrong, for people."""

    policy: Policy = NO_POLICY
    problems: tuple[SettingProblem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Signed:
    text: bytes
    signature: bytes


class _Untrue(Exception):
    """Carries the sentence that says why, and what to do."""


def find_policy(profile: Path, *, named: str, system: Path) -> PolicyFound:
    """What holds for the till of this profile. `named` is the settings' `[policy] path`, the file
    or its folder, used where the `system` folder has no policy. Whatever is wrong is told, never
    raised.
    """
    source = _source(named, system)
    key = next((one / KEY_NAME for one in (system, profile) if (one / KEY_NAME).exists()), None)
    if key is None:
        if source is None:
            return PolicyFound()
        return _told(
            f"is not believed: {KEY_NAME}, the key to tell it true, lies neither in"
            f" {system} nor in the profile"
        )
    before, kept = _accepted(profile, key)
    if source is None:
        if kept is None:
            return PolicyFound()
        return _told("is gone; what it said last still holds", before)
    try:
        signed = _read(source)
        _tell_true(signed, key)
    except _Untrue as untrue:
        return _told(f"{untrue}; {_meanwhile(before)}", before)
    policy, problems = read_policy(signed.text.decode("utf-8-sig", errors="replace"))
    told = tuple(replace(one, file=str(source)) for one in problems)
    if policy is None:
        return PolicyFound(policy=before, problems=told)
    if policy.serial < before.serial:
        return _told(
            f"has serial number {policy.serial}, and {before.serial} held already; the newer one"
            " still holds",
            before,
        )
    if signed != kept:
        _keep(profile, signed)
    return PolicyFound(policy=policy, problems=told)


def _source(named: str, system: Path) -> Path | None:
    if (system / POLICY_NAME).exists():
        return system / POLICY_NAME
    if not named:
        return None
    path = Path(named).expanduser()
    return path / POLICY_NAME if path.is_dir() else path


def _read(source: Path) -> _Signed:
    beside = source.with_name(source.name + ".sig")
    try:
        text = source.read_bytes()
    except OSError as error:
        raise _Untrue(f"{source} cannot be read ({error.strerror})") from error
    try:
        signature = base64.b64decode(beside.read_bytes().strip(), validate=False)
    except OSError as error:
        raise _Untrue(f"has no signature: {beside} cannot be read ({error.strerror})") from error
    except binascii.Error as error:
        raise _Untrue(f"has no signature: {beside} is no Base64") from error
    return _Signed(text, signature)


def _tell_true(signed: _Signed, key: Path) -> None:
    # start-up: most tills have no policy, and must not load this for none.
    from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.serialization import load_pem_public_key

    try:
        public = load_pem_public_key(key.read_bytes())
    except OSError as error:
        raise _Untrue(f"is not believed: {key} cannot be read ({error.strerror})") from error
    except (ValueError, UnsupportedAlgorithm) as error:
        raise _Untrue(f"is not believed: {key} is no public key in PEM") from error
    if not isinstance(public, Ed25519PublicKey):
        raise _Untrue(f"is not believed: {key} is no Ed25519 key")
    try:
        public.verify(signed.signature, signed.text)
    except InvalidSignature as error:
        raise _Untrue("is not what was signed, or was signed with another key") from error


def _accepted(profile: Path, key: Path) -> tuple[Policy, _Signed | None]:
    """The last policy that was told true. It has to be told true again: whoever can write into the
    profile can write this file.
    """
    try:
        values = json.loads((profile / ACCEPTED_NAME).read_text(encoding="utf-8"))
        signed = _Signed(base64.b64decode(values["policy"]), base64.b64decode(values["signature"]))
        _tell_true(signed, key)
    except FileNotFoundError:
        return NO_POLICY, None
    except (OSError, ValueError, TypeError, KeyError, _Untrue) as error:
        _log.warning("kept policy", extra={"error": type(error).__name__})
        return NO_POLICY, None
    policy, _ = read_policy(signed.text.decode("utf-8-sig", errors="replace"))
    return (NO_POLICY, None) if policy is None else (policy, signed)


def _keep(profile: Path, signed: _Signed) -> None:
    values = {
        "policy": base64.b64encode(signed.text).decode(),
        "signature": base64.b64encode(signed.signature).decode(),
    }
    try:
        replace_text(profile / ACCEPTED_NAME, json.dumps(values))
    except OSError as error:
        # It holds for this start; the next one tries again.
        _log.warning("policy not kept", extra={"error": error.strerror})


def _meanwhile(before: Policy) -> str:
    return "what held before still holds" if before.serial else "none holds"


def _told(text: str, policy: Policy = NO_POLICY) -> PolicyFound:
    problem = SettingProblem(line=0, key="policy", text=text, file=POLICY_NAME)
    return PolicyFound(policy=policy, problems=(problem,))
