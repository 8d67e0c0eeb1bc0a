# De bibliotheek: patronen zoeken en lezen.

nav-library = Bibliotheek
page-pattern = Patroon
library-title = Bibliotheek
library-first = Wat ervaren collega's doen, opgeschreven zodat een ander het kan leren.
library-search = Waar ben je naar op zoek?
library-none = Bij deze woorden past niets uit de bibliotheek.
library-back = Alle patronen
pattern-draft = concept, nog niet beoordeeld
pattern-reviewed = beoordeeld op { $day }
pattern-stale = opnieuw te beoordelen sinds { $day }
