"""Gradio and nothing else: the screens, the kit they are made of, the texts in three languages."""
