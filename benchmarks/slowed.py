"""coachtui on a slow disk: each fsync takes 50 ms more.

``python -m benchmarks.slowed`` starts it. For each it adds a byte to the file that ``BENCH_FSYNCS``
names, so that it can be seen that there were any.
"""

from __future__ import annotations

import os
import sys
import time

from coachtui.__main__ import main

SECONDS = 0.05
_fsync = os.fsync


def slow_fsync(fd: int) -> None:
    """Take as long as a laptop's hard disk."""
    with open(os.environ["BENCH_FSYNCS"], "ab") as counted:  # noqa: PTH123
        counted.write(b".")
    time.sleep(SECONDS)
    _fsync(fd)


if __name__ == "__main__":
    vars(os)["fsync"] = slow_fsync
    sys.exit(main())
