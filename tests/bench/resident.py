"""How much memory this process holds."""

import gc

import psutil  # type: ignore[import-untyped]  # it ships no types


def megabytes() -> float:
    """The resident set, after a collection of garbage."""
    gc.collect()
    return float(psutil.Process().memory_info().rss) / 1e6
