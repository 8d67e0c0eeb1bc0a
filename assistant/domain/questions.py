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

#: How a clause begins that asks: a question word and its verb, as in *what was*, *in welchem Moment hast*.
_ASKS = {
    Language.NL: r"(?:wat|wie|wiens|hoe|wanneer|waar(?:aan|bij|door|heen|in|mee|om|op|over|toe|uit|van|voor)?"
    r"|hoeveel|welke?|(?:welke?|hoeveel)\s+\w+)\s+"
    r"(?:deed|deden|doet?|ging(?:en)?|gaat?|was|waren|is|zijn|zou(?:den)?|zal|zul|zullen|had(?:den)?|heb|hebben"
    r"|heeft|kunt?|kan|kunnen|kon(?:den)?|wil|wilden?|moesten?|moet(?:en)?|ligt|lag|voelden?|dachten?|dacht"
    r"|zei(?:den)?|zag(?:en)?|hoorden?|maakte?|neem|kwam(?:en)?|komt|kost(?:te)?|bleef|bleven|blijft|begon(?:nen)?"
    r"|begint|gebeurde|liep|stond|staat|werd|wordt|hielp|gaf|bedacht|reageerde|trok|spreekt|mag)",
    Language.DE: r"(?:was|wer|wem|wen|wessen|wie|wann|weshalb|warum|welche\w*|welche\w*\s+\w+"
    r"|wo(?:bei|durch|für|her|hin|mit|nach|von|vor|zu|r(?:an|auf|aus|in|über|um|unter))?)\s+"
    r"(?:(?:daran|davon|dabei)\s+)?(?:war(?:st|en)?|ist|sind|bist|hat|hast|haben|hatte\w*|hätte\w*|würde\w*"
    r"|wäre\w*|könnte\w*|konnte\w*|kann\w*|können|will\w*|wollen|wollte\w*|soll\w*|möchte\w*|muss\w*|wird"
    r"|wurde\w*|ging(?:st|en)?|geht|kam(?:st|en)?|kommt|lief(?:en)?|läuft|lag(?:en)?|liegt|tust|tun|tat\w*|machst"
    r"|machen|nimmst|nehmen|sagst|sagen|fühl\w+|denkst|denken|weißt|wissen|wusste\w*|lässt|lassen|gab(?:en)?"
    r"|gibt|fing(?:en)?|begann\w*|spricht|sprach|stand(?:en)?|steht|stützt|tritt|trat(?:en)?|zog(?:en)?|blieb\w*"
    r"|behältst|behalten|vermutest|vermuten|geschah|geschieht)",
    Language.EN: r"(?:(?:what|how|why|where|when)\s+(?:was|were|is|are|had|has|have)"
    r"|(?:what|who|whom|how|why|where|when|which|(?:what|which)\s+\w+)\s+(?:did|do|does|would|could|can|will"
    r"|might|should)|what\s+(?:happened|made|led|helped|changed|came))",
}
#: A comma, or what leads from one clause to the next, between two clauses that ask.
_COMMA = r"[^.:;!?]*?,\s*(?:(?:en|of|und|oder|and|or)\s+)?(?:\w+\s+)?"
_QUOTED = re.compile(r"“[^”“]*[”“]|„[^“”]*[“”]|\"[^\"]*\"|«[^»]*»")


def _compiled(patterns: dict[Language, str], start: bool = False) -> dict[Language, re.Pattern[str]]:
    lead = r"^\W*(?:" if start else "(?:"
    return {language: re.compile(lead + text + ")", re.IGNORECASE) for language, text in patterns.items()}


_STARTS_WITH_PRAISE = _compiled(_PRAISE, start=True)
_BLAMES = _compiled(_BLAME)
_JOINS = _compiled(_JOINED)
#: The verb of a German subordinate clause comes last (*das Letzte, was geschah?*): more has to follow.
_TWO_CLAUSES = {
    language: re.compile(
        rf"(?:^|[.:;!]\s)\W*(?:\w+\s+)?{asks}\b{_COMMA}{asks}\s+[^\W_](?![^:]*:)", re.IGNORECASE
    )
    for language, asks in _ASKS.items()
}


def faults(text: str, language: Language) -> tuple[str, ...]:
    """The rules one question breaks, as short slugs; empty when none.

    `no-question` does not end with a question mark · `two-questions` two marks, or two questions joined
    by *and* or a comma · `too-long` more than 30 words · `exclamation` · `praise` at the start ·
    `blame` (*why did you*) · `link` a link, Markdown or HTML.
    """
    question = text.strip()
    checks = (
        ("no-question", not _END.search(question)),
        ("two-questions", question.count("?") > 1 or _joined(question, language)),
        ("too-long", len(_WORD.findall(question)) > MOST_WORDS),
        ("exclamation", "!" in question),
        ("praise", bool(_STARTS_WITH_PRAISE[language].search(question))),
        ("blame", bool(_BLAMES[language].search(question))),
        ("link", bool(_MARKUP.search(question))),
    )
    return tuple(slug for slug, broken in checks if broken)


def _joined(question: str, language: Language) -> bool:
    """Whether two clauses that each ask stand in one sentence; what is quoted does not count."""
    return bool(
        _JOINS[language].search(question) or _TWO_CLAUSES[language].search(_QUOTED.sub(" … ", question))
    )
