# Documents of the organisation: why a file cannot be read.

error-document-unknown-kind = This kind of file cannot be read here. What works: Markdown, plain text, HTML, PDF, DOCX and PPTX.
error-document-old-office = This file comes from an older version of Word or PowerPoint. Open it there, save it as DOCX or PPTX and add it again.
error-document-encrypted = This file is protected with a password. Save a copy without one and add that.
error-document-scanned = This PDF holds pictures of pages and no text. Have the text recognised first (OCR), then add it again.
error-document-damaged = This file is damaged or incomplete. Open it in its own program, save it again and try once more.
error-document-empty = There is no text in this file.
error-document-too-large = This file is too large: { $size } MB, { $limit } MB are possible. Split it or take out the pictures.
error-document-unpacks-too-large = This file would become far too large when unpacked, so it was not opened. Check where it comes from, or save its text as a new file.
error-document-too-slow = This file takes too long to read, often because of complicated drawings. Split it, or save it without them.
error-document-not-text = Its name says that this file is text, but there is none to be read in it. Check whether it is the right file.
