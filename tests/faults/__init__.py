"""The proof of the promise: nothing lost and nothing twice, whatever fails and whenever.

`python -m tests.faults` runs it. A kind of write is a plug-in: see `kinds`.
"""
