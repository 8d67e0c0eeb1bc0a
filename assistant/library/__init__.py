"""Reads knowledge/ and prompts/ into validated domain values."""

from assistant.library.library import FileLibrary
from assistant.library.problems import Problem, Severity

__all__ = ["FileLibrary", "Problem", "Severity"]
