"""What a text contains: sentences, language, elements of reflection, plans, dates."""

from assistant.reading.elements import RuleReader
from assistant.reading.plans import RulePlans

__all__ = ["RulePlans", "RuleReader"]
