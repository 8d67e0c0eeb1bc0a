# Het gesprek in een terminal.

terminal-help = Met een lege regel sluit je je antwoord af. /skip (overslaan), /back (terug), /later, /finish (afronden), /why (waarom deze vraag) en /contents (wat er al staat) staan alleen op een regel.
terminal-keep = Een lege regel bewaart dit. Met een nummer herschrijf je dat deel.
terminal-resume = Later verdergaan: assistant reflect --as LOGIN --resume { $id }
terminal-wrong = Staat een zin niet goed? Typ /wrong met het nummer erachter, dan telt hij daar niet meer mee.
terminal-stopped = Met /skip gaan de vragen verder. Wat je hier schrijft, komt bij je antwoord. /later en /finish werken zoals altijd.
error-stopped = De vragen liggen stil. Alleen overslaan (skip) brengt ze weer op gang; verder schrijven, uitstellen en afronden kan ook.
