# Die Bibliothek: Muster finden und lesen.

nav-library = Bibliothek
page-pattern = Muster
library-title = Bibliothek
library-first = Was erfahrene Kolleginnen und Kollegen tun, aufgeschrieben, damit andere es lernen können.
library-search = { $address ->
    [du] Wonach suchst du?
   *[sie] Wonach suchen Sie?
}
library-none = Zu diesen Worten gibt es nichts in der Bibliothek.
library-back = Alle Muster
pattern-draft = Entwurf, noch nicht geprüft
pattern-reviewed = geprüft am { $day }
pattern-stale = seit { $day } wieder zu prüfen
