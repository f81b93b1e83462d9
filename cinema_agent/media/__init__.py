"""Bytes of pictures and sound: frames to clip, clip to frames, stills, probing, drawn text.

Knows nothing of films: what a clip shows and why is decided elsewhere. Everything is written whole or not
at all.
"""
