"""customer/recommendations: what a customer may like next.

The contract gives it codes alone. The shape is this sandbox's: a short list of articles, each with
the reason for it. Who has bought nothing gets none, which is 1051.
"""

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    Found,
    ItemRefused,
    answered,
    single,
)
from app.sandbox.calls.one_customer import WHO, read_one, who
from app.sandbox.people.bills import bills
from app.sandbox.people.world import World
from app.sandbox.wire import codes, replies
from app.sandbox.wire.replies import Item, Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, Kind, Many, Parameter, Record, Value, item

_MOST = 5
_ARTICLES = (
    ("A1001", "Linen shirt", "39.50"),
    ("A1002", "Wool scarf", "24"),
    ("A1003", "Canvas shoes", "45"),
    ("A1004", "Leather belt", "29.90"),
    ("A1005", "Rain jacket", "120"),
    ("A1006", "Scented candle", "12"),
    ("A1007", "Tea towels, three", "15.50"),
)
_REASONS = ("Bought together with the last purchase", "Bought by others of this tier")

RECOMMENDATIONS = Declaration(
    resource="customer/recommendations",
    method="GET",
    about="Articles that a customer may like; this sandbox's own shape.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="limit", about=f"most articles, at most {_MOST}", kind=Kind.NUMBER),
    ),
    reply=Record(
        parts={
            "customer": item(
                {
                    **WHO,
                    "recommendations": Many(
                        item="recommendation",
                        of=Record(
                            parts={
                                "sku": Value(),
                                "description": Value(),
                                "price": Value(kind=Kind.AMOUNT),
                                "reason": Value(),
                            }
                        ),
                    ),
                }
            )
        }
    ),
    codes=(codes.RECOMMENDED, *FINDING_CODES, codes.NO_RECOMMENDATIONS),
)


def calls(world: World) -> tuple[Call, ...]:
    return (Call(declaration=RECOMMENDATIONS, answer=lambda asked: _recommended(world, asked)),)


def _recommended(world: World, asked: Asked) -> Reply:
    def answer(found: Found) -> Item:
        past = world.past(found.person)
        if not bills(past):
            raise ItemRefused(codes.NO_RECOMMENDATIONS)
        chance = past.chance("recommendations")
        drawn = chance.sample(_ARTICLES, chance.randrange(1, _MOST + 1))
        entries: tuple[Node, ...] = tuple(
            {"sku": sku, "description": name, "price": price, "reason": chance.choice(_REASONS)}
            for sku, name, price in drawn
        )
        shown = entries[: asked.number("limit", _MOST)]
        fields = {
            **who(found.person),
            "recommendations": Listing(item="recommendation", entries=shown),
        }
        done = answered(found, fields, codes.item_message(codes.RECOMMENDED), asked)
        if found.is_survivor:
            return done
        words = codes.item_message(codes.RECOMMENDED)
        return replies.item_success(done.fields, words, code=codes.RECOMMENDED)

    return single(read_one(world, asked, RECOMMENDATIONS, answer), asked.tamper)
