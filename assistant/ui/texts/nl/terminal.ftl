# Het gesprek in een terminal.

terminal-help = Met een lege regel sluit je je antwoord af. /skip (overslaan), /back (terug), /later en /finish (afronden) staan alleen op een regel.
terminal-keep = Een lege regel bewaart dit. Met een nummer herschrijf je dat deel.
terminal-resume = Later verdergaan: assistant reflect --as LOGIN --resume { $id }
