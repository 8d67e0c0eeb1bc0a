# Das Gespräch im Terminal.

terminal-help =
    { $address ->
        [du] Eine leere Zeile beendet deine Antwort. /skip (überspringen), /back (zurück), /later (später), /finish (beenden), /why (warum diese Frage) und /contents (was schon dasteht) stehen allein in einer Zeile.
       *[sie] Eine leere Zeile beendet Ihre Antwort. /skip (überspringen), /back (zurück), /later (später), /finish (beenden), /why (warum diese Frage) und /contents (was schon dasteht) stehen allein in einer Zeile.
    }
terminal-keep =
    { $address ->
        [du] Eine leere Zeile speichert das so. Mit einer Nummer schreibst du diesen Teil neu.
       *[sie] Eine leere Zeile speichert das so. Mit einer Nummer schreiben Sie diesen Teil neu.
    }
terminal-resume = Später weitermachen: assistant reflect --as LOGIN --resume { $id }
terminal-wrong = Passt ein Satz dort nicht hin? /wrong und seine Nummer genügen, dann zählt er dort nicht mehr.
terminal-stopped =
    { $address ->
        [du] Erst /skip bringt die nächste Frage. Was du hier schreibst, kommt zu deiner Antwort dazu; /later und /finish gehen wie sonst auch.
       *[sie] Erst /skip bringt die nächste Frage. Was Sie hier schreiben, kommt zu Ihrer Antwort dazu; /later und /finish gehen wie sonst auch.
    }
error-stopped = Die Fragen ruhen. Nur Überspringen (skip) führt zur nächsten; weiterschreiben, aufschieben und beenden geht ebenso.
