"""The outboxes and caches of every released version, opened by the present one."""
