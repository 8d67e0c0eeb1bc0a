"""The leader's workspace: feedback that someone can do something with, and learning nuggets."""
