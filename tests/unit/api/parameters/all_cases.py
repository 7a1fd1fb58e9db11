"""Every case there is, and what of the calls has none, with the reason."""

from collections.abc import Mapping

from tests.unit.api.parameters import (
    bill_cases,
    card_cases,
    coupon_cases,
    note_cases,
    other_read_cases,
    registration_cases,
    search_cases,
    ticket_cases,
    wish_cases,
)
from tests.unit.api.parameters.case import Call, Case, Cases

GROUPS: tuple[Cases, ...] = (
    card_cases.CARD,
    registration_cases.ADD,
    registration_cases.UPDATE,
    registration_cases.IDENTITY,
    other_read_cases.REQUESTS,
    search_cases.SEARCH,
    bill_cases.BILLS,
    note_cases.READ,
    note_cases.WRITE,
    coupon_cases.COUPONS,
    ticket_cases.READ,
    ticket_cases.WRITE,
    wish_cases.PREFERENCES,
    wish_cases.PREFERENCES_SET,
    wish_cases.SUBSCRIPTIONS,
    wish_cases.SUBSCRIPTIONS_SET,
    wish_cases.REFERRALS,
    wish_cases.REFERRALS_INVITED,
    other_read_cases.REDEMPTIONS,
    other_read_cases.INTERACTIONS,
    other_read_cases.RECOMMENDATIONS,
    other_read_cases.LOGIN,
    other_read_cases.STAFF,
    other_read_cases.FIELDS,
    other_read_cases.CONFIGS,
)
CALLS: tuple[Call, ...] = tuple(group.call for group in GROUPS)
UNASKED = "told without it as well, as the contract says"
ONE_OF_ITS_KIND = "this project's server has one alone"
WITHOUT_EFFECT: Mapping[str, str] = {
    "customer/get-registered_store": UNASKED,
    "customer/get-registered_till": UNASKED,
    "customer/get-fraud_details": UNASKED,
    "customer/transactions-sort": "this server's ids of bills follow their dates",
    "customer/update_identity-customer.new_value+several": "sent under its other name as well",
    "request/get-type": ONE_OF_ITS_KIND,
    "customer/subscriptions-get-scope": ONE_OF_ITS_KIND,
    "customer/subscriptions-post-subscription.scope": ONE_OF_ITS_KIND,
    "organization/customfields-scope": ONE_OF_ITS_KIND,
    "store/login-nothing": "takes nothing",
    "organization/configs-nothing": "takes nothing",
}
"""Cases that a server plays the same that does not see the part, and why."""
CASES: tuple[Case, ...] = tuple(case for group in GROUPS for case in group.all)
