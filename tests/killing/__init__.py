"""Processes that die at a chosen point, and what must hold afterwards."""
