"""Mail: how a nugget is written as a message and handed to a server, and who sends what waits."""
