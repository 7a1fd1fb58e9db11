"""Tills as whole processes, or with a past: killed, poisoned, off for a month."""
