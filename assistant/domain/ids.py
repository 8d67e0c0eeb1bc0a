"""Typed names for things, so that one kind of id is never taken for another."""

from __future__ import annotations

from typing import NewType

PersonId = NewType("PersonId", str)
ReflectionId = NewType("ReflectionId", str)
IntentionId = NewType("IntentionId", str)
MethodId = NewType("MethodId", str)
StageId = NewType("StageId", str)
TeamName = NewType("TeamName", str)
