"""The words by which a model's wording is refused: advice, flattery, telling people what they are."""

from __future__ import annotations

import re
from typing import Final

from assistant.domain.language import Address, Language

_NL, _DE, _EN = Language.NL, Language.DE, Language.EN


def _any(texts: dict[Language, str]) -> dict[Language, re.Pattern[str]]:
    return {language: re.compile(text, re.IGNORECASE) for language, text in texts.items()}


#: Advice, also as a question.
ADVICE: Final = _any(
    {
        _NL: r"\b(?:misschien|wellicht)\b|(?:^|[.,;:–—]\s*)(?:je|jij)\s+(?:zou|kunt|kan|moet|hoeft|mag)\b"
        r"|\b(?:zou|kun|kan|moet)\s+(?:je|jij)\s+(?:niet|beter|misschien|eens)\b|\bwaarom\s+niet\b"
        r"|(?:^|[.,;:–—]\s*)(?:probeer|vraag|zeg)\s+(?:eens|het|een|dan|om|de|je)\b|\bbeter\s+(?:is"
        r"|was)\s+(?:het\s+)?om\b|\bheb\s+je\s+(?:al\s+"
        r"|er\s+al\s+)?(?:overwogen|geprobeerd"
        r"|(?:er)?aan\s+gedacht)\b|\bzou\s+het\s+(?:helpen|niet|beter)\b|\bwat\s+als\b"
        r"|\bwaarom\s+(?:doe|vraag"
        r"|zeg|probeer)\s+je\s+niet\b|\b(?:advies|adviseer|aanraden|raad\s+je|tips?)\b"
        r"|\bhet\s+is\s+(?:belangrijk|goed|handig|verstandig)\s+(?:om|dat)\b",
        _DE: r"(?:^|[.,;:–—]\s*)(?:vielleicht\s+)?(?:du|sie)\s+(?:könnte\w*|sollte\w*|musst|müssen"
        r"|kannst|dürf\w+)\b"
        r"|\bvielleicht\s+(?:kannst|könntest|solltest|könnten|sollten|können)\s+(?:du|sie)\b"
        r"|\bwarum\s+nicht\b"
        r"|\b(?:kannst|könntest|solltest|können|könnten|sollten|musst|müssen)\s+(?:du|sie)\s+(?:nicht"
        r"|besser"
        r"|vielleicht|mal)\b|(?:^|[.,;:–—]\s*)(?:versuche?|probiere?|(?:versuchen|probieren)\s+sie)\b"
        r"|\bwäre\s+es\s+(?:nicht|besser"
        r"|sinnvoll"
        r"|hilfreich|gut)\b|\bha(?:st|ben)\s+(?:du|sie)\s+(?:schon\s+|mal\s+|einmal\s+)*(?:überlegt"
        r"|versucht"
        r"|daran\s+gedacht|erwogen|probiert)\b|\bwie\s+wäre\s+es\b|\bwas(?:\s+wäre)?,?\s+wenn\b"
        r"|\b(?:rate|empfehle|rat(?:schlag)?|tipps?|empfehlung)\b|\bes\s+ist\s+(?:wichtig|gut|sinnvoll"
        r"|ratsam)\b",
        _EN: r"(?:^|[.,;:–—]\s*)(?:maybe\s+|perhaps\s+)?you\s+(?:could|should|might|must|need\s+to"
        r"|ought|can|have\s+to)\b"
        r"|\b(?:maybe|perhaps)\s+you\b|\bwhy\s+not\b|\bwhy\s+don['’]?t\s+you\b|\b(?:could|should|can"
        r"|might)(?:n['’]t)?"
        r"\s+you\s+(?:not|just|rather|maybe|perhaps|try)\b|\bcouldn['’]t\s+you\b|\bshouldn['’]t\s+you\b"
        r"|(?:^|[.,;:–—]\s*)try\b|\bhave\s+you\s+(?:considered|tried|thought)\b"
        r"|\bwhat\s+if\b|\bhow\s+about\b|\bwould\s+it\s+(?:help|be\s+better|not)\b"
        r"|\bwouldn['’]t\s+it\b"
        r"|\b(?:suggest\w*|recommend\w*|advi[cs]e\w*|tips?)\b|\bit\s+is\s+(?:important|best|good|better)\b"
        r"|\bit['’]s\s+(?:important|best|better)\b|\blet['’]s\b",
    }
)

#: Said anywhere it tells someone what they are like, flatters, or sympathises.
FLATTERS: Final = _any(
    {
        _NL: r"\b(?:(?:dat|het)\s+klinkt\s+(?:als|alsof|heel|erg|\w+e?nd)|lijkt\s+(?:me|mij|erop|alsof)"
        r"|begrijpelijk|snap\s+(?:het|dat|ik)|logisch"
        r"|terecht|moedig"
        r"|dapper|eerlijk\s+van|jammer|bedankt|dank\s+je|herkenbaar|indrukwekkend|gelijk\s+dat)\b"
        r"|(?:,\s*|\s)(?:toch|hè|nietwaar|of\s+niet)\s*\?",
        _DE: r"\b(?:(?:das|es)\s+klingt|klingt\s+(?:nach|als)|verständlich|nachvollziehbar|mutig|tapfer"
        r"|schade|danke|leider"
        r"|beeindruckend"
        r"|kein\s+wunder|zu\s+recht)\b|,\s*(?:oder|nicht\s+wahr|gell|richtig|stimmt['’]?s"
        r"|oder\s+nicht)\s*\?",
        _EN: r"\b(?:that\s+(?:sounds?|seems?)|it\s+(?:sounds?|seems?)|sounds\s+like|understandabl[ey]|brave"
        r"|courageous|impressive|sorry|thank(?:s|\s+you)|no\s+wonder|makes\s+sense|relatable)\b"
        r"|,\s*(?:right|yes|no|correct|(?:is|was|did|do|does|were|are|have|has)n['’]t\s+(?:it|you|that"
        r"|they))\s*\?",
    }
)

#: Says in a statement, or at the head of a question, what the person is, was, feels or has.
TELLS: Final = _any(
    {
        _NL: r"\b(?:je|jij)\s+(?:bent|was|voelt|voelde|lijkt|leek|wilt|wilde|hebt\s+het\s+gevoel|vindt"
        r"|vond|weet|deed"
        r"|denkt|dacht|bedoelt)\b|\b(?:blijkbaar|kennelijk|duidelijk)\b",
        _DE: r"\b(?:du|sie)\s+(?:bist|sind|warst|waren|fühlst|fühlen|fühltest|fühlten|wirkst|wirken"
        r"|scheinst|scheinen"
        r"|willst|wollen|wolltest|wollten|denkst|denken|findest|finden|meinst|meinen|hattest|hatten)\b"
        r"|\b(?:offenbar|offensichtlich|anscheinend)\b",
        _EN: r"\byou(?:\s+(?:are|were|feel|felt|seem|seemed|look|looked|want|wanted|think|thought|know"
        r"|knew|had)|['’]re)\b"
        r"|\b(?:apparently|clearly|obviously|evidently)\b",
    }
)
#: At the head of a question it makes a statement of it.
HEAD: Final = _any({_NL: r"^\W*(?:dus|dan)\b", _DE: r"^\W*(?:also|dann)\b", _EN: r"^\W*(?:so|then)\b"})

#: A model that speaks of itself, refuses, or labels what it says.
ITSELF: Final = _any(
    {
        _NL: r"\b(?:ik|mij|mijn|taalmodel|assistent|ai)\b",
        _DE: r"\b(?:ich|mich|mir|mein(?:e[mnrs]?)?|sprachmodell|assistent\w*|ki)\b",
        _EN: r"\b(?:i|i['’]\w+|me|my|ai|assistant|language\s+model)\b",
    }
)
LABEL: Final = re.compile(
    r"^\W*(?:vraag|frage|question|antwoord|antwort|answer|wording|output|system|user|note|hier|here"
    r"|sure|certainly"
    r"|natuurlijk|natürlich|gerne?|of\s+course|okay?)\b[^?]{0,40}?[:,!]",
    re.IGNORECASE,
)

#: Judges what someone did, or makes light of it. Allowed where the person or the curated wording says so.
JUDGES: Final = _any(
    {
        _NL: r"\b(?:goed|goede|beter|best|beste|slecht\w*|fout\w*|\w*fout(?:en)?|verkeerd\w*|mis|schuld\w*"
        r"|gewoon|simpelweg|enkel|eindelijk|toch|wel\s+degelijk|eigenlijk"
        r"|natuurlijk|onzin|dom|domme|slim\w*|lui|slordig\w*|onzorgvuldig\w*|nalatig\w*|te\s+(?:laat"
        r"|snel|traag|weinig|veel|lang"
        r"|hard|streng)|zo\s+(?:lang|weinig|moeilijk|boos|fel|hard|traag)|had\s+moeten|hadden\s+moeten"
        r"|nagelaten|verzuimd\w*"
        r"|onprofessioneel\w*|professioneler|oneerlijk\w*|onterecht\w*|overdreven|faal\w*|mislukt\w*"
        r"|falen)\b",
        _DE: r"\b(?:gut|gute[mnrs]?|besser\w*|beste[mnrs]?|schlecht\w*|falsch\w*|\w*fehler\w*"
        r"|richtig\w*|schuld\w*|einfach|bloß"
        r"|endlich|eigentlich|natürlich|unsinn|dumm\w*|klug\w*|faul\w*|schlampig\w*|nachlässig\w*"
        r"|unvorsichtig\w*"
        r"|zu\s+(?:spät|schnell|langsam|wenig|viel|lange|hart|streng)|so\s+(?:lange|wenig|schwer"
        r"|wütend|heftig|hart|langsam)"
        r"|hätte\w*\s+(?:\w+\s+)?(?:müssen|sollen)|versäumt\w*|unterlassen|unprofessionell\w*"
        r"|ungerecht\w*|unfair\w*"
        r"|übertrieben\w*|versagt|versagen|gescheitert|scheitern)\b",
        _EN: r"\b(?:good|better|best|bad|badly|worse|worst|wrong\w*|mistakes?|mistaken|faults?|fault"
        r"|right\s+thing|simply"
        r"|just(?!\s+(?:before|after|then|as|when|now|there))|merely|finally|actually|obvious\w*"
        r"|of\s+course|nonsense|stupid\w*|silly|smart|lazy|sloppy|careless\w*|neglig\w*"
        r"|too\s+(?:late|fast|slow|little|much|long|hard|harsh)|so\s+(?:long|little|hard|angry|harsh"
        r"|slow|badly|quick(?:ly)?)"
        r"|should\s+have|ought\s+to\s+have|fail(?:ed|ing|ure|s)?|neglected|unprofessional\w*|unfair\w*"
        r"|overreact\w*|let\s+(?:\w+\s+)?down"
        r"|blame\w*|blaming|properly|correctly)\b",
    }
)
#: Holds another thing to do against what the person did: advice in the form of a question.
INSTEAD: Final = _any(
    {
        _NL: r"\b(?:hield|houdt|weerhield|weerhoudt|belette|belet)\s+(?:je|jou)\b[^.?!]*\b(?:te|dat)\s[^.?!]*"
        r"|\bin\s+plaats\s+van\s+(?:\w+\s+){0,4}te\s[^.?!]*"
        r"|\b(?:zou|zouden)\b[^.?!]*\bdoor\s+(?:\w+\s+){0,4}te\s[^.?!]*",
        _DE: r"\b(?:hält|hielt\w*|hindert\w*)\s+(?:dich|sie)\b[^.?!]*\b(?:zu\s|\w+zu\w+en\b)[^.?!]*"
        r"|\b(?:abgehalten|gehindert)\b[^.?!]*\b(?:zu\s|\w+zu\w+en\b)[^.?!]*"
        r"|\b(?:statt|anstatt)\s+(?:\w+\s+){0,4}zu\s[^.?!]*",
        _EN: r"\b(?:stop|stopped|stops|kept|keeps|prevent\w*|held|holds)\s+you\s+(?:back\s+)?from\b[^.?!]*"
        r"|\b(?:instead\s+of|rather\s+than)\s+(?:\w+\s+)?\w+ing\b[^.?!]*"
        r"|\b(?:would|could|might)\s+(?:not\s+)?\w+ing\b[^.?!]*|\b(?:would|could"
        r"|might)\b[^.?!]*\bby\s+\w+ing\b[^.?!]*",
    }
)
_UP_TO: Final = (
    r"(?:(?!\b(?:tot|totdat|voordat|toen|zodat|bis|bevor|damit|als|dass|until|before|so\s+that)\b)[^,.?!])*"
)
#: A condition with the person in it. It may look or think back, go through it again, be another, pick one.
IF_YOU: Final = _any(
    {
        _NL: rf"\b(?:als|indien|wanneer|mocht|stel\s+dat)\s+(?:je|jij)\b{_UP_TO}"
        rf"|(?:^|[,;:–—]\s*)(?:had|zou|deed|kon)\s+(?:je|jij)\b{_UP_TO}",
        _DE: rf"\b(?:wenn|falls|sofern|indem)\s+(?:du|sie)\b{_UP_TO}"
        rf"|(?:^|[,;:–—]\s*)(?:hätt\w*|würd\w*|wär\w*|könnt\w*|sollt\w*|tät\w*)\s+(?:du|sie)\b{_UP_TO}",
        _EN: rf"\b(?:if|unless|supposing|had)\s+you\b{_UP_TO}",
    }
)
LOOKS_BACK: Final = _any(
    {
        _NL: r"\b(?:terug\w*|nog\s+eens|nog\s+een\s+keer|opnieuw|weer|moest|mocht)\b|\b(?:nadenk\w*"
        r"|nadacht|overdoen"
        r"|denkt|kijkt|keek|bekijkt|leest|ziet|hoort|voorstelt|vergelijkt|beschrijft|zijn|was|weet"
        r"|wilt|kiest)\W*$",
        _DE: r"\b(?:zurück\w*|noch\s+einmal|nochmal|wieder|müsste\w*|dürfte\w*)\b|\b(?:nachdenk\w*"
        r"|denk\w*|schau\w*"
        r"|betracht\w*|lies\w*|lesen|siehst|sehen|hörst|hören|vorstell\w*|vergleich\w*|beschreib\w*"
        r"|wärst|wären|willst"
        r"|wollen|wähl\w*|nennst|nennen|benenn\w*)\W*$",
        _EN: r"^(?:if|unless|supposing|had)\s+you\s+(?:now\s+)?(?:look\w*|think|thought|went\s+back"
        r"|go\s+back|imagine\w*|picture\w*"
        r"|compare\w*|describe\w*|read|see|saw|were(?!\s+to)|swap\w*|had\s+to|pick\w*|chose|choose"
        r"|could\s+(?:see|pick|choose"
        r"|go\s+back|hear)|put\s+(?:it|that|this)|(?:tell|told)\s+(?:this|the|your)\s+story)\b|\bagain\b",
    }
)
#: What nobody has to tell a machine.
SECRET: Final = re.compile(
    r"\b(?:\w*(?:password|passwort|passwörter|kennwort|wachtwoord|toegangscode|zugangsdaten"
    r"|inloggegevens|inlogcode"
    r"|pincode|kontonummer|rekeningnummer|bsn)\w*|pin|iban|log-?in|credentials|account\s+number"
    r"|credit\s*card\w*)\b",
    re.IGNORECASE,
)

#: The form of address that is not wanted.
_DU: Final = re.compile(r"\b(?:du|dir|dich|dein(?:e[mnrs]?)?|euch|euer|eure[mnrs]?)\b", re.IGNORECASE)
_SIE: Final = re.compile(r"\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
_U: Final = re.compile(r"\b(?:u|uw|uzelf|gij)\b", re.IGNORECASE)

#: Numbers in words; one is an article in Dutch and German.
NUMBERS: Final = _any(
    {
        _NL: r"\b(?:twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf|twintig|dertig|vijftig"
        r"|honderd|duizend)\b",
        _DE: r"\b(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|zwanzig|dreißig|fünfzig"
        r"|hundert"
        r"|tausend)\b",
        _EN: r"\b(?:two(?!\s+of\s+(?:you|them))|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
        r"|twenty|thirty|fifty|hundred"
        r"|thousand)\b",
    }
)


def wrong_address(language: Language, address: Address) -> re.Pattern[str] | None:
    """What must not stand in a wording, by the form of address the organisation chose."""
    if language is Language.NL:
        return _U
    if language is Language.DE:
        return _DU if address is Address.SIE else _SIE
    return None
