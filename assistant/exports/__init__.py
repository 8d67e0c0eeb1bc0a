"""Writes what a person takes along: Markdown, DOCX, calendar files."""

from assistant.exports.calendar import calendar_file
from assistant.exports.docx import docx_file
from assistant.exports.markdown import markdown

__all__ = ["calendar_file", "docx_file", "markdown"]
