"""``python -m benchmarks [NAME...]``: every budget, or those of the named modules.

Exits 1 when one isn't met. Close what else keeps the machine busy first.
"""

from __future__ import annotations

import sys
from importlib import import_module

MODULES = [
    "first_frame",
    "first_frame_parts",
    "commands",
    "screens",
    "typing_words",
    "bytes_written",
    "long_list",
    "memory",
    "deriving",
    "deciding",
    "saving",
    "slow_disk",
    "others",
]


def main(names: list[str]) -> int:
    """Measure and tell; gives how many budgets were missed."""
    missed = 0
    for name in names or MODULES:
        for found in import_module(f"benchmarks.{name}").measure():
            print(found, flush=True)
            missed += not found.met
    print("All budgets are met." if not missed else f"{missed} missed.")
    return missed


if __name__ == "__main__":
    sys.exit(bool(main(sys.argv[1:])))
