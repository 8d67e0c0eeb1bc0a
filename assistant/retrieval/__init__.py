"""Embeddings, index, lexical leg, fusion, citations."""
