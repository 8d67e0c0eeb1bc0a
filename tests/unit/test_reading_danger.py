"""Danger is seen in plain and in veiled words; idioms and exercises neither look like it nor hide it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from assistant.domain.danger import PRECEDENCE, Danger, DangerKind, gravest
from assistant.domain.language import Language
from assistant.library import FileLibrary
from assistant.reading.danger import DangerReader

RULES = FileLibrary().danger()
READER = DangerReader(RULES)
SELF, OTHERS, HARM = DangerKind.DANGER_SELF, DangerKind.DANGER_OTHERS, DangerKind.HARM_REPORTED
WRONG, OVERLOAD, NONE = DangerKind.WRONGDOING, DangerKind.OVERLOAD, DangerKind.NONE

#: Language, what is really meant and its kind, and what only sounds like it.
PAIRS = [
    ("nl", "Ik wil dood.", SELF, "Die deadline wordt mijn dood."),
    (
        "nl",
        "soms wil ik gewoon niet meer wakker worden",
        SELF,
        "De wekker ging niet en ik werd te laat wakker.",
    ),
    (
        "nl",
        "Iedereen thuis is beter af zonder mij.",
        SELF,
        "Ze redden het overleg prima als ik met verlof ben.",
    ),
    ("nl", "Ik denk aan zefmoord.", SELF, "We hebben ons doodgelachen om de bonnetjes."),
    (
        "nl",
        "Hij dreigde haar dood te steken.",
        OTHERS,
        "Ik kon hem wel wurgen toen hij de laatste koffie pakte.",
    ),
    ("nl", "Hij heeft een mes in zijn locker.", OTHERS, "Het mes van de snijmachine was bot."),
    (
        "nl",
        "Mijn chef heeft zijn hand weer op mijn knie gelegd.",
        HARM,
        "Hij gaf me een hand en ging zitten.",
    ),
    ("nl", "Ik word gepest op mijn werk.", HARM, "Het was pestweer op de steiger."),
    ("nl", "De teamleider vervalst de urenstaten.", WRONG, "De urenstaat klopte, op een kwartier na."),
    (
        "nl",
        "Ik huil elke ochtend in de auto voor mijn dienst.",
        OVERLOAD,
        "We huilden van het lachen in de auto.",
    ),
    ("de", "Ich will nicht mehr leben.", SELF, "Das war zum Totlachen, wirklich."),
    (
        "de",
        "Manchmal denke ich, dass es ohne mich leichter wäre.",
        SELF,
        "Ohne Salz wäre die Suppe leichter.",
    ),
    ("de", "Ich hab mir überlegt, vor den Zug zu springen.", SELF, "Ich bin vor Freude fast gesprungen."),
    ("de", "Er hat gedroht, sie umzubringen.", OTHERS, "Der Drucker bringt mich noch um."),
    ("de", "Der Meister schlägt den Kindern ins Gesicht.", OTHERS, "Der Hammer schlägt auf den Amboss."),
    ("de", "Ich werde seit Monaten gemobbt.", HARM, "Die Mopps stehen jetzt wieder im Schrank."),
    (
        "de",
        "Er fasst mich immer wieder an, obwohl ich das nicht will.",
        HARM,
        "Fass mit an, sagte sie, und wir hoben.",
    ),
    ("de", "Die Chefin fälscht die Messwerte.", WRONG, "Die Messwerte lagen alle im grünen Bereich."),
    (
        "de",
        "Ich habe jede Nacht Panikattacken vor der Schicht.",
        OVERLOAD,
        "Nach der Schicht war ich herrlich müde.",
    ),
    ("en", "I want to kill myself.", SELF, "This commute is killing me."),
    ("en", "They would all be better off without me.", SELF, "The soup is better without salt."),
    ("en", "I just don't want to wake up anymore", SELF, "I woke up late and missed stand-up."),
    ("en", "He threatened to stab her.", OTHERS, "I killed the process and restarted the server."),
    ("en", "He brought a gun to work.", OTHERS, "We shot the product photos before lunch."),
    (
        "en",
        "My boss keeps touching my back whenever we are alone.",
        HARM,
        "He patted the horse and walked on.",
    ),
    ("en", "I am being bullied by the whole shift.", HARM, "The shift was long and the coffee cold."),
    ("en", "My manager told us to falsify the safety records.", WRONG, "The safety records were complete."),
    ("en", "I cry in the car before work every morning.", OVERLOAD, "We cried with laughter at the quiz."),
]


def read(language: str, text: str) -> Danger:
    return READER.read(text, Language(language))


@pytest.mark.parametrize(("language", "real", "kind", "alike"), PAIRS)
def test_the_real_thing_is_seen_and_what_sounds_like_it_is_not(
    language: str, real: str, kind: DangerKind, alike: str
) -> None:
    assert read(language, real).kind is kind
    assert read(language, alike).kind is NONE


@pytest.mark.parametrize(("language", "real", "kind", "alike"), PAIRS)
def test_an_idiom_in_the_same_text_does_not_hide_the_real_thing(
    language: str, real: str, kind: DangerKind, alike: str
) -> None:
    found = read(language, f"{alike} {real}")
    assert PRECEDENCE.index(found.kind) <= PRECEDENCE.index(kind)


@pytest.mark.parametrize(("language", "real", "kind", "alike"), PAIRS)
def test_the_quote_is_an_exact_piece_of_the_text(
    language: str, real: str, kind: DangerKind, alike: str
) -> None:
    text = f"Vandaag. {real}\n{alike}"
    quote = read(language, text).quote
    assert quote
    assert quote in text


def test_the_quote_is_the_clause_and_not_the_whole_sentence() -> None:
    text = "Seitdem denke ich auf dem Heimweg oft, dass es ohne mich leichter wäre."
    assert read("de", text).quote == "dass es ohne mich leichter wäre"


def test_danger_to_oneself_comes_before_everything_else() -> None:
    text = "My boss keeps groping me. I cry before work every morning. I want to die."
    assert read("en", text).kind is SELF
    assert gravest([Danger(OVERLOAD, True), Danger(SELF), Danger(HARM, True)]).kind is SELF
    assert gravest([Danger(SELF), Danger(SELF, True)]).explicit
    assert gravest([]) == Danger()


@pytest.mark.parametrize("text", ["", " ", "…", "?!", "👍", "\n\n", "."])
def test_nothing_written_is_no_danger(text: str) -> None:
    assert all(not READER.read(text, language) for language in Language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "i DONT want to live anymore"),
        ("en", "I don’t want to live any more"),
        ("de", "ICH WILL NICHT MEHR LEBEN"),
        ("de", "ich moechte nicht mehr leben"),
        ("nl", "ik wil niiiiet meer leven"),
        ("nl", "suïcidaal ben ik, al weken"),
        ("nl", "suicidaal ben ik, al weken"),
    ],
)
def test_case_apostrophes_accents_and_stretched_letters_do_not_matter(language: str, text: str) -> None:
    assert read(language, text).kind is SELF


def test_two_faint_signs_side_by_side_count_and_one_alone_does_not() -> None:
    assert read("de", "Alles sinnlos. Danke für alles.").kind is SELF
    assert read("de", "Danke für alles.").kind is NONE
    assert read("de", "Alles sinnlos. Der Kran steht. Danke für alles.").kind is NONE


def test_what_plays_in_an_exercise_is_no_report() -> None:
    assert (
        read("en", "Role play today. The actor threatened me with a knife and I stepped back.").kind is NONE
    )
    assert read("en", "He threatened me with a knife and I stepped back.").kind is not NONE


def test_an_exercise_in_the_morning_does_not_hide_danger_to_oneself() -> None:
    assert read("en", "We did a fire drill. On the way home I thought: I want to die.").kind is SELF


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Moeten we dit niet eerst vastleggen, vroeg Fatma."),
        ("nl", "Een uur later zat hij in zijn auto te wachten."),
        ("nl", "Ze zei dat ik haar belachelijk maakte waar de klant bij was."),
        ("nl", "Ik sta vaak te dicht op mensen, zag ik op de opname."),
        ("nl", "Ik slaap erover, al slaap ik niet zo goed met die hitte."),
        ("de", "Wie sagt man jemandem, dass er heute dran ist?"),
        ("de", "Gefühlt habe ich mich angegriffen, dabei war es nur eine Rückfrage."),
        ("de", "Die Wechseljahre, um drei bin ich jede Nacht wach, sonst geht es mir gut."),
        ("en", "If I'm about to talk for long, then I give an example first and leave the floor to them."),
        ("en", "Then every one of them asked was the bus not here yet."),
        ("en", "My brother is on my sofa, the tablets make him sleep all day."),
        ("en", "The car stalled twice and I stayed quiet."),
    ],
)
def test_what_merely_shares_words_with_danger_raises_no_alarm(language: str, text: str) -> None:
    assert read(language, text).kind is NONE


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("nl", "Ik ben zo moe van leven, en dan weer een dienst.", SELF),
        ("nl", "Ik was jaloers op meneer, zo stil als hij daar lag.", SELF),
        ("nl", "Ik zie niet dat ik er volgend jaar nog ben.", SELF),
        (
            "nl",
            "Bij het afscheid zei ik dat het niet aan haar lag, en die fiets heb ik niet meer nodig straks.",
            SELF,
        ),
        ("nl", "De chef zit met zijn handen steeds onder mijn schort.", HARM),
        ("nl", "Mijn begeleider heeft haar gedwongen tot zoenen.", HARM),
        ("de", "Wenn die Mama stirbt, gehe ich auch.", SELF),
        ("de", "Ich seh mich an Weihnachten nicht mehr.", SELF),
        ("de", "Auf der Landstraße mach ich die Augen zu und zähle.", SELF),
        ("de", "Der Meister hat mir an den Hintern gefasst.", HARM),
        ("de", "Sobald ich reinkomme, verstummen alle.", HARM),
        ("en", "I keep hoping I won't wake.", SELF),
        ("en", "I can't picture myself being here at Christmas.", SELF),
        ("en", "I shut my eyes on the motorway and counted to five.", SELF),
        ("en", "He grabbed me by the arm and then on the bum.", HARM),
        ("en", "The lads start mooing every time I walk past.", HARM),
    ],
)
def test_veiled_words_are_heard(language: str, text: str, kind: DangerKind) -> None:
    assert read(language, text).kind is kind


def test_a_slip_that_is_owned_up_to_is_no_serious_wrong() -> None:
    signed = "I signed for a check that I hadn't done."
    assert read("en", signed).kind is WRONG
    assert read("en", f"{signed} I told the lead the same day and it is in the incident log.").kind is NONE
    assert read("en", f"{signed} I told the lead the same day and was told to keep quiet.").kind is WRONG


class Head:
    """Holds one opinion about every sentence."""

    def __init__(self, opinion: Mapping[DangerKind, float]) -> None:
        self.opinion = opinion

    def probabilities(
        self, sentences: Sequence[str], language: Language
    ) -> Sequence[Mapping[DangerKind, float]]:
        return [self.opinion for _ in sentences]


def with_head(text: str, **opinion: float) -> Danger:
    head = Head({DangerKind(name): value for name, value in opinion.items()})
    return DangerReader(RULES, head).read(text, Language.EN)


def test_a_head_that_is_sure_raises_what_the_rules_do_not_see() -> None:
    text = "The lake was very still tonight."
    assert with_head(text, none=1.0).kind is NONE
    assert with_head(text, danger_self=0.99, none=0.01) == Danger(SELF, False, text.rstrip("."))
    assert with_head(text, danger_self=0.6, none=0.4).kind is NONE


def test_a_head_can_silence_a_sign_but_never_a_plain_wish_to_die() -> None:
    assert with_head("They would all be better off without me.", none=0.99).kind is NONE
    assert with_head("They would all be better off without me.", none=0.2, danger_self=0.8).kind is SELF
    assert with_head("He threatened to kill me.", none=0.99).kind is NONE
    assert with_head("I want to kill myself.", none=0.99).kind is SELF


@pytest.mark.parametrize("nasty", ["ik " * 1_000, "a" * 9_000, "nicht mehr " * 600, "(" * 5_000, "é" * 5_000])
@pytest.mark.timeout(60)
def test_no_text_makes_reading_slow(nasty: str) -> None:
    for language in Language:
        assert not READER.read(nasty, language)
