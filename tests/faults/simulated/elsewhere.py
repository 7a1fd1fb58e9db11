"""Another server of the shop's, to which some of its work is bound.

The same server answers by both names: so what is done there is looked at like everything else.
"""

from app.domain.op import Binding
from tests.faults.kinds.kind import Shopper
from tests.faults.kinds.tills import BINDING
from tests.faults.schedules.plan import SHOPPERS

ELSEWHERE = Binding(
    server_url="http://127.0.0.1:2", organisation="30", till_login=BINDING.till_login
)


def binding_of(shopper: Shopper) -> Binding:
    """For which server the shop's people write of this shopper."""
    return BINDING if shopper.number < SHOPPERS else ELSEWHERE
