"""Bugs of the cache, of the journal and of salvage, of servers and logins that change."""

from tests.faults.bugs.mutant import Mutant

RESTORE = "app/store/salvage_restore.py"
RECONCILE = "app/store/journal_reconcile.py"
JOURNAL_TESTS = "tests/unit/store/test_journal.py"
OLDER_TESTS = "tests/unit/store/test_older_outbox.py"
SALVAGE_TESTS = "tests/unit/store/test_salvage.py"

STORE_MUTANTS = (
    Mutant(
        name="acked sent again after salvage",
        tries_first=(156,),
        edits=(
            (
                RESTORE,
                "        return replace(one, state=state)\n    attempts",
                "        is_done = state in (OpState.ACKED, OpState.VERIFIED)\n"
                "        return replace(one, state=None if is_done else state)\n    attempts",
            ),
        ),
        tests=(SALVAGE_TESTS,),
    ),
    Mutant(
        name="in doubt sent blindly after salvage",
        tries_first=(262,),
        edits=(
            (
                RESTORE,
                "    doubtful = was_tried or (",
                "    doubtful = not was_tried and (",
            ),
            (RECONCILE, "self.state in _GOES_OUT and self.attempts < attempts", "False"),
        ),
        tests=(SALVAGE_TESTS,),
    ),
    Mutant(
        name="a request that the outbox forgot",
        tries_first=(2513, 2668, 2949, 6573, 7667),
        edits=((RECONCILE, "self.state in _GOES_OUT and self.attempts < attempts", "False"),),
        tests=(OLDER_TESTS,),
    ),
    Mutant(
        name="promise not in the journal",
        tries_first=(102,),
        edits=(
            (
                "app/store/outbox.py",
                "journalled = None if self._journal is None else self._journal.intend(new)",
                "journalled = None",
            ),
        ),
        tests=(JOURNAL_TESTS,),
    ),
    Mutant(
        name="pull writes op",
        edits=(
            (
                "app/services/refresh.py",
                "        recent = {key: at for key",
                "        waiting = await self._outbox.acknowledged(link.binding, limit=200)\n"
                "        await self._outbox.verified([op.id for op in waiting])\n"
                "        recent = {key: at for key",
            ),
        ),
    ),
    Mutant(
        name="eviction of whom an unsent op is about",
        tries_first=(31,),
        edits=(
            (
                "app/services/records_tending.py",
                "allowed.retention_days, await _awaited(cache, outbox)",
                "allowed.retention_days, set()",
            ),
        ),
    ),
    Mutant(
        name="deleted customer stays cached",
        tries_first=(260,),
        edits=(
            (
                "app/services/records_keeper.py",
                "        change = await self._cache.forget_carriers(asked)\n",
                "        change = ChangeSet()\n",
            ),
        ),
    ),
    Mutant(
        name="sent to another server",
        tries_first=(10,),
        edits=(
            (
                "app/store/outbox_queue.py",
                "WHERE o.binding = ? AND o.is_head = 1 AND o.state = 'queued'",
                "WHERE ? NOT NULL AND o.is_head = 1 AND o.state = 'queued'",
            ),
        ),
        tests=("tests/unit/sync/test_engine.py",),
    ),
    Mutant(
        name="login let in at one server alone",
        tries_first=(150,),
        edits=(
            (
                "app/sync/engine.py",
                "if self._let_in != link.binding:",
                "if self._let_in is None:",
            ),
        ),
        tests=("tests/unit/sync/test_engine_servers.py",),
    ),
    Mutant(
        name="ended token as a refused login",
        tries_first=(18,),
        edits=(
            (
                "app/api/transport.py",
                "if not await self._with_token(call, ends_at, self._sign_in.renew(headers)):",
                "if True:",
            ),
        ),
        tests=("tests/unit/api/test_sign_in.py",),
    ),
)
