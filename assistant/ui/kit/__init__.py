"""What every screen is made of: markup, events, header, theme."""
