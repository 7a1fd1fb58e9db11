"""What a case of the coverage is: one call, one part of its request, and what that part does."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from app.api.wire.document import Format
from tests.unit.api.parameters.scene import Scene

NOTHING = "nothing"
"""The part of a call that takes none."""
Show = Callable[[Scene], Awaitable[object]]
"""Uses the part through the link, asserts its effect, and gives back what was read: values that
are the same in each format.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of the API. `name` is its resource, and how it is called where it is both read and
    written, as the contract's samples are called.
    """

    name: str
    resource: str
    method: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`part` is a parameter's name or a path within `root`; what stands after ` (` only tells two
    cases of one part from each other.
    """

    call: Call
    part: str
    show: Show

    @property
    def carried(self) -> str:
        """What has to be in the request; empty for a call that takes nothing."""
        return "" if self.part == NOTHING else self.part.partition(" (")[0]

    @property
    def id(self) -> str:
        return f"{self.call.name}-{self.part.removesuffix(')').replace(' (', '+')}"

    def id_in(self, wire_format: Format) -> str:
        return f"{self.id}-{wire_format.value}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cases:
    """The cases of one call, in the order in which they are written."""

    call: Call
    all: list[Case] = field(default_factory=list)

    def of(self, *parts: str) -> Callable[[Show], Show]:
        """What follows shows what these parts do."""

        def taken(show: Show) -> Show:
            for part in parts:
                self.add(part, show)
            return show

        return taken

    def add(self, part: str, show: Show) -> None:
        self.all.append(Case(call=self.call, part=part, show=show))


def cases(resource: str, method: str = "GET", *, is_both: bool = False) -> Cases:
    name = f"{resource}-{method.lower()}" if is_both else resource
    return Cases(call=Call(name=name, resource=resource, method=method))
