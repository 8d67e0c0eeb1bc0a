# Dokumente der Organisation: warum sich eine Datei nicht lesen lässt, und ihre Seite.

error-document-unknown-kind = Diese Art von Datei lässt sich hier nicht lesen. Was geht: Markdown, reiner Text, HTML, PDF, DOCX und PPTX.
error-document-old-office = { $address ->
    [du] Diese Datei stammt aus einer älteren Version von Word oder PowerPoint. Öffne sie dort, speichere sie als DOCX oder PPTX und füg sie noch einmal hinzu.
   *[sie] Diese Datei stammt aus einer älteren Version von Word oder PowerPoint. Öffnen Sie sie dort, speichern Sie sie als DOCX oder PPTX und fügen Sie sie noch einmal hinzu.
}
error-document-encrypted = { $address ->
    [du] Diese Datei ist mit einem Passwort geschützt. Speichere eine Kopie ohne Passwort und füg diese hinzu.
   *[sie] Diese Datei ist mit einem Passwort geschützt. Speichern Sie eine Kopie ohne Passwort und fügen Sie diese hinzu.
}
error-document-scanned = { $address ->
    [du] Dieses PDF enthält nur Bilder von Seiten und keinen Text. Lass zuerst den Text erkennen (OCR) und füg es dann noch einmal hinzu.
   *[sie] Dieses PDF enthält nur Bilder von Seiten und keinen Text. Lassen Sie zuerst den Text erkennen (OCR) und fügen Sie es dann noch einmal hinzu.
}
error-document-damaged = { $address ->
    [du] Diese Datei ist beschädigt oder unvollständig. Öffne sie in ihrem eigenen Programm, speichere sie neu und versuch es noch einmal.
   *[sie] Diese Datei ist beschädigt oder unvollständig. Öffnen Sie sie in ihrem eigenen Programm, speichern Sie sie neu und versuchen Sie es noch einmal.
}
error-document-empty = In dieser Datei steht kein Text.
error-document-too-large = { $address ->
    [du] Diese Datei ist zu groß: { $size } MB, möglich sind { $limit } MB. Teil sie auf oder nimm die Bilder heraus.
   *[sie] Diese Datei ist zu groß: { $size } MB, möglich sind { $limit } MB. Teilen Sie sie auf oder nehmen Sie die Bilder heraus.
}
error-document-unpacks-too-large = { $address ->
    [du] Entpackt würde diese Datei viel zu groß, deshalb wurde sie nicht geöffnet. Prüf, woher sie kommt, oder speichere ihren Text als neue Datei.
   *[sie] Entpackt würde diese Datei viel zu groß, deshalb wurde sie nicht geöffnet. Prüfen Sie, woher sie kommt, oder speichern Sie ihren Text als neue Datei.
}
error-document-too-slow = { $address ->
    [du] Diese Datei zu lesen dauert zu lange, oft liegt das an aufwendigen Zeichnungen. Teil sie auf oder speichere sie ohne diese Zeichnungen.
   *[sie] Diese Datei zu lesen dauert zu lange, oft liegt das an aufwendigen Zeichnungen. Teilen Sie sie auf oder speichern Sie sie ohne diese Zeichnungen.
}
error-document-not-text = { $address ->
    [du] Dem Namen nach ist das eine Textdatei, aber es lässt sich kein Text darin lesen. Schau nach, ob es die richtige Datei ist.
   *[sie] Dem Namen nach ist das eine Textdatei, aber es lässt sich kein Text darin lesen. Sehen Sie nach, ob es die richtige Datei ist.
}

page-documents = Dokumente
documents-title = Dokumente
documents-first = Was die Organisation selbst festgehalten hat: Anleitungen, Vereinbarungen, Berichte.
documents-none = { $address ->
    [du] Es gibt noch keine Dokumente, die du lesen kannst.
   *[sie] Es gibt noch keine Dokumente, die Sie lesen können.
}
documents-back = Alle Dokumente
documents-since = vom { $day }
documents-for-everyone = für alle
documents-for-team = für das Team { $team }
documents-before = Davor: { $heading }
documents-next = Danach: { $heading }
documents-unread = Auf diesen Seiten war kein Text zu lesen: { $pages }.
documents-add = Ein Dokument hinzufügen
documents-file = Datei
documents-readers = Für wen
documents-add-go = Hinzufügen
documents-add-note = Markdown, reiner Text, HTML, PDF mit Text, DOCX oder PPTX, bis { $limit } MB. Aufbewahrt wird nur der Text, nicht die Datei selbst. Trägt ein Dokument für denselben Kreis schon diesen Dateinamen, tritt der neue Text an die Stelle des alten.
documents-reading-title = { $address ->
    [du] Dein Dokument wird gelesen
   *[sie] Ihr Dokument wird gelesen
}
documents-reading-text = Bei einem langen Dokument kann das ein paar Minuten dauern. Diese Seite geht von selbst weiter.
documents-reading-pages = Seite { $done } von { $of }
documents-told-new = Hinzugefügt:
documents-told-same = Diese Datei war schon da:
documents-told-changed = Der Text wurde ersetzt:
documents-told-removed = Das Dokument ist entfernt.
documents-told-none = { $address ->
    [du] Wähl zuerst eine Datei aus.
   *[sie] Wählen Sie zuerst eine Datei aus.
}
documents-told-busy = { $address ->
    [du] Gerade werden viele Dokumente zugleich gelesen. Versuch es in einer Minute noch einmal.
   *[sie] Gerade werden viele Dokumente zugleich gelesen. Versuchen Sie es in einer Minute noch einmal.
}
documents-told-readers = { $address ->
    [du] Hinzufügen kannst du ein Dokument für alle oder für ein Team, zu dem du gehörst. Es wurde nichts gespeichert.
   *[sie] Hinzufügen können Sie ein Dokument für alle oder für ein Team, zu dem Sie gehören. Es wurde nichts gespeichert.
}
documents-told-failed = { $address ->
    [du] Das Hinzufügen hat nicht geklappt, und es lag nicht an dir. Es wurde nichts gespeichert; versuch es gleich noch einmal.
   *[sie] Das Hinzufügen hat nicht geklappt, und es lag nicht an Ihnen. Es wurde nichts gespeichert; versuchen Sie es gleich noch einmal.
}
documents-remove-title = Dieses Dokument entfernen
documents-remove-note = Der Text verschwindet für alle, auch aus der Suche. Wer ihn noch braucht, muss die Datei selbst haben.
documents-remove-sure = Ja, dieses Dokument kann weg
documents-remove-go = Dokument entfernen
