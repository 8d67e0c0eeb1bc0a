"""Everyday words of the three languages: they stand in every text and say nothing of what fits."""

from __future__ import annotations

from typing import Final

#: With four letters or more; shorter words are never taken for telling ones.
_DUTCH: Final = (
    "aantal haar tijd keer achter alle alleen allemaal alles altijd ander andere anderen anders beetje "
    "behalve beide bent beter bijna binnen boven buiten daar daarbij daarin daarna daarom daarvan dacht "
    "deden deed deze dezelfde dingen doen doet door doordat echt eens eerst eerste eigen eigenlijk elkaar "
    "elke enkele ergens even gaan gaat gedaan geef geeft geen gegeven gehad gekomen geleden gemaakt "
    "genoeg geven gewoon ging goed goede graag hadden hebben hebt heeft heel hele helemaal hetzelfde hier "
    "hoeft hoor ieder iedere iedereen iemand iets ineens intussen jouw jullie komen komt konden kreeg "
    "krijg krijgen krijgt kunnen kunt laat laatste lang laten later ligt maak maakt maar maken manier "
    "meer meest meestal mensen mijn minder misschien moest moesten moet moeten naar naast nadat "
    "natuurlijk neem nemen niemand niet niets niks nodig nooit omdat onder ongeveer onze ooit over overal "
    "persoon plaats precies samen sinds soms soort staan staat steeds straks tegen terug terwijl tijdens "
    "toch toen totdat tussen twee vaak vanaf vanuit veel verder verschillende vind vinden vindt volgende "
    "voor vooral voordat vraag waar waarbij waardoor waarin waarom wanneer waren weer weet welk welke "
    "werd werden weten wilde willen word worden wordt zeer zeggen zegt zelf zelfde zelfs zich zichzelf "
    "zien ziet zijn zitten zoals zonder zouden zullen "
)
_GERMAN: Final = (
    "aber alle allein allem allen aller alles also andere anderem anderen anderer anderes anders auch "
    "bald beide beiden beim bereits besser bevor bisschen bist dabei dadurch dafür dagegen daher damit "
    "danach daneben dann daran darauf daraus darf darin darum darüber dass davon davor dazu dein deine "
    "deinem deinen deiner denen denn deren deshalb dessen dich dies diese dieselbe diesem diesen dieser "
    "dieses dinge doch dort drei durch eben eher eigene eigenen eigentlich eine einem einen einer eines "
    "einfach einige einigen einmal einzelne erst erste ersten etwas euch eure eurem euren eurer fast ganz "
    "ganze ganzen geben gegen gehen geht gemacht genau genug gerade gern gerne gesagt gewesen gibt ging "
    "gleich gute guten habe haben habt hallo hast hatte hatten heute hier hinter hätte hätten ihnen ihre "
    "ihrem ihren ihrer immer indem irgendwie jede jedem jeden jeder jedes jemand jemanden jetzt kann "
    "kannst kaum kein keine keinem keinen keiner keines komme kommen kommt konnte können könnt könnte "
    "könnten lang lange lassen letzte letzten leute liegt lässt mache machen macht manche manchmal mehr "
    "mein meine meinem meinen meiner meist meistens menschen mich muss musste möchte müssen nach nachdem "
    "neben nehmen nicht nichts niemand niemanden noch nächste nächsten oben oder ohne paar person "
    "personen plötzlich sache sagen sagt schon sehen sehr seht sein seine seinem seinen seiner seit "
    "selber selbst sich sicher sieht sind sobald sodass sofort solche solchen soll sollen sollte sollten "
    "sondern sonst sowie später statt stehen steht ständig unser unsere unserem unseren unserer unter "
    "viel viele vielen vielleicht vorher völlig wann waren warum wegen weil weiter weiß welche welchem "
    "welchen welcher welches wenig wenige weniger wenn werde werden wessen wieder will wird wirklich "
    "wirst wissen wobei wodurch wohl wollen wollte worden wurde wurden während wäre zuerst zurück "
    "zusammen zwar zwei zwischen über überall überhaupt "
)
_ENGLISH: Final = (
    "about above actually after afterwards again against almost alone already also although always among "
    "another anybody anyone anything around asked away back because become been before being below best "
    "better between both came cannot cant come comes coming could couldnt didnt different does doesnt "
    "doing done dont down during each either else enough even ever every everybody everyone everything "
    "find first from gave gets getting give given gives going gone good have having hello here hers "
    "herself himself however into isnt itself just keep keeps kept kind knew know knows last later least "
    "less lets like little look looks made make makes making many maybe mean might mine more most much "
    "must myself need needs never next nobody none nothing often once ones only onto other others "
    "otherwise ours over part people perhaps person please quite rather really right said same saying "
    "says seem seems seen several shall should since some somebody someone something sometimes soon still "
    "such sure take taken takes taking tell than that thats their them themselves then there these they "
    "thing things think this those though three through time times together told took toward towards "
    "under until upon used using usual usually very want wanted wants ways well went were what whatever "
    "when where whether which while whole whom whose will with within without wont would wouldnt your "
    "youre yours yourself "
)
EVERYDAY: Final = frozenset((_DUTCH + _GERMAN + _ENGLISH).casefold().split())
