"""Schedules that once broke, or that show a known bug, kept as they were drawn: how schedules are
drawn may change, and a seed would then mean another one.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from app.api.wire.document import Format
from tests.faults.schedules.plan import Act, Blow, Happening, Mishap, Plan, Setting
from tests.faults.simulated.disk import DiskTrouble

_FILE = Path(__file__).with_name("kept.json")


def kept_plan(seed: int) -> Plan:
    """The schedule that had this seed when it was kept. Raises KeyError."""
    return kept_plans()[seed]


@cache
def kept_plans() -> Mapping[int, Plan]:
    """All of them, by seed."""
    lines = json.loads(_FILE.read_text(encoding="utf-8"))
    return {plan.seed: plan for plan in map(_plan, lines)}


def keep(plan: Plan) -> None:
    """Add it to the file, or put it in the place of the one with its seed."""
    plans = {**kept_plans(), plan.seed: plan}
    lines = ",\n".join(map(written, plans.values()))
    _FILE.write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def written(plan: Plan) -> str:
    """A line of the file."""
    return json.dumps(plan, default=_plain)


def plan_of(line: str) -> Plan:
    """Of what `written` wrote."""
    return _plan(json.loads(line))


def _plain(value: Any) -> Any:
    names = getattr(value, "__dataclass_fields__", None)
    return value.value if names is None else {name: getattr(value, name) for name in names}


def _plan(values: dict[str, Any]) -> Plan:
    setting = values["setting"]
    return Plan(
        **{
            **values,
            "acts": tuple(Act(**one) for one in values["acts"]),
            "blows": tuple(Blow(**one) for one in values["blows"]),
            "mishaps": tuple(map(_mishap, values["mishaps"])),
            "visits": tuple(values["visits"]),
            "setting": Setting(**{**setting, "wire_format": Format(setting["wire_format"])}),
        }
    )


def _mishap(values: dict[str, Any]) -> Mishap:
    what, disk = Happening(values["what"]), DiskTrouble(values["disk"])
    return Mishap(**{**values, "what": what, "disk": disk})
