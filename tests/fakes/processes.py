"""Real processes for tests that kill them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def start(code: str, *args: object) -> subprocess.Popen[str]:
    """A Python process that runs the code with these arguments; its lines come from `stdout`."""
    command = [sys.executable, "-c", code, *(str(arg) for arg in args)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)


def kill(process: subprocess.Popen[str]) -> None:
    """End it as a power cut would, and close its pipes."""
    process.kill()
    process.communicate()
