"""What is seen in the window, and how soon: scans and names as typed, and what rest costs."""

from tests.bench.children import found
from tests.bench.figures import Figure, limit
from tests.bench.profiles import SERVER, Profiles

FRAME_MS = 1_000 / 60
IDLE_LIMIT = 0.5
IDLE_S = 60.0


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """From the code to the painted card, from the key to the painted results; many in one run."""
    del runs
    profile = str(profiles.of(customers))
    scans, texts = (
        found("tests.bench.till_at_work", profile, SERVER, work, str(customers))
        for work in ("scan", "type")
    )
    return tuple(
        limit(f"{what}, {customers:,} cached", times, FRAME_MS, share=0.99)
        for what, times in (("scan to painted card", scans), ("key to painted results", texts))
    )


def measure_idle(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """The share of a core that an open window takes while nobody does anything."""
    idle_s = IDLE_S if runs > 2 else 1.0
    told = found(
        "tests.bench.till_at_work",
        *(str(profiles.of(customers)), SERVER, "idle", str(customers), str(idle_s)),
    )
    return (limit(f"idle for {idle_s:.0f} s", [told["share"] * 100], IDLE_LIMIT, unit="%"),)
