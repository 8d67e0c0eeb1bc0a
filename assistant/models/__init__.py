"""Talks to language models through LangChain; nothing of it is imported before a model is first used."""
