"""The use cases, on real stores and a still clock, against a server made of a dictionary."""
