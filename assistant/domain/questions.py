"""What code can check of one question: the first rule of the product.

Used for the library's wordings and for those of a model. What needs judgement (leading, an interpretation
put into someone's mouth, advice dressed as a question) is left to people and evaluations.
"""

from __future__ import annotations

import re

from assistant.domain.language import Language

#: Most words one question may have, lead-in included.
MOST_WORDS = 30

_END = re.compile(r"\?[\"'”“»«’)\]]*$")
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_MARKUP = re.compile(
    r"https?:|www\.|<[a-z!/]|\]\(|\*\*|__|~~|`|^\s{0,3}(?:#{1,6}|>|[-*+])\s",
    re.IGNORECASE | re.MULTILINE,
)

_PRAISE = {
    Language.NL: r"(?:wat\s+)?(?:heel\s+|erg\s+|super)?(?:goed|mooi|knap|fijn|top|prachtig|geweldig"
    r"|fantastisch|uitstekend|netjes|sterk)(?=\s*[.,!:–]|\s+(?:dat|hoe|gedaan|gezegd|bezig|verwoord)\b)|goede?\s+vraag\b"
    r"|complimenten?\b|wat\s+(?:goed|mooi|knap|fijn)\b",
    Language.DE: r"(?:sehr\s+|wirklich\s+|echt\s+|super)?(?:gut|schön|toll|klasse|super|prima"
    r"|großartig|grossartig|wunderbar|stark|hervorragend|ausgezeichnet)(?=\s*[.,!:–]|\s+(?:dass|wie|gemacht|gesagt|beobachtet)\b)"
    r"|gute\s+frage\b|kompliment\b",
    Language.EN: r"(?:very\s+|really\s+|that'?s\s+|how\s+)?(?:great|good|nice|excellent|wonderful"
    r"|fantastic|awesome|amazing|brilliant|impressive|lovely|perfect)(?=\s*[.,!:–]|\s+(?:that|job|work|point|question|insight|to"
    r"\s+hear)\b)|well\s+(?:done|said|put)\b|congratulations\b|i(?:'m|\s+am)\s+impressed\b",
}
_BLAME = {
    Language.NL: r"\bwaarom\s+(?:\w+\s+)?(?:je|jij|u)\b(?!\s*(?:collega|team|leiding))",
    Language.DE: r"\b(?:warum|wieso|weshalb)\s+(?:\w+\s+)?(?:du|sie)\b",
    Language.EN: r"\bwhy\s+(?:(?:did|do|have|are|were|would|could|can|should|had|will)(?:n['’]?t)?|didnt"
    r"|dont)\s+you\b|\bhow\s+come\s+you\b",
}
_JOINED = {
    Language.NL: r"\ben\s+(?:wat|hoe|waarom|wie|wanneer|waar\w*|welke?)\s+(?:\w+\s+)?"
    r"(?:deed|doe|doet|ging|gaat|was|is|zou|zal|had|heb|heeft|kun|kan|wil|ga|voelde|dacht|zei|maakte|neem|wil)\b(?![^:]*:)",
    Language.DE: r"\bund\s+(?:was|wie|warum|wieso|wer|wem|wen|wann|wo\w*|welche\w*)\s+(?:\w+\s+)?"
    r"(?:war|ist|hat|hast|haben|hatte\w*|würde\w*|könnte\w*|kann\w*|will\w*|wollen|möchte\w*|hätte\w*|ging|tust"
    r"|tun|machst|machen|nimmst|nehmen|sagst|sagen|fühl\w+|denk\w+)\b(?![^:]*:)",
    Language.EN: r"\band\s+(?:what|how|why|who|when|where|which(?:\s+\w+)?)\s+(?:did|do|does|was|were|is|are"
    r"|would|could|will|can|have|has|had|made|might|should)\b(?![^:]*:)",
}


def _compiled(patterns: dict[Language, str], start: bool = False) -> dict[Language, re.Pattern[str]]:
    lead = r"^\W*(?:" if start else "(?:"
    return {language: re.compile(lead + text + ")", re.IGNORECASE) for language, text in patterns.items()}


_STARTS_WITH_PRAISE = _compiled(_PRAISE, start=True)
_BLAMES = _compiled(_BLAME)
_JOINS = _compiled(_JOINED)


def faults(text: str, language: Language) -> tuple[str, ...]:
    """The rules one question breaks, as short slugs; empty when none.

    `no-question` does not end with a question mark · `two-questions` two marks, or two questions joined ·
    `too-long` more than 30 words · `exclamation` · `praise` at the start · `blame` (*why did you*) ·
    `link` a link, Markdown or HTML.
    """
    question = text.strip()
    checks = (
        ("no-question", not _END.search(question)),
        ("two-questions", question.count("?") > 1 or bool(_JOINS[language].search(question))),
        ("too-long", len(_WORD.findall(question)) > MOST_WORDS),
        ("exclamation", "!" in question),
        ("praise", bool(_STARTS_WITH_PRAISE[language].search(question))),
        ("blame", bool(_BLAMES[language].search(question))),
        ("link", bool(_MARKUP.search(question))),
    )
    return tuple(slug for slug, broken in checks if broken)
