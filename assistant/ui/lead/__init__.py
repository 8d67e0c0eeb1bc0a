"""The leader's workspace."""
