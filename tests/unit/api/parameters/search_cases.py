"""customer/search: each attribute and each operator of the grammar, and pages."""

from decimal import Decimal

from app.domain.search_page import SearchPage, SearchRow
from app.domain.search_query import parse
from tests.unit.api.parameters.case import Show, cases
from tests.unit.api.parameters.scene import Scene

SEARCH = cases("customer/search")
EVERYBODY = "org_id:EQUALS:29"
FOUND = "FOUND"
"""The external id of the one who is to be found; there is another who is not."""


async def search(scene: Scene, query: str, *, start: int = 0, rows: int = 20) -> SearchPage:
    return await scene.link.customers.search(parse(query), start=start, rows=rows)


def finds(query: str) -> Show:
    """The one customer whom the query describes, of two."""

    async def show(scene: Scene) -> object:
        scene.plant(
            external_id=FOUND,
            mobile="447700900401",
            email="zoe.aardvark@example.com",
            firstname="Zoë-Found",
            lastname="Aardvark",
            registered_on="2024-02-29 23:59:59",
            loyalty_points=987_654,
            lifetime_points=1_987_654,
            lifetime_purchases=2_987_654,
            last_trans_pence=398_765_400,
            tier="DIAMOND",
            till_code="till.leeds.1",
            custom_fields={"postcode": "ZZ9 9ZZ"},
        )
        scene.plant(external_id="OTHER", mobile="447700900402", firstname="Yves", tier="SILVER")
        page = await search(scene, f"({query}&external_id:IN:{FOUND};OTHER)")
        assert [row.customer.external_id for row in page.results] == [FOUND]
        assert page.count == 1
        return page

    return show


ATTRIBUTES = {
    "firstname": "firstname:EXACT:Zoë-Found",
    "lastname": "lastname:EXACT:Aardvark",
    "mobile": "mobile:EQUALS:447700900401",
    "email": "email:EQUALS:zoe.aardvark@example.com",
    "external_id": "external_id:EQUALS:FOUND",
    "registered_date": "registered_date:EQUALS:2024-02-29",
    "loyalty_points": "loyalty_points:GREATER:987653",
    "lifetime_points": "lifetime_points:GREATER:1987653",
    "lifetime_purchases": "lifetime_purchases:GREATER:2987653",
    "slab": "slab:EQUALS:DIAMOND",
    "registered_store": "registered_store:EQUALS:4102",
    "last_trans_value": "last_trans_value:GREATER:3987653",
    "postcode": "postcode:ZZ9 9ZZ",
}
"""The last is one of the organisation's own fields, in the contract's shorter spelling."""
for _name, _query in ATTRIBUTES.items():
    SEARCH.add(f"q.{_name}", finds(_query))

OPERATORS = {
    "STARTS": "firstname:STARTS:Zoë-F",
    "ENDS": "lastname:ENDS:vark",
    "EXACT": "lastname:EXACT:Aardvark",
    "EQUALS": "slab:EQUALS:DIAMOND",
    "RANGE": "loyalty_points:RANGE:987654;987655",
    "LESS": "registered_date:LESS:2024-03-01",
    "GREATER": "lifetime_points:GREATER:1987653",
    "IN": "slab:IN:DIAMOND;EMERALD",
}
for _name, _query in OPERATORS.items():
    SEARCH.add(f"q.{_name}", finds(_query))


@SEARCH.of("q.org_id")
async def everybody(scene: Scene) -> object:
    page = await search(scene, EVERYBODY)
    assert (page.count, len(page.results)) == (60, 20)
    assert {row.org_id for row in page.results} == {"29"}
    assert (await search(scene, "org_id:EQUALS:30")).results == ()
    return page


@SEARCH.of("q")
async def several_conditions(scene: Scene) -> object:
    page = await search(scene, "firstname:STARTS:Tom&lastname:EXACT:Sawyer")
    (tom,) = page.results
    assert isinstance(tom, SearchRow)
    assert (tom.customer.user_id, tom.last_purchase) == ("15001", Decimal(3000))
    assert tom.customer.custom_fields[0].values == ("Playing",)
    return page


@SEARCH.of("start", "rows")
async def pages(scene: Scene) -> object:
    whole = await search(scene, EVERYBODY)
    read = [await search(scene, EVERYBODY, start=start, rows=7) for start in (0, 7)]
    assert [(page.start, page.rows, page.count) for page in read] == [(0, 7, 60), (7, 7, 60)]
    assert (*read[0].results, *read[1].results) == whole.results[:14]
    return read
