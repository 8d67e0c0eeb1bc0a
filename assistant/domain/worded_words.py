"""Which words a wording may be made of: the person's, those of the question it words, and plain ones.

A word that stands nowhere there was brought in by the model: an accusation, an interpretation, a piece of
advice or something out of place. The lists hold what any question may say without telling anything.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from assistant.domain.language import Language
from assistant.domain.stems import one_family, stem

_NL, _DE, _EN = Language.NL, Language.DE, Language.EN
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
#: Shorter words say nothing by themselves.
_SHORTEST: Final = 3
#: The parts of a compound have at least so many letters.
_PART: Final = 4

_SMALL: Final = {
    _NL: "aan achter al alle allebei alleen allemaal alles als altijd ander andere anderen anders beide bij "
    "bijna binnen boven buiten daar daarna daarvoor dan dat de deze die dit door doordat echter een "
    "eerst eerste elk elkaar enkele er eraan erbij ergens ermee erna ernaar erop erover eruit ervan "
    "ervoor even geen genoeg graag haar heel hele helemaal hem hen het hier hij hoe hun iedereen ieder "
    "iemand iets in intussen ja je jezelf jij jou jouw jullie kort laatste lang langer later maar meer "
    "meest meeste met minder naar naast net niemand niet niets nieuw nog nooit nou of om omdat onder "
    "ongeveer ons ooit op opnieuw over overal per precies samen sinds soms steeds straks te tegen terug "
    "terwijl toen tot totdat tussen uit vaak van vanaf vanuit veel verder vlak volgende voor vooraf "
    "voordat voorheen waar waaraan waarbij waardoor waarin waarmee waarna waarom waarop waarover "
    "waaruit waarvan waarvoor wanneer wat weer weg weinig welk welke wel wie zelf zich zij ze zo zoals "
    "zodat zonder",
    _DE: "aber alle allein allem allen alles als also am an andere anders auch auf aus außer bei beide beim "
    "bevor bis bisher da dabei dadurch dafür damals damit danach dann daran darauf daraus darin darüber "
    "darum das dass davon davor dazu dein dem den denn der des dich die dies diese dir doch dort du "
    "durch ein eine eines einige einmal er erst erste es etwas euch fast für ganz gar gegen genau genug "
    "gerade gern gleich hier hin hinter ihm ihn ihnen ihr ihre im immer in ins ja jede jemand jetzt "
    "kein kurz lang lange länger letzte man mehr meist mit nach nachdem nachher neben nicht nichts nie "
    "niemand noch nächste nun nur ob oben oder ohne oft paar pro rund schon sehr sein seine seit selbst "
    "sich sie so sobald solange sonst sowie spät später statt über überhaupt um und uns unter unterwegs "
    "viel vom von vor vorher vorhin wann was weg weil weiter welche wem wen wenig wenn wer wessen wie "
    "wieder wo wobei wodurch wofür wogegen woher wohin womit wonach woran worauf woraus worin worüber "
    "worum wovon wovor wozu während zu zuerst zuletzt zum zur zurück zusammen zwischen",
    _EN: "about above across after afterwards again against ago all alone along already also although always "
    "among and another any anybody anyone anything apart around as aside at away back because before "
    "behind being below beside besides between both but by close during each earlier early either else "
    "enough even ever every everybody everyone everything exactly far few first for from further had "
    "half has have having he her here hers herself him himself his how if in inside instead into it its "
    "itself last late later least left less like long longer many more most much near nearly neither "
    "never new next no nobody none nor not nothing now of off often on once one only onto or other "
    "others out outside over own past per quite rather really right same several she since so some "
    "somebody someone something sometimes somewhere soon still straight such than that the their them "
    "themselves then there these they this those though through throughout till to together too toward "
    "towards under underneath until up upon very was way were what when where which while who whole "
    "whom whose why will with within without word words yes yet you your yours yourself",
}
_ACTS: Final = {
    _NL: "antwoord antwoordde antwoorden bedenk bedacht bedoel bedoelde begin begon begonnen begrijp begreep "
    "bekeek bekijk beschrijf beschreef beschreven beschrijven besliste besloot besloten beteken "
    "betekende betekenis bleef blijf bleven blijven breng bracht gebracht deed deden doe doen doet "
    "gedaan denk dacht dachten gedacht duren duurde eindig eindigde ga gaan gaat ging gingen gegaan "
    "gebeurd gebeurde gebeuren gebeurt gebruik gebruikte geef gaf gaven gegeven geven had hadden heb "
    "hebt hebben heeft hoor hoorde hoorden gehoord horen houd hield hielden gehouden houden is was "
    "waren zijn geweest bent ben keek keken kijk kijken gekeken kies koos kozen gekozen kiezen klonk "
    "klinkt kom komt kwam kwamen gekomen komen kan kon konden kunt kunnen laat liet lieten laten "
    "gelaten las lees lezen leg lag lagen liggen leren geleerd leer lette letten let loop liep liepen "
    "lopen gelopen maak maakte maken gemaakt mag mocht merk merkte gemerkt merken moet moest moesten "
    "moeten neem nam namen genomen nemen noem noemde noemen nodig ontdek ontdekte ontstond opvallen "
    "opviel valt viel vielen praat praatte gepraat praten probeer probeerde proberen geprobeerd reactie "
    "reageer reageerde reageren schreef schrijf schrijven geschreven speelde speelt sprak spreek "
    "spreken gesproken sta stond stonden staan gestaan stop stopte stoppen stel stelde vertel vertelde "
    "verteld vertellen veranderde verander veranderen volg volgde voel voelde vraag vroeg vroegen "
    "gevraagd vragen weet wist wisten weten wil wilde wilden willen word werd werden worden geworden "
    "wacht wachtte wachten zag zagen zie ziet zien gezien zeg zei zeiden zegt zeggen gezegd zet zette "
    "zat zaten zit zitten gezeten zoek zocht zou zouden zal zullen toon klank terugkijken terugkijkt "
    "onthouden herinner herinnert leiden leidde voorafging uitmaken uitmaakte verwacht verwachtte "
    "verwachten hoop hoopte hopen",
    _DE: "achten achtete antworten antwortete gedacht denken dachte denkst bedeuten bedeutete bedeutet "
    "begann beginnen begonnen bemerken bemerkt bemerkte beschreiben beschreibt beschrieben bewegen "
    "bewogen bleiben blieb geblieben brauchen braucht gebraucht bringen brachte gebracht darf dauern "
    "dauerte gedauert enden endete entscheiden entschieden entschied entstand erfahren erinnern "
    "erkennen erkannt erklären erleben erlebt erlebte erwarten erwartet erzählen erzählt erzählte fällt "
    "fiel aufgefallen auffallen finden fand gefunden folgen folgte fragen fragte gefragt fühlen führen "
    "führte geführt gab geben gegeben gibt gehen ging gegangen geht geschah geschehen geschieht haben "
    "hatte hattest hat hast gehabt halten hielt gehalten heißt hieß hören hörte gehört kann können "
    "konnte könnte kommen kam gekommen klang klingen lassen ließ gelassen lässt legen lag gelegen "
    "lernen gelernt lesen gelesen liegen laufen lief gelaufen machen machte gemacht meinen meinte "
    "merken merkte gemerkt merkst möchte mögen muss müssen musste nehmen nahm genommen nimmst nennen "
    "nannte passieren passierte passiert reagieren reagiert reagierte reaktion reden redete geredet "
    "sagen sagte gesagt sah sahen schauen schaute geschaut schreiben schrieb geschrieben schreibst "
    "sehen gesehen sieht sein war warst waren gewesen bin bist sind ist setzen setzte sitzen saß "
    "gesessen soll sollen sollte spielen spielte gespielt sprechen sprach gesprochen stehen stand "
    "standen gestanden stellen stoppen suchen suchte tun tat taten getan verändern veränderte verstehen "
    "verstand versuchen versucht vorausgehen voraus warten gewartet wartete werden wurde wurden "
    "geworden wird will willst wollen wollte wolltest wissen wusste weißt würde würdest zeigen zeigte "
    "gezeigt ausprobieren erreichen wählen gewählt wichtig hoffen gehofft",
    _EN: "answer answered ask asked became become began begin begun brought bring came change changed choose "
    "chose chosen come could decide decided describe described did do does doing done ended expect "
    "expected explain feel felt find finish follow found gave get give given go goes going gone got "
    "happen happened hear heard held hold hope hoped keep kept knew know lead learn learned led leave "
    "let listen listening look looked made make matter mattered mean meant mention mentioned mind move "
    "moved name need needed notice noticed open pause picked picture play played put react reacted "
    "reaction read remember replied reply respond responded response said sat saw say see seen shall "
    "should show showed sit sound sounded speak spoke stand start started stay stayed stood stop "
    "stopped take taken talk talked tell thought think told took tried try turn turned understand "
    "understood use used wait waited walk walked want wanted was watch watched went were will wish "
    "wonder work worked would write wrote written",
}
_THINGS: Final = {
    _NL: "aandacht aanleiding afloop afstand antwoord avond begin beeld blik collega collega's dag dagen "
    "deur deel eind einde gang gedachte gedachten gesprek gezicht groep hand handen hoek hoofd houding "
    "indruk jaar kamer kant keer keerpunt keus keuze kring leidinggevende lichaam maand mens mensen "
    "middag midden minuut minuten moment morgen nacht ochtend ogen oog ogenblik overleg persoon plaats "
    "plek reden rol ruimte seconde seconden situatie stap stem stilte stuk taak tafel team tijd uur "
    "vandaag gisteren verhaal verloop verschil voorbeeld vorige vraag week weken werk wens woord "
    "woorden zin zinnen derde tweede belangrijk belangrijkste letterlijk duidelijk open stil",
    _DE: "abend ablauf abstand anfang anlass antwort arbeit aufgabe aufmerksamkeit augen augenblick auslöser "
    "beispiel bild blick ende eindruck ergebnis frage gedanke gedanken gegenüber gesicht gespräch "
    "gestern grund gruppe hand hände haltung heute jahr kollege kollegen kollegin kopf körper leitung "
    "leute mal mensch menschen minute minuten mitte moment monat morgen nacht ort person platz punkt "
    "raum reihenfolge rolle satz schritt seite sekunde sekunden situation stelle stille stimme stück "
    "stunde stunden tag tage team teil tisch tonfall tür uhrzeit unterschied verlauf vormittag "
    "nachmittag weg wendepunkt wende woche wochen wort worte wörter wunsch zeit ziel zimmer zweite "
    "dritte offen still wörtlich leise",
    _EN: "afternoon attention beginning body choice colleague colleagues conversation couple day days "
    "difference door end evening example eye eyes face group hand hands head hour idea kind manager "
    "meeting middle minute minutes moment month morning night order part people person place point "
    "question reason role room second seconds sentence side sight silence situation step story table "
    "task team thing things third time today tomorrow tonight tone turning view voice week weeks "
    "wording year years yesterday important quiet clear word-for-word",
}
#: What stands before a verb and goes on its own in another form of it.
_BEFORE: Final = {
    _NL: re.compile(
        r"^(?:aan|af|bij|door|heen|in|langs|mee|na|neer|om|onder|op|over|rond|tegen|terug|toe|uit|vast"
        r"|voor|voorbij|vooraf|weg)(?:ge|te)?"
    ),
    _DE: re.compile(
        r"^(?:ab|an|auf|aus|bei|durch|ein|fest|fort|heraus|herein|herunter|herum|her|hinaus|hinein|hin"
        r"|los|mit"
        r"|nach|um|unter|vorbei|voraus|vor|weg|weiter|zurück|zusammen|zu)(?:ge|zu)?"
    ),
}
_LINKS: Final = ("", "s", "es", "n", "en")


@dataclass(frozen=True)
class Ground:
    """Stems a wording may use: `own` come from the person and the question, `plain` from the lists."""

    language: Language
    own: frozenset[str] = field(repr=False)
    plain: frozenset[str]

    def holds(self, word: str) -> bool:
        """Whether a word may stand in a wording."""
        parts = re.findall(r"[^\W\d_]+", re.sub(r"['’]s?$", "", word.casefold()))
        return all(
            len(part) < _SHORTEST or self._stands(part) or self._is_put_together(part) for part in parts
        )

    def _stands(self, folded: str) -> bool:
        bare = _stemmed(folded, self.language)
        if bare & self.own or bare & self.plain:
            return True
        return any(one_family(one, other) for one in bare for other in self.own)

    def _is_put_together(self, folded: str) -> bool:
        """Whether it is a form of the person's own verb, a part of one of their compounds, or a new one."""
        if self.language is _EN:
            return False
        rest = _BEFORE[self.language].sub("", folded)
        if rest != folded and len(rest) >= _SHORTEST and _stemmed(rest, self.language) & self.own:
            return True
        whole = stem(folded, self.language)
        if any(_is_part(whole, one) for one in self.own):
            return True
        cuts = range(_PART, len(folded) - _PART + 1)
        return any(self._stands(folded[cut:]) and self._begins(folded[:cut]) for cut in cuts)

    def _begins(self, part: str) -> bool:
        ends = (part.removesuffix(link) for link in _LINKS if part.endswith(link))
        return any(len(end) >= _PART and self._stands(end) for end in ends)


def ground(language: Language, texts: Iterable[str], known: frozenset[str]) -> Ground:
    """What a wording may be made of: the words of these texts, those known, and plain ones."""
    return Ground(language, _stems("\n".join(texts), language), _plain(language, known))


def foreign(plain: str, allowed: Ground) -> tuple[str, ...]:
    """The words of a wording that nobody brought in but the model."""
    return tuple(word for word in _WORD.findall(plain) if not allowed.holds(word))


@lru_cache(maxsize=8)
def _plain(language: Language, known: frozenset[str]) -> frozenset[str]:
    listed = " ".join((_SMALL[language], _ACTS[language], _THINGS[language], *known))
    return _stems(listed, language)


def _stems(text: str, language: Language) -> frozenset[str]:
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return frozenset(one for word in words for one in _stemmed(word, language))


def _stemmed(word: str, language: Language) -> frozenset[str]:
    """The stem of a word, and of a participle also that without its *ge*."""
    found = {stem(word, language)}
    if language is not _EN and word.startswith("ge") and len(word) - 2 >= _PART:
        found.add(stem(word[2:], language))
    return frozenset(found)


def _is_part(part: str, whole: str) -> bool:
    """Whether a compound begins or ends with it."""
    long_enough = len(part) > _PART and len(whole) - len(part) >= _SHORTEST
    return long_enough and (whole.startswith(part) or whole.endswith(part))
