"""Schedules: drawn, played by people and mishaps, and judged."""
