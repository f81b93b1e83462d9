"""The cutting room: from takes, recordings and the screenplay to the finished film.

`timeline` decides which frame is where, `spotting` which sound; `captions`, `titles`, `cards` and `lettering`
draw words, `music`, `effects` and `mix` make the sound, `segments`, `finish` and `film` make the file. Knows
nothing of generators, agents or the graph.
"""
