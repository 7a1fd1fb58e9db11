"""The paper forms at the day's end: a typed-up file is looked at, taken over, and sent."""

from pathlib import Path

from tests.flows.conftest import Story

MOBILES = ("447700900481", "447700900482", "447700900483")
PAPER = f"""Mobile,First name,Last name,Preferred language
+{MOBILES[0]},Paula,Papier,English
+{MOBILES[1]},Pavel,Papir,English
07700,Ignaz,Ohne,English
+{MOBILES[2]},نور,ورق,English
"""
GESTURES = 3
"""Import, the file, Take over."""


async def test_a_file_of_forms_is_taken_over_but_for_the_row_that_cannot_be(
    story: Story, tmp_path: Path
) -> None:
    file = tmp_path / "forms.csv"
    file.write_text(PAPER, encoding="utf-8")
    till = await story.till_at_work()
    await till.do("press", "nav_import")
    await till.do("drop", "page_import", str(file))
    await till.do("wait_for", "import_start", "3", 10)
    assert await till.do("row", "import_preview", "Ignaz", "Left out") == 2
    await till.do("press", "import_start")
    report = await till.do("wait_for", "import_report", "3 rows", 10)
    assert "1 was left out" in report
    assert await till.do("gestures") <= GESTURES
    await till.do("wait_for", "pending_pill", "Nothing waiting", 15)
    assert [await story.effects(mobile) for mobile in MOBILES] == [1, 1, 1]
    assert await till.do("look_up", MOBILES[2])
