"""Every field of the contract's replies: the part of a screen that shows it and what that says of
the sample, or why no screen shows it.

Paths are those of the samples, without the places in lists.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """`widget` is the part's object name, `words` are among what it says."""

    widget: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    why: str


Field = Shown | LeftOut


def _at(prefix: str, fields: Mapping[str, Field]) -> dict[str, Field]:
    return {f"{prefix}{name}": field for name, field in fields.items()}


def _all(prefix: str, names: str, why: str) -> dict[str, Field]:
    return {f"{prefix}{name}": LeftOut(why=why) for name in names.split()}


_VERDICT = "says whether the call, or this item of it, succeeded: a fault is worded if not"
_WHOSE = "whose the list is: the head of the card says it"
_ECHO = "what was just sent, or is known: the card shows it, and is read anew"
_PAGING = "how far the list was read: the till reads on by it"
_PERSON = "mobile email external_id firstname lastname gender registered_on updated_on"
_STANDING = "lifetime_points lifetime_purchases loyalty_points current_slab"
_STATUS = _all("status.", "success code message", _VERDICT)
_ITEM_STATUS = _all("item_status.", "success code message", _VERDICT)


def _reply(fields: Mapping[str, Field]) -> dict[str, Field]:
    return _at("response.", {**_STATUS, **fields})


CARD: Mapping[str, Field] = {
    **_STATUS,
    **_at(
        "customers.",
        {
            **_ITEM_STATUS,
            "firstname": Shown(widget="customer_name", words="Tom"),
            "lastname": Shown(widget="customer_name", words="Swayer"),
            "mobile": Shown(widget="customer_contacts", words="+44 700900000"),
            "email": Shown(widget="customer_contacts", words="tomsawyer@example.com"),
            "external_id": Shown(widget="customer_contacts", words="ts1234"),
            "lifetime_points": Shown(widget="customer_lifetime_points", words="0"),
            "lifetime_purchases": Shown(widget="customer_purchases", words="£0"),
            "loyalty_points": Shown(widget="customer_points", words="0"),
            "current_slab": Shown(widget="customer_tier", words="SILVER"),
            "registered_on": Shown(widget="overview_registered_when", words="21 Jan 2013, 11:23"),
            "updated_on": Shown(widget="overview_registered_updated", words="21 Jan 2013, 10:23"),
            "gender": Shown(widget="profile_gender", words="Male"),
            "registered_by": Shown(widget="overview_registered_by", words="vimal store"),
            "registered_store.code": Shown(
                widget="overview_registered_store", words="(vimal.store)"
            ),
            "registered_store.name": Shown(widget="overview_registered_store", words="vimal store"),
            "registered_till.code": Shown(widget="overview_registered_till", words="vimal.till"),
            "registered_till.name": Shown(widget="overview_registered_till", words="vimal.till"),
            "fraud_details.status": Shown(widget="overview_status_fraud", words="Marked as fraud"),
            "fraud_details.marked_by": Shown(widget="overview_status_fraud", words="by grace"),
            "fraud_details.modified_on": Shown(
                widget="overview_status_fraud", words="21 Jan 2013, 11:23"
            ),
            "ndnc_status": Shown(widget="overview_status_do_not_call", words="Do not call"),
            "optin_status": Shown(widget="overview_status_opt_in", words="Opted out"),
            "current_nps_status": Shown(widget="overview_status_nps", words="Promoter"),
            "segments": Shown(widget="overview_status_segments", words="Frequent buyers"),
            "custom_fields": Shown(widget="profile_custom_hobbies", words="Playing"),
            "transactions": Shown(widget="overview_purchases_plot", words="Dec 2016: £3,000"),
            "notes": LeftOut(why="a call of their own tells them, with whose each is"),
        },
    ),
    **_at(
        "customers.expiry_schedule.",
        {
            "points": Shown(widget="overview_expiry", words="10 points"),
            "expiry_date": Shown(widget="overview_expiry", words="until 25 Mar 2014"),
        },
    ),
    **_at(
        "customers.expired_points.",
        {
            "points": Shown(widget="overview_points_expired", words="10 points expired"),
            "expired_on": Shown(widget="overview_points_expired", words="20 Dec 2013"),
        },
    ),
    **_at(
        "customers.slab_history.",
        {
            "to": Shown(widget="overview_tier_history", words="to TIER2-GOLD"),
            "from": Shown(widget="overview_tier_history", words="From TIER1-SILVER"),
            "store.code": Shown(widget="overview_tier_history", words="(store.code)"),
            "store.name": Shown(widget="overview_tier_history", words="store.name"),
            "type": Shown(widget="overview_tier_history", words="Upgrade"),
            "changed_on": Shown(widget="overview_tier_history", words="24 Jan 2014, 13:59"),
            "notes": Shown(widget="overview_tier_history", words="done by the scron"),
        },
    ),
    **_at(
        "customers.points_summary.",
        {
            "expired": Shown(widget="overview_points_summary_expired", words="103"),
            "redeemed": Shown(widget="overview_points_summary_redeemed", words="120"),
            "adjusted": Shown(widget="overview_points_summary_adjusted", words="10"),
            "returned": Shown(widget="overview_points_summary_returned", words="30"),
        },
    ),
    **_at(
        "customers.promotion_points.customer.",
        {
            "points": Shown(widget="overview_promotions", words="30 points for the customer"),
            "expiry_date": Shown(widget="overview_promotions", words="until 2 Nov 2014"),
            "issued_at.code": Shown(widget="overview_promotions", words="(storecode)"),
            "issued_at.name": Shown(widget="overview_promotions", words="storename"),
            "issued_on": Shown(widget="overview_promotions", words="issued 23 Jan 2014"),
        },
    ),
    **_at(
        "customers.promotion_points.transactions.",
        {
            "transaction_id": Shown(widget="overview_promotions", words="for bill 4325"),
            "points": Shown(widget="overview_promotions", words="349 points"),
            "expiry_date": Shown(widget="overview_promotions", words="until 21 Nov 2014"),
            "issued_at.code": Shown(widget="overview_promotions", words="(storecode)"),
            "issued_at.name": Shown(widget="overview_promotions", words="storename"),
            "issued_on": Shown(widget="overview_promotions", words="issued 21 Jan 2014"),
        },
    ),
    **_at(
        "customers.promotion_points.lineitems.",
        {
            "lineitem_id": Shown(widget="overview_promotions", words="line 10342"),
            "transaction_id": Shown(widget="overview_promotions", words="of bill 245"),
            "points": Shown(widget="overview_promotions", words="13 points"),
            "expiry_date": Shown(widget="overview_promotions", words="until 20 Nov 2014"),
            "issued_at.code": Shown(widget="overview_promotions", words="(storecode)"),
            "issued_at.name": Shown(widget="overview_promotions", words="storename"),
        },
    ),
    **_at(
        "customers.coupons.",
        {
            "id": LeftOut(why="joins the descriptions to the coupons of the other call"),
            "series_id": Shown(widget="coupons_table", words="6"),
            "code": Shown(widget="coupons_table", words="00b5nis2"),
            "description": Shown(widget="coupons_table", words="redemptions"),
            "created_date": Shown(widget="coupons_table", words="30 Sept 2009"),
            "valid_till": Shown(widget="coupons_table", words="1 Oct 2009"),
            "redeemed": Shown(widget="coupons_table", words="Redeemed"),
        },
    ),
}
BILLS: Mapping[str, Field] = _reply(
    {
        **_all("customer.", "firstname lastname mobile email external_id", _WHOSE),
        **_all(
            "customer.",
            f"{_STANDING} registered_on updated_on",
            "the card shows them, as it was told last",
        ),
        **_all("customer.", "count start rows", _PAGING),
        **_at(
            "customer.transactions.transaction.",
            {
                "id": Shown(widget="transactions_table", words="23622808"),
                "number": Shown(widget="transactions_table", words="ANBDCGD"),
                "type": Shown(widget="transactions_table", words="Purchase"),
                "amount": Shown(widget="transactions_table", words="£3,000"),
                "gross_amount": Shown(widget="transactions_table", words="£3,000"),
                "discount": Shown(widget="transactions_table", words="£10"),
                "billing_time": Shown(widget="transactions_table", words="16 Dec 2016"),
                "store": Shown(widget="transactions_table", words="Bond Street"),
                "points.issued": Shown(widget="transactions_table", words="30"),
                "points.redeemed": Shown(widget="transactions_table", words="20"),
                "coupons": Shown(widget="transactions_table", words="VOCU24902"),
                "basket_size": Shown(widget="transactions_table", words="10"),
                "notes": Shown(widget="transactions_table", words="Bill added by mobile"),
                "line_items.line_item": LeftOut(
                    why="a bill's lines are the till's own receipt's business"
                ),
            },
        ),
    }
)
COUPONS: Mapping[str, Field] = _reply(
    _at(
        "customers.customer.",
        {
            **_ITEM_STATUS,
            **_all("", "id firstname lastname mobile email external_id", _WHOSE),
            **_at(
                "coupons.coupon.",
                {
                    "id": LeftOut(why="joins the descriptions to these coupons"),
                    "code": Shown(widget="coupons_table", words="VOCU24902"),
                    "created_date": Shown(widget="coupons_table", words="13 Dec 2013"),
                    "valid_till": Shown(widget="coupons_table", words="21 Dec 2016"),
                    "transaction_number": Shown(widget="coupons_table", words="BILL-10304"),
                    "redemption_count": Shown(widget="coupons_table", words="1"),
                    "redemptions.redemption.date": Shown(
                        widget="coupons_table", words="12 Dec 2016"
                    ),
                    "redemptions.redemption.transaction_number": Shown(
                        widget="coupons_table", words="BIL2042040"
                    ),
                    "redemptions.redemption.redeemed_at.code": Shown(
                        widget="coupons_table", words="storecode"
                    ),
                    "redemptions.redemption.redeemed_at.name": Shown(
                        widget="coupons_table", words="My store"
                    ),
                },
            ),
        },
    )
)
NOTES: Mapping[str, Field] = _reply(
    _at(
        "customer.",
        {
            **_ITEM_STATUS,
            **_all("", "user_id firstname lastname mobile email external_id", _WHOSE),
            "notes.note.id": LeftOut(why="a correction names the note by it"),
            "notes.note.description": Shown(widget="notes_list", words="Like to play cricket"),
            "notes.note.added_on": Shown(widget="notes_list", words="4 Sept 2016, 15:12"),
        },
    )
)
TICKETS: Mapping[str, Field] = _reply(
    _at(
        "customer.",
        {
            **_ITEM_STATUS,
            **_all("", "id firstname lastname mobile email external_id", _WHOSE),
            **_at(
                "tickets.ticket.",
                {
                    "code": Shown(widget="tickets_table", words="35t40ld04"),
                    "status": Shown(widget="tickets_table", words="OPEN"),
                    "priority": Shown(widget="tickets_table", words="High"),
                    "department": Shown(widget="tickets_table", words="INTERNAL"),
                    "subject": Shown(widget="tickets_table", words="points issue"),
                    "message": Shown(widget="tickets_table", words="Product received is damaged"),
                    "custom_fields.field.name": Shown(widget="tickets_table", words="field1"),
                    "custom_fields.field.value": Shown(widget="tickets_table", words="value1"),
                },
            ),
        },
    )
)
FOUND: Mapping[str, Field] = _reply(
    {
        **_all("customer.", "count start rows", _PAGING),
        **_at(
            "customer.results.item.",
            {
                "user_id": LeftOut(why="opens the customer; their card shows it"),
                "org_id": LeftOut(why="the organisation is the till's own, and in Settings"),
                "gender": LeftOut(why="the profile shows it once the customer is opened"),
                "firstname": Shown(widget="query_results", words="Tom"),
                "lastname": Shown(widget="query_results", words="Sawyer"),
                "mobile": Shown(widget="query_results", words="+44 •••• ••0000"),
                "email": Shown(widget="query_results", words="t•••••@example.com"),
                "external_id": Shown(widget="query_results", words="ts••34"),
                "loyalty_points": Shown(widget="query_results", words="355"),
                "lifetime_points": LeftOut(why="the card shows them once the customer is opened"),
                "lifetime_purchases": Shown(widget="query_results", words="£10,800"),
                "current_slab": Shown(widget="query_results", words="CLASSIC"),
                "registered_on": Shown(widget="query_results", words="25 Dec 2012"),
                "registered_by": Shown(widget="query_results", words="pe.london.bondstreet"),
                "last_trans_value": Shown(widget="query_results", words="£1,000"),
                "attributes.attribute.name": Shown(widget="query_results", words="customer_age"),
                "attributes.attribute.value": Shown(widget="query_results", words="26-35"),
            },
        ),
    }
)
ADDED: Mapping[str, Field] = _reply(
    _at(
        "customers.customer.",
        {
            **_ITEM_STATUS,
            **_all("", f"user_id {_PERSON} {_STANDING}", _ECHO),
            "side_effects": LeftOut(why="empty where there is no good news"),
            **_at(
                "side_effects.effect.",
                {
                    "type": LeftOut(why="says which of the other fields are there"),
                    "awarded_points": Shown(
                        widget="customer_side_effects", words="19,490,463 points"
                    ),
                    "total_points": LeftOut(why="the head of the card shows the points"),
                    "coupon_code": Shown(widget="customer_side_effects", words="coupon 095790"),
                    "description": Shown(
                        widget="customer_side_effects", words="Sample description"
                    ),
                    "coupon_type": LeftOut(why="the server's own word for what issued it"),
                    "id": LeftOut(why="nothing is asked for by it"),
                },
            ),
        },
    )
)
UPDATED: Mapping[str, Field] = _reply(
    _at(
        "customers.customer.",
        {
            **_ITEM_STATUS,
            **_all("", f"user_id {_PERSON} {_STANDING}", _ECHO),
            **_all("custom_fields.field.", "name value", _ECHO),
        },
    )
)
IDENTITY: Mapping[str, Field] = _reply(
    _at(
        "customers.customer.",
        {
            **_ITEM_STATUS,
            "identifier": Shown(widget="identity_requests", words="Mobile:"),
            "old_value": Shown(widget="identity_requests", words="instead of +44 700900000"),
            "new_value": Shown(widget="identity_requests", words="+44 700900090"),
            "updated": LeftOut(why="only says that the request was taken: item_status does too"),
        },
    )
)
NOTED: Mapping[str, Field] = _reply(
    _at(
        "customer.",
        {
            **_ITEM_STATUS,
            **_all("", "user_id firstname lastname mobile email external_id associate_id", _ECHO),
            **_all("notes.note.", "id description date", _ECHO),
        },
    )
)
RAISED: Mapping[str, Field] = _reply(
    _at(
        "customers.customer.",
        {
            **_ITEM_STATUS,
            **_all("", "id mobile email external_id", _ECHO),
            **_all("ticket.", "status priority department subject message", _ECHO),
            **_all("ticket.custom_fields.field.", "name value", _ECHO),
            "ticket.code": Shown(widget="tickets_table", words="35t40ld04"),
        },
    )
)
REPLIES: Mapping[str, Mapping[str, Field]] = {
    "customer_get": CARD,
    "customer_transactions": BILLS,
    "customer_coupons": COUPONS,
    "customer_notes_get": NOTES,
    "customer_tickets_get": TICKETS,
    "customer_search": FOUND,
    "customer_add": ADDED,
    "customer_update": UPDATED,
    "customer_update_identity": IDENTITY,
    "customer_notes_post": NOTED,
    "customer_tickets_post": RAISED,
}
"""By the sample's name."""
