"""What a schedule runs on: its time, a disk, a line, a server as the oracle, and the real till."""
