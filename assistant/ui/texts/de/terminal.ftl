# Das Gespräch im Terminal.

terminal-help =
    { $address ->
        [du] Eine leere Zeile beendet deine Antwort. /skip (überspringen), /back (zurück), /later (später) und /finish (beenden) stehen allein in einer Zeile.
       *[sie] Eine leere Zeile beendet Ihre Antwort. /skip (überspringen), /back (zurück), /later (später) und /finish (beenden) stehen allein in einer Zeile.
    }
terminal-keep =
    { $address ->
        [du] Eine leere Zeile speichert das so. Mit einer Nummer schreibst du diesen Teil neu.
       *[sie] Eine leere Zeile speichert das so. Mit einer Nummer schreiben Sie diesen Teil neu.
    }
terminal-resume = Später weitermachen: assistant reflect --as LOGIN --resume { $id }
