"""What of someone's words a question does not quote back, as far as simple rules can tell. Pure.

Talk about the conversation itself (its questions, the machine, who reads it) is heard and answered, and who
the writer speaks to is not what they think about. The family of someone else is nobody's matter here. The
rules are those of all three languages at once; to leave out a clause too many costs a quote, nothing else.
"""

from __future__ import annotations

import re
from typing import Final

_POINTING = (
    r"(?:dit|deze|die|dat|zulke|zo'?n|dat\s+soort|stomme|domme|wat\s+een|volgende|geen|een"
    r"|diese[nrs]?|solche|dumme|blöde|sinnlose|was\s+für\s+eine|nächste|keine?n?|eure|deine|ihre|das|eine"
    r"|this|these|such|stupid|dumb|silly|next|no|an?|the)"
)
_OF_THE_TALK = (
    r"(?:vraag|vragen|kleutervraag|vragenlijst|ding(?:en)?\s+hier|formulier\w*|methode|gedoe|onzin|reflectie\w*"
    r"|fragen?|formular\w*|fragebogen|reflexion\w*|quatsch|programm|format|seminar"
    r"|questions?|questionnaire|nonsense|crap|script|exercise|things?\s+here|reflections?)"
)
_MACHINE = (
    r"(?:app|chatbot|bot|robot|roboter|computer|ki|ai|k\.i\.|a\.i\.|text\s?box|tekstvak|textfeld"
    r"|ding\s+hier|(?:stom|stomme|blödes?|stupid)\s+(?:ding|thing|programma?|tool))"
)
_SAID_BEFORE = (
    r"al\s+(?:op\s+)?(?:geantwoord|gezegd|opgeschreven)|(?:schon|oben|grade?|doch)\s+(?:beantwortet|geschrieben|gesagt)"
    r"|already\s+(?:answered|said|asked|wrote)|asked\s+me\s+that|answered\s+that|im\s+kreis"
)
_WHO_READS = (
    r"wie\s+(?:dit\s+)?leest|leest\s+dit|lees\s+je|wer\s+(?:das\s+)?liest|lesen\s+sie|reads?\s+this|typing\s+(?:it|this)"
    r"|hier\s+(?:\w+\s+){0,4}(?:in)?(?:tikken|typen|vullen|schrijven|tippen|reinschreib\w*|eintipp\w*)"
)
_NO_WISH = r"waste\s+of\s+time|tijdverspilling|zeitverschwendung|keine\s+lust|geen\s+zin\s+in"
_SPOKEN_TO = (
    r"you|your|you(?:['’]\w+)|jij|jou|jouw|jullie|ge|gij|uw|du|dir|dich|dein\w*"
    r"|(?:heb|lees|wil|weet|vraag|snap|kun|moet)\s+je"
    r"|(?:fragen|wissen|lesen|schreiben|wollen|meinen|haben|sind|können)\s+sie|sie\s+(?:fragen|wissen|lesen|wollen)"
)
_ORDERS = r"^(?:schrijf|geef|lees|kom|schreib\w*|sag|red|gib|put|tell|write|read|scroll|give)\b"

_ABOUT_HERE: Final = re.compile(
    rf"\b(?:{_POINTING}\s+(?:\w+\s+)?{_OF_THE_TALK}|{_MACHINE}|{_SAID_BEFORE}|{_WHO_READS}|{_NO_WISH})\b|{_ORDERS}",
    re.IGNORECASE,
)
_TO_WHOEVER_ASKS: Final = re.compile(rf"\b(?:{_SPOKEN_TO})\b", re.IGNORECASE)

_KIN = (
    r"(?:zus|zusje|broer|moeder|ma|vader|pa|man|vrouw|zoon|dochter|kind|kinderen|ouders|gezin|oma|opa"
    r"|schwester|bruder|mutter|vater|mann|frau|sohn|tochter|kinder|eltern|familie"
    r"|sister|brother|mother|mum|mom|father|dad|husband|wife|son|daughter|child|children|kids|parents|family|gran)"
)
_OTHERS_KIN: Final = re.compile(
    rf"\b(?:zijn|z'n|haar|hun|sein\w*|ihr\w*|deren|dessen|his|her|their|\w+['’]s)\s+(?:\w+\s+)?{_KIN}\b",
    re.IGNORECASE,
)


def about_here(text: str) -> bool:
    """Whether a text is about the conversation itself."""
    return bool(_ABOUT_HERE.search(text))


def unquotable(clause: str) -> bool:
    """Whether a clause speaks to whoever asks, or is about the family of someone else."""
    return bool(_TO_WHOEVER_ASKS.search(clause) or _OTHERS_KIN.search(clause))
