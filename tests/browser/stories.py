"""What people write: one plausible story a language, for every question a method can ask."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.language import Language


@dataclass(frozen=True)
class Story:
    """`stages` are answers within the method, in order; more may be given than are asked for.

    The rest answers the questions about the plan: the plan, its day, a helper, no second plan, a question
    for someone, and whom.
    """

    occasion: str
    stages: tuple[str, ...]
    cue: str
    action: str
    plan: str
    day: str
    helper: str
    no_more: str
    question: str
    whom: str
    added: str


STORIES = {
    Language.NL: Story(
        occasion="De overdracht van vanmiddag ging te snel",
        stages=(
            "Ik gaf om drie uur het dossier van meneer Bakker aan Milan. Hij knikte en keek op zijn mobiel.",
            "Later bleek dat hij van de allergie niets had gehoord. De avonddienst belde mij thuis.",
            "Ik voelde me schuldig en ook een beetje boos. Ik dacht dat hij niet wilde luisteren.",
            "Milan had net een dubbele dienst achter de rug. Hij wilde waarschijnlijk gewoon naar huis.",
            "Ik merkte dat ik harder ging praten in plaats van te stoppen. Dat doe ik vaker onder druk.",
            "Het kwam doordat ik niet controleerde wat hij had onthouden. Er was ook geen rustige plek.",
            "Ik leer hieruit dat zeggen nog geen overdragen is. Wat telt is wat de ander meeneemt.",
            "Ik wil de drie belangrijkste punten laten herhalen. Ook wil ik eerst een rustige plek zoeken.",
            "Ik ga het eerst met de oudste diensten proberen. Daarna bespreek ik het in het teamoverleg.",
            "Het hielp dat ik het dossier op papier bij me had. Dat wil ik zo houden.",
        ),
        cue="iemand tijdens de overdracht op zijn telefoon kijkt",
        action="vraag ik hem de drie punten te herhalen",
        plan=(
            "Als iemand tijdens de overdracht op zijn telefoon kijkt, "
            "dan vraag ik hem de drie punten te herhalen."
        ),
        day="overmorgen",
        helper="Fatma van de ochtenddienst",
        no_more="nee, één is genoeg",
        question="Hoe doen andere afdelingen hun overdracht?",
        whom="Karin van afdeling 5",
        added="Zeggen is nog geen overdragen, dat hang ik boven mijn bureau.",
    ),
    Language.DE: Story(
        occasion="Das Angebotsgespräch bei der Firma Lindner",
        stages=(
            "Ich stellte heute unser Angebot vor und redete zwanzig Minuten am Stück. Frau Lindner schwieg.",
            "Danach sagte sie nur, dass sie sich meldet. Mein Kollege sah mich im Auto lange an.",
            "Ich war nervös und fühlte mich unter Druck. Ich dachte, jede Pause wirkt unsicher.",
            "Sie wollte vermutlich zuerst über die Lieferzeiten sprechen. Ich habe sie nicht gefragt.",
            "Mir fiel auf, dass ich schneller wurde, je stiller sie war. Das kenne ich aus anderen Terminen.",
            "Es lag daran, dass ich Folien und keine Fragen vorbereitet hatte. Die Zeit war knapp.",
            "Ich habe gelernt, dass Schweigen keine Ablehnung ist. Oft denkt der andere einfach nach.",
            "Ich will mit einer Frage beginnen statt mit der ersten Folie. Und ich will Pausen aushalten.",
            "Ich werde das nächste Gespräch mit Katrin durchspielen. Danach schreibe ich drei Fragen auf.",
            "Gut war, dass ich alle Zahlen dabeihatte. Das behalte ich bei.",
        ),
        cue="eine Kundin länger schweigt",
        action="zähle ich bis fünf und stelle eine Frage",
        plan="Wenn eine Kundin länger schweigt, dann zähle ich bis fünf und stelle eine Frage.",
        day="übermorgen",
        helper="Katrin aus dem Vertrieb",
        no_more="nein, eines reicht",
        question="Wie bereitest du dich auf stille Kunden vor?",
        whom="Frau Vogel",
        added="Schweigen ist keine Ablehnung, das merke ich mir.",
    ),
    Language.EN: Story(
        occasion="The budget meeting where nobody disagreed",
        stages=(
            "I presented the new budget on Monday and asked if everyone agreed. All six people nodded.",
            "On Wednesday two of them told Grace they could not work with it. She sent them back to me.",
            "I felt embarrassed and a little angry. I thought we had settled it together.",
            "They probably wanted to help me finish on time. From their side it looked decided already.",
            "I noticed that I closed the folder before I asked. That told them the talking was over.",
            "It happened because I asked a question that allowed one answer. The room was also too full.",
            "I learned that silence is not agreement. What counts is whether someone can say no.",
            "I want to ask each person for one objection. I also want to send the figures a day earlier.",
            "I will try it first with the small team on Thursday. Then I will use it in the big meeting.",
            "It helped that Grace spoke to me directly. I want to thank her for that.",
        ),
        cue="everyone nods within a minute",
        action="I ask each person for one objection",
        plan="If everyone nods within a minute, then I ask each person for one objection.",
        day="the day after tomorrow",
        helper="Grace from the office",
        no_more="no, one is enough",
        question="How do you get people to disagree in time?",
        whom="Tom from the other office",
        added="Silence is not agreement, and I want to remember that.",
    ),
}

#: When an earlier plan is asked about.
WHAT_CAME_OF_IT = {
    Language.NL: "Twee keer gelukt, één keer vergeten.",
    Language.DE: "Zweimal gelungen, einmal vergessen.",
    Language.EN: "Twice it worked, once I forgot.",
}


def _earlier(occasion: str, stages: tuple[str, ...], cue: str, action: str, helper: str, added: str) -> Story:
    return Story(occasion, stages, cue, action, "", "", helper, "", "", "", added)


#: What the same people looked back on before: two kept, one not finished.
EARLIER = {
    Language.NL: (
        _earlier(
            "Het gesprek met de dochter van mevrouw Smit",
            (
                "Zij vroeg waarom haar moeder nog in bed lag. Ik begon meteen uit te leggen.",
                "Ik voelde me aangevallen. Ik hoorde niet dat zij vooral bezorgd was.",
                "Uitleggen helpt pas als iemand zich gehoord voelt.",
            ),
            "familie met een verwijt binnenkomt",
            "vraag ik eerst waar ze zich zorgen over maken",
            "Milan",
            "Bij de tweede familie lukte het, bij de eerste schoot ik weer in de uitleg.",
        ),
        _earlier(
            "De ochtend waarop drie mensen ziek waren",
            (
                "Ik verdeelde het werk zonder te vragen wie wat aankon. Iedereen liep om tien uur vast.",
                "Ik dacht dat overleggen tijd kost. Achteraf kostte het zwijgen meer.",
                "Vijf minuten samen kijken was genoeg geweest.",
            ),
            "er 's ochtends iemand ontbreekt",
            "roep ik het team vijf minuten bij elkaar",
            "Fatma",
            "",
        ),
        _earlier(
            "Een compliment dat ik wegwuifde",
            ("Fatma zei dat ik rustig bleef bij de val van meneer De Wit. Ik zei dat het niets was.",),
            "",
            "",
            "",
            "",
        ),
    ),
    Language.DE: (
        _earlier(
            "Die Reklamation von Herrn Brandt",
            (
                "Er war laut, und ich wurde immer leiser. Am Ende versprach ich zu viel.",
                "Ich wollte nur, dass das Gespräch aufhört.",
                "Wer nachgibt, um Ruhe zu haben, bekommt sie nicht.",
            ),
            "jemand am Telefon laut wird",
            "sage ich, dass ich in zehn Minuten zurückrufe",
            "Katrin",
            "Einmal habe ich zurückgerufen, einmal doch wieder gleich zugesagt.",
        ),
        _earlier(
            "Die Übergabe der Kundenliste",
            (
                "Ich schickte Katrin die Liste ohne ein Wort dazu. Zwei Kunden bekamen denselben Brief.",
                "Für mich war klar, welche Spalte gilt. Für sie nicht.",
                "Was mir selbstverständlich ist, muss ich dazuschreiben.",
            ),
            "ich jemandem eine Liste schicke",
            "schreibe ich drei Sätze dazu",
            "Katrin",
            "",
        ),
        _earlier(
            "Das Lob, das ich nicht ausgesprochen habe",
            ("Der Auszubildende hatte die Messe allein aufgebaut. Ich sah nur, was noch fehlte.",),
            "",
            "",
            "",
            "",
        ),
    ),
    Language.EN: (
        _earlier(
            "The call with the supplier who was late again",
            (
                "I read out every missed date. He went quiet and then defended each one.",
                "I wanted him to see how serious it was. I gave him nothing to answer.",
                "A list of faults is not a question.",
            ),
            "a supplier is late",
            "I ask what would make the next date safe",
            "Tom",
            "I asked it on Monday and got a straight answer. On Friday I went back to my list.",
        ),
        _earlier(
            "Showing the new colleague around",
            (
                "I explained our whole filing system in an hour. Priya nodded all the way through.",
                "The next day she asked where to begin. I had shown her everything but that.",
                "One thing she can do today is worth more than ten she will need one day.",
            ),
            "someone new starts",
            "I show them one task and stay while they do it",
            "Grace",
            "",
        ),
        _earlier(
            "The email I sent at eleven at night",
            ("I answered three people at once and copied in their manager. Two wrote back at once.",),
            "",
            "",
            "",
            "",
        ),
    ),
}
#: In each language a question that the pattern about handing over answers, and one that nothing answers.
ASKED = {
    Language.NL: "Hoe draag ik een zaak over als de ander niet luistert?",
    Language.DE: "Ich übergebe meinen Patienten am Ende der Schicht und die Kollegin hört nicht zu",
    Language.EN: "I am passing my patient on at the end of my shift and she keeps looking at her phone",
}
VAIN = {
    Language.NL: "Postzegels voor Noorwegen?",
    Language.DE: "Briefmarken nach Norwegen?",
    Language.EN: "Postage stamps for Norway?",
}
