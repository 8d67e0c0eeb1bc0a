"""The library's screens: find and read patterns; for experts and L&D: write and review them."""
