"""What a screen reader hears of a part beside its name."""

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.ui.widgets.combo import ComboBox
from app.ui.widgets.field import LabelledField
from app.ui.widgets.several_box import SeveralBox


def _label_name(box: QWidget) -> str:
    read = QAccessible.queryAccessibleInterface(box)
    ((label, _),) = read.relations(QAccessible.RelationFlag.Label)
    return label.text(QAccessible.Text.Name)


def test_what_is_chosen_and_what_is_wrong_are_read_together() -> None:
    box = SeveralBox(("Reading", "Singing", "Travel"))
    field = LabelledField("Hobbies", box)
    box.set_chosen(("Reading", "Travel"))
    assert box.accessibleDescription() == "Reading, Travel"
    field.set_problem("At most one", is_warning=False)
    assert box.accessibleDescription() == "Reading, Travel. At most one"
    box.set_chosen(())
    assert box.accessibleDescription() == "At most one"
    field.clear_problem()
    assert box.accessibleDescription() == ""


def test_a_box_of_choices_is_read_by_its_label_with_what_is_required() -> None:
    box = ComboBox()
    field = LabelledField("Preferred language", box, is_required=True)
    assert _label_name(box) == "Preferred language, required"
    assert box.accessibleDescription() == ""
    field.set_required(False)
    assert _label_name(box) == "Preferred language"


def test_a_box_without_a_label_is_read_with_what_it_is_for() -> None:
    around = QWidget()
    box = ComboBox()
    box.addItems(["Any priority", "High"])
    QVBoxLayout(around).addWidget(box)
    box.setAccessibleName("Priority")
    read = QAccessible.queryAccessibleInterface(box)
    heard = f"{read.text(QAccessible.Text.Name)} {read.text(QAccessible.Text.Description)}"
    assert "Any priority" in f"{heard} {read.text(QAccessible.Text.Value)}"
    assert "Priority" in heard.split()
