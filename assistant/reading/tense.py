"""Hints of tense: that a sentence tells a past event, or what the writer does or is about to do."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.language import Language

_NL = (
    r"(?:ging|gingen|kwam|kwamen|zei|zeiden|vroeg|vroegen|deed|deden|gaf|gaven|nam|namen|liep|liepen|keek|keken"
    r"|stond|stonden|zat|zaten|riep|riepen|bleef|bleven|belde|belden|vertelde\w*|vergat|begon|begonnen|stopte"
    r"|pakte|legde|liet|lieten|schreef|las|hield|zag|zagen|hoorde\w*|moest|wou|kreeg|kregen|werd|werden|viel"
    r"|antwoordde|zweeg|knikte|lachte|huilde|sprak|spraken|bracht|reed|ge\w{3,}(?:d|t|en)|(?:ver|be|ont|her)\w{3,}d"
    r"|(?:op|aan|af|uit|door|in|mee|na|over|weg|terug)ge\w{2,}(?:d|t|en)|toen|eergisteren|gisteren|gister)"
)
_DE = (
    r"(?:ging|gingen|kam|kamen|sagte\w*|fragte\w*|tat|taten|gab|gaben|nahm|nahmen|lief|liefen|sah|sahen|stand"
    r"|standen|saß|saßen|sass|sassen|rief|riefen|blieb|blieben|erzählte\w*|begann|fing|hielt|ließ|liess|schrieb"
    r"|las|hörte\w*|bekam|wurde|wurden|fiel|schwieg|sprach|sprachen|brachte|fuhr|stellte|legte|antwortete|nickte"
    r"|lachte|weinte|musste|(?:ab|an|auf|aus|ein|mit|nach|vor|weg|zu|zurück|los|hin|her|um|runter|dran)?"
    r"ge\w{2,}(?:t|en)|(?:ver|be|er|ent|zer)\w{3,}(?:t|en)\s*(?:hat|habe|haben|hatte)?(?=\s*[.,;!?]|$)"
    r"|\w{3,}iert|gestern|vorgestern|damals)"
)
_EN = (
    r"(?:went|came|said|told|asked|did|gave|took|ran|walked|looked|stood|sat|called|stayed|began|started|stopped"
    r"|put|let|wrote|read|kept|saw|heard|got|fell|answered|replied|nodded|laughed|cried|spoke|brought|drove|left"
    r"|met|sent|showed|turned|tried|talked|made|left|waited|explained|\w{3,}[^e\W]ed|yesterday)"
)


def _words(expression: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){expression}(?!\w)")


_NL_DOING = (
    r"^(?:\W*(?:dan|en|dus|daarna|morgen|eerst|voortaan)\s+)?(?:ik\s+(?!ben\b|heb\b|vind\b|denk\b|voel\b|weet\b|had\b|was\b|wist\b"
    r"|dacht\b|kon\b|wilde\b|vond\b)\w+|(?!ben\b|heb\b|vind\b|denk\b|voel\b|weet\b|had\b|was\b|wist\b|dacht\b|kon\b|wilde\b|vond\b)"
    r"\w+\s+ik)\b"
)
_DE_DOING = (
    r"^(?:\W*(?:dann|und|also|danach|morgen|erst|zuerst)\s+)?(?:ich\s+(?!habe\b|hatte\b|finde\b|denke\b|fühle\b|wollte\b|dachte\b"
    r"|konnte\b|kannte\b|kenne\b|wusste\b|hasse\b|meine\b|hätte\b|wäre\b)\w+e|(?!habe\b|hatte\b|finde\b|denke\b|fühle\b|wollte\b"
    r"|dachte\b|konnte\b|wusste\b|hätte\b|wäre\b)\w+e\s+ich)\b"
)
_EN_DOING = (
    r"^(?:\W*(?:then|and|so|first)\s+)?(?:i|we)\s+(?:just\s+|first\s+|simply\s+)?(?:ask|wait|stop|say|tell|count|write|call|look|listen|breathe|go"
    r"|take|let|leave|give|check|put|start|speak|talk|keep|hold|make|read|repeat|show|bring|open|close|step|stay|send|pause)\b"
)

#: For each language expressions for `plain` text.
DOING: Final = {
    Language.NL: re.compile(_NL_DOING),
    Language.DE: re.compile(_DE_DOING),
    Language.EN: re.compile(_EN_DOING),
}
PAST: Final = {Language.NL: _words(_NL), Language.DE: _words(_DE), Language.EN: _words(_EN)}
