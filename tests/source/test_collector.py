"""What was freed is the system's again, where its C library can be asked for that."""

import ctypes
import subprocess
import sys

import pytest

_SCRIPT = """
import os, sys
from playbook_press.source.collector import give_back

def held():
    return int(open("/proc/self/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE")

# Too small to be given back each for itself, and the last one keeps what lies below it.
values = [bytes(20_000 + number) for number in range(2_000)]
last = bytes(20_000)
before = held()
del values
give_back()
print(before - held() > 20_000_000)
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="this C library cannot be asked",
)
def test_memory_that_was_freed_is_given_back() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _SCRIPT], capture_output=True, text=True, check=True
    )
    assert done.stdout.split()[0] == "True"
