"""The reflection assistant: Terugblik, Rückblick, Hindsight."""

__version__ = "0.1.0"
