# The conversation in a terminal.

terminal-help = An empty line ends your answer. /skip, /back, /later and /finish stand alone on a line.
terminal-keep = An empty line keeps this. A number lets you rewrite that part.
terminal-resume = To go on later: assistant reflect --as LOGIN --resume { $id }
