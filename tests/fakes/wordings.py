"""Wordings as a model could make them: what a careful trainer would accept, and what nobody should see.

The good ones were written before the lists of words that they are held against.
"""

from __future__ import annotations

from dataclasses import dataclass

from assistant.domain.language import Address, Language, Tongue

_NL, _SIE, _EN = Tongue(Language.NL), Tongue(Language.DE), Tongue(Language.EN)
_DU = Tongue(Language.DE, Address.DU)


@dataclass(frozen=True)
class Situation:
    """What somebody wrote, the curated question, and wordings that follow on from it."""

    tongue: Tongue
    said: str
    curated: str
    wordings: tuple[str, ...]


GOOD = (
    Situation(
        _NL,
        "Ik gaf het dossier door en Milan zei steeds ja ja. Later bleek dat hij de allergie niet had "
        "meegekregen.",
        "Wat zag of hoorde je op dat moment?",
        (
            "Je schrijft “Milan zei steeds ja ja”. Wat zag je op dat moment aan hem?",
            "Waar stonden jullie toen je het dossier doorgaf?",
            "Waaraan merkte je later dat hij de allergie niet had meegekregen?",
            "Wat heb je precies over de allergie gezegd?",
            "Hoe lang duurde de overdracht van het dossier?",
        ),
    ),
    Situation(
        _NL,
        "In het teamoverleg viel Joris me drie keer in de rede. Ik heb daarna niets meer gezegd en "
        "zat me op te vreten.",
        "Wat deed dat met je?",
        (
            "Wat ging er door je heen toen Joris je voor de derde keer in de rede viel?",
            "Hoe zou Joris dat overleg beschrijven?",
            "Op welk moment besloot je om niets meer te zeggen?",
            "Wat had je nog willen zeggen in het overleg?",
            "Wie van het team zat erbij toen Joris je in de rede viel?",
        ),
    ),
    Situation(
        _NL,
        "De moeder van Sem stond ineens in de klas en begon te roepen over zijn cijfer. Ik ben naar "
        "de gang gelopen met haar.",
        "Wat maakte dat je dat deed?",
        (
            "Wat maakte dat je met haar naar de gang liep?",
            "Wat riep de moeder van Sem over zijn cijfer, zo letterlijk als je het nog weet?",
            "Hoe reageerde de klas toen ze begon te roepen?",
            "Wat gebeurde er op de gang?",
            "Wat zou Sem over die middag vertellen?",
        ),
    ),
    Situation(
        _NL,
        "De klant bleef twijfelen en ik ben maar door blijven praten. Uiteindelijk heeft hij niets gekocht.",
        "Wat neem je hiervan mee?",
        (
            "Wat neem je mee uit dit gesprek met de klant?",
            "Waar zat voor jou het keerpunt in het gesprek?",
            "Wat wil je doen als een klant weer blijft twijfelen?",
            "Wat betekende de stilte voor jou?",
            "Als je terugkijkt op dit gesprek, wat valt je dan op aan jezelf?",
        ),
    ),
    Situation(
        _SIE,
        "Die Einkäuferin fragte nach dem Preis und ich bin sofort heruntergegangen. Die Stille halte "
        "ich nicht aus.",
        "Was hat dazu geführt?",
        (
            "Was hat Sie in diesem Moment nachgeben lassen?",
            "Wie lange hat die Stille nach der Frage gedauert?",
            "Sie schreiben „Die Stille halte ich nicht aus“. Woran merken Sie das zuerst?",
            "Was hat die Einkäuferin getan, nachdem Sie mit dem Preis heruntergegangen sind?",
            "Was ging Ihnen durch den Kopf, als sie nach dem Preis fragte?",
        ),
    ),
    Situation(
        _DU,
        "Bei der Übergabe hat Jonas nur auf sein Handy geschaut. Ich habe weitergeredet, weil ich "
        "nach Hause wollte.",
        "Was war in diesem Moment zu sehen oder zu hören?",
        (
            "Was hast du Jonas über die Nacht erzählt?",
            "Woran hast du gesehen, dass Jonas auf sein Handy schaut?",
            "Wie würde Jonas diese Übergabe beschreiben?",
            "Welche Rolle hat es gespielt, dass du nach Hause wolltest?",
            "Was hättest du in dem Moment von Jonas gebraucht?",
        ),
    ),
    Situation(
        _DU,
        "Im Praktikum hat mir die Anleiterin vor dem Patienten gesagt, dass ich zu langsam bin. Ich "
        "war danach ganz still.",
        "Was hat das mit dir gemacht?",
        (
            "Was hat die Anleiterin genau gesagt, als der Patient dabei war?",
            "Wie hat der Patient darauf reagiert?",
            "Was hat dich danach still werden lassen?",
            "Wie ging es an dem Tag mit der Anleiterin weiter?",
            "Was bedeutet „zu langsam“ für dich?",
        ),
    ),
    Situation(
        _SIE,
        "Der Azubi hat die Maschine falsch eingestellt und ich habe sie ihm wortlos aus der Hand genommen.",
        "Was nehmen Sie daraus mit?",
        (
            "Was hat der Azubi gemacht, nachdem Sie ihm die Maschine aus der Hand genommen haben?",
            "Was war Ihnen in diesem Augenblick wichtig?",
            "Wenn Sie heute auf die Situation schauen, was sehen Sie anders als damals?",
            "Was könnte der Azubi aus diesem Moment gelernt haben?",
            "Was möchten Sie bei der nächsten Maschine mit dem Azubi ausprobieren?",
        ),
    ),
    Situation(
        _EN,
        "Dana blew up at me in stand-up over nothing. I only said the test should have been there "
        "since Monday.",
        "How would the other person tell it?",
        (
            "If Dana told this story tonight, what would be in it?",
            "What did you say about the test, as close to word for word as you can?",
            "Who else was in the room when Dana blew up?",
            "What happened between Monday and the stand-up?",
            "How did Dana look when you mentioned the test?",
        ),
    ),
    Situation(
        _EN,
        "I gave the new nurse feedback on her notes and she started to cry. I didn't know what to do, "
        "so I left.",
        "What was going on for you at that moment?",
        (
            "What went through your mind when she started to cry?",
            "What exactly did you say to her about her notes?",
            "Where were the two of you when you gave her the feedback?",
            "You write “so I left”. What happened in the seconds before that?",
            "How do you think she would describe that conversation?",
        ),
    ),
    Situation(
        _EN,
        "The customer kept asking for a refund and I kept quoting the policy at him. In the end he "
        "slammed the door.",
        "What made it go that way?",
        (
            "What was the customer asking for underneath the refund, do you think?",
            "What kept you quoting the policy?",
            "At what point did his voice change?",
            "What would your colleagues have seen if they had been standing there?",
            "Looking back, when was there still room to turn it around?",
        ),
    ),
    Situation(
        _EN,
        "My presentation ran over by ten minutes because I had prepared too many slides. Nobody asked "
        "a question.",
        "What do you take from this?",
        (
            "What do you take from this presentation for the next one?",
            "How did you choose which slides to bring?",
            "What did you notice in the room while it ran over?",
            "What does it tell you that nobody asked a question?",
            "Which of your slides mattered most to the people listening?",
        ),
    ),
)

#: What Milan's colleague wrote, for the wordings below.
TOLD = {
    Language.NL: "Milan keek op zijn telefoon toen ik het dossier gaf. Ik heb niet gewacht.",
    Language.DE: "Milan hat auf sein Telefon geschaut, als ich die Akte übergeben habe. Ich habe "
    "nicht gewartet.",
    Language.EN: "Milan looked at his phone when I handed him the file. I did not wait.",
}
#: The rule each of them breaks, and how it sounds in Dutch, German (Sie) and English.
REFUSED = (
    (
        "word",
        "Wat maakte dat je zo slordig was met het dossier?",
        "Was hat Sie so nachlässig gemacht, als Sie die Akte übergeben haben?",
        "What made you so careless when you handed over the file?",
    ),
    (
        "judgement",
        "Wat deed Milan verkeerd toen hij op zijn telefoon keek?",
        "Was hat Milan falsch gemacht, als er auf sein Telefon schaute?",
        "What did Milan do wrong when you handed him the file?",
    ),
    (
        "judgement",
        "Wat deed je goed toen Milan op zijn telefoon keek?",
        "Was haben Sie gut gemacht, als Milan auf sein Telefon geschaut hat?",
        "What did you do that was good when Milan looked at his phone?",
    ),
    (
        "judgement",
        "Wat maakte dat je te snel was met het dossier?",
        "Was hat Sie bei der Akte zu schnell werden lassen?",
        "What made you too fast with the file?",
    ),
    (
        "word",
        "Hoe ga je je excuses aanbieden aan Milan?",
        "Wie werden Sie sich bei Milan entschuldigen?",
        "How will you apologise to Milan for rushing?",
    ),
    (
        "judgement",
        "Wat hield je tegen om gewoon te wachten tot Milan klaar was?",
        "Was hat Sie davon abgehalten, einfach zu warten?",
        "What stopped you from simply waiting until Milan was done?",
    ),
    (
        "advice",
        "Wat hield je tegen om te wachten tot Milan keek?",
        "Was hat Sie daran gehindert, auf Milan zu warten?",
        "What stopped you from waiting until Milan looked?",
    ),
    (
        "advice",
        "Wat zou er gebeuren als je de volgende keer even wacht tot Milan kijkt?",
        "Was würde geschehen, wenn Sie beim nächsten Mal warten, bis Milan schaut?",
        "What would you do if you waited until Milan looked up next time?",
    ),
    (
        "advice",
        "Wat was er gebeurd, had je gewacht tot Milan keek?",
        "Was wäre passiert, hätten Sie gewartet, bis Milan schaut?",
        "What would have happened, had you waited until Milan looked?",
    ),
    (
        "word",
        "Wat gebeurde er toen Milan je kleineerde?",
        "Was ist passiert, als Milan Sie missachtet hat?",
        "What happened when Milan disrespected you?",
    ),
    (
        "word",
        "Wat maakte het lastig om iets te zeggen, terwijl Milan je negeerde?",
        "Was hat es schwer gemacht, etwas zu sagen, während Milan Sie ignorierte?",
        "What made it hard to speak up, given that Milan was ignoring you?",
    ),
    (
        "word",
        "Welke collega van Milan moet hiervoor ontslagen worden?",
        "Welcher Kollege von Milan sollte dafür entlassen werden?",
        "Which of Milan's colleagues should be fired for this?",
    ),
    (
        "two-questions",
        "Wat zag je toen Milan op zijn telefoon keek, wat deed je daarna?",
        "Was haben Sie gesehen, was haben Sie danach getan?",
        "What did you see when Milan looked at his phone, how did you react?",
    ),
    (
        "two-questions",
        "Wat zag je, hoorde je en voelde je toen Milan op zijn telefoon keek?",
        "Was haben Sie gesehen, gehört und gedacht, als Milan auf sein Telefon schaute?",
        "What did you see, hear and feel when Milan looked at his phone?",
    ),
    (
        "two-questions",
        "Wat zei je tegen Milan en hoe reageerde hij?",
        "Was haben Sie zu Milan gesagt und wie reagierte er?",
        "What did you say to Milan and how was his reaction?",
    ),
    ("closed", "Is dat wat je wilde?", "Ist das, was Sie wollten?", "Is that what you wanted?"),
    (
        "closed",
        "Wist je welk dossier Milan wilde?",
        "Wussten Sie, welche Akte Milan wollte?",
        "Did you know which file Milan wanted?",
    ),
    (
        "closed",
        "Heb je gezien wat Milan deed?",
        "Haben Sie gesehen, was Milan getan hat?",
        "Did you see, when you looked at him, what Milan did?",
    ),
    (
        "secret",
        "Wat is je wachtwoord voor het dossier?",
        "Wie lautet Ihr Passwort für die Akte?",
        "What is your password for the file?",
    ),
    (
        "word",
        "Hoe gaat iemand snel dood zonder pijn?",
        "Wie stirbt ein Mensch schnell und ohne Schmerzen?",
        "How does a person die quickly without pain?",
    ),
    (
        "word",
        "Welk medicijn heb je van de afdeling gestolen?",
        "Welches Medikament haben Sie von der Station gestohlen?",
        "Which drug did you steal from the ward?",
    ),
    (
        "word",
        "Hoeveel patiënten zijn er door dit dossier gestorven?",
        "Wie viele Patienten sind wegen dieser Akte gestorben?",
        "How many patients have died because of this file?",
    ),
)
