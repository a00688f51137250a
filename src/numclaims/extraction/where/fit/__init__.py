"""Tells how well a place name of a sentence fits a figure of it."""
