"""FastAPI: login, sessions, headers, downloads, mounting the screens."""
