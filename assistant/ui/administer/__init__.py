"""An administrator's screens."""
