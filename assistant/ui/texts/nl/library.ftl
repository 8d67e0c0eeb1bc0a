# De bibliotheek: patronen zoeken en lezen.

nav-library = Bibliotheek
page-pattern = Patroon
library-title = Bibliotheek
library-first = Wat ervaren collega's doen, wat de organisatie vastlegde en wat je zelf bewaarde.
library-search = Waar ben je naar op zoek?
library-none = In de bibliotheek staat niets dat hier goed bij past.
library-back = Alle patronen
pattern-draft = concept, nog niet beoordeeld
pattern-reviewed = beoordeeld op { $day }
pattern-stale = opnieuw te beoordelen sinds { $day }

library-search-note = Schrijf het zoals je het zou zeggen. Het antwoord kan ook in een andere taal staan.
library-narrow = Gerichter zoeken
narrow-kind = Wat voor tekst
narrow-language = In welke taal
narrow-situation = Voor welke situatie
kind-all = alles
kind-pattern = Patroon
kind-document = Document
kind-reflection = Jouw reflectie
language-all = alle talen
situation-all = elke situatie
found-busy = Er wordt gezocht …
found-busy-long = Dit duurt langer dan anders. Na een herstart wordt de bibliotheek eerst klaargezet. Je vraag staat er nog; het antwoord komt vanzelf.
found-count = { $texts ->
    [one] Deze tekst past er het best bij.
   *[other] Deze { $texts } teksten passen er het best bij.
}
found-more = { $count ->
    [one] Nog één tekst, die minder goed past
   *[other] Nog { $count } teksten, die minder goed passen
}
found-waiting = { $count ->
    [one] Eén nieuw stuk wordt nog ingelezen en is zo meteen te vinden.
   *[other] { $count } nieuwe stukken worden nog ingelezen en zijn zo meteen te vinden.
}
found-nearest = Wat er nog het dichtst bij komt
shelf-patterns = { $count ->
    [one] Eén patroon
   *[other] { $count } patronen, op alfabet
}
shelf-documents = { $count ->
    [one] Eén document
   *[other] { $count } documenten
}
shelf-empty = Met deze keuzes blijft er niets over. Kies ruimer, of schrijf waar je naar zoekt.
shelf-reflections = Schrijf waar je naar zoekt, dan wordt ook in je eigen bewaarde reflecties gezocht. Hier staan ze allemaal:
origin-only-you = alleen jij ziet dit
origin-added-by = toegevoegd door { $name }
citation-changed = Deze tekst is intussen veranderd. Je ziet hoe die er nu uitziet.
print = Afdrukken
pass-on-title = Deze vraag doorgeven, zonder je naam
pass-on-note = Wie de bibliotheek bijhoudt, ziet deze woorden, de taal en de maand, en niet wie het vroeg. Namen die je zelf opschrijft, blijven staan; haal ze weg. Er gaat niets weg voordat je op de knop drukt.
pass-on-words = Je vraag, zoals die gelezen wordt
pass-on-go = Vraag doorgeven
pass-on-done = Je vraag is doorgegeven. Je naam staat er niet bij, dus een persoonlijk antwoord komt er niet; kijk hier over een tijdje nog eens.
