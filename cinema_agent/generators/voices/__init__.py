"""Voice actors: `murmur` speaks without words and needs nothing; `espeak` speaks words through espeak-ng."""
