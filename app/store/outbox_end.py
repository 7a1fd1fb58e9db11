"""The end of an outbox: nothing can be saved in it any more, and only where nothing is unsent."""

from app.store.connection import Connection
from app.store.outbox_schema import LIVE


def end(connection: Connection) -> int:
    """End the epoch, so that every later save fails; how many ops are unsent. Where any is,
    nothing is done.
    """
    unsent = int(connection.execute(f"SELECT count(*) FROM op WHERE {LIVE}").fetchone()[0])
    if not unsent:
        connection.execute("UPDATE epoch SET number = number + 1")
    return unsent


def go_on(connection: Connection, epoch: int) -> None:
    """Let `epoch` go on, which `end` ended, unless another has begun since."""
    connection.execute(
        "UPDATE epoch SET number = ?1 WHERE number = ?1 + 1",
        (epoch,),
    )
