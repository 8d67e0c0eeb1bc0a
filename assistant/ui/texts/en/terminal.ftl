# The conversation in a terminal.

terminal-help = An empty line ends your answer. /skip, /back, /later, /finish, /why (the reason for a question) and /contents (what is there already) stand alone on a line.
terminal-keep = An empty line keeps this. A number lets you rewrite that part.
terminal-resume = To go on later: assistant reflect --as LOGIN --resume { $id }
terminal-wrong = Is a sentence in the wrong place? Type /wrong and its number, and it no longer counts there.
terminal-stopped = /skip goes on with the questions. What you write here is added to your answer. /later and /finish work as always.
error-stopped = The questions have stopped. Only skip goes on with them; you can also write on, put it aside or finish.
