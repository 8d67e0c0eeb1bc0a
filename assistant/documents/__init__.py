"""Reads the organisation's own files into sections of text."""

from assistant.documents.extract import extract

__all__ = ["extract"]
