"""How a schedule ends: each server is gone to while work waits for it, and what the till kept of
deleted people is looked for.
"""

from collections.abc import Sequence

from app.domain.faults import ServerFault, StoreFault
from tests.faults.kinds.kind import Shopper
from tests.faults.kinds.tills import BINDING
from tests.faults.schedules.scene import Scene
from tests.faults.simulated.elsewhere import ELSEWHERE
from tests.faults.simulated.till import Till


class Ending:
    """Called once all trouble is over."""

    def __init__(self, scene: Scene, shoppers: Sequence[Shopper]) -> None:
        self._scene = scene
        self._shoppers = shoppers

    def go_where_work_is(self) -> None:
        """Where nothing is left to be done for this server, somebody changes to the other one."""
        scene = self._scene
        waiting = scene.audit.unsettled_bindings(scene.disk)
        here = scene.audit.binding
        other = ELSEWHERE if here == BINDING else BINDING
        if here.server_url not in waiting and other.server_url in waiting:
            scene.relink(other)

    def begin(self) -> None:
        """All is settled."""
        scene, till = self._scene, self._scene.till
        if till is None or till.records is None or not scene.server.erased:
            scene.finish()
            return
        till.run(self._look_for_deleted(till))

    async def _look_for_deleted(self, till: Till) -> None:
        assert till.records is not None
        for shopper in self._shoppers:
            if shopper.user_id in self._scene.server.erased:
                await till.clock.sleep(till.pause_s())
                try:
                    is_forgotten = await till.records.is_forgotten(shopper)
                except (ServerFault, StoreFault) as fault:
                    self._scene.audit.breach(f"nobody could be asked for: {fault!r}")
                    continue
                if not is_forgotten:
                    self._scene.audit.breach(f"the deleted {shopper.user_id} is still cached")
        self._scene.finish()
