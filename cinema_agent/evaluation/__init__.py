"""Measuring keyframes, takes and films: numbers from pixels and samples, never a generator's own labels."""
