"""Forty films from forty loglines: are they different, do they say what they were asked, do their checks pass?"""
