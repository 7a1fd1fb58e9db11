"""The overview tab: where the customer stands, and what the server says of them.

Shows what its presenters give it and tells what was done; it knows no service.
"""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from app.ui.pages.customer_choices import PreferencesCard, SubscriptionsCard
from app.ui.pages.customer_overview_cards import (
    PointsCard,
    PromotionsCard,
    PurchasesCard,
    TierCard,
)
from app.ui.pages.customer_overview_view import NOTHING, WholeView
from app.ui.pages.customer_view import NOBODY, CardView
from app.ui.widgets.card import CardFrame
from app.ui.widgets.columns import Columns, settle_around
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.fact_list import FactList

translate = QCoreApplication.translate
SMALLEST_PX = 60


class FactsCard(CardFrame):
    """A card that is one list of facts."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.facts = FactList(name)
        self.body.addWidget(self.facts)

    def name(self, title: str) -> None:
        self.set_title(title)
        self.facts.setAccessibleName(title)


class OverviewView(ContentScroll):
    """`choices_seen` tells that somebody scrolled to preferences or messages, `save_key_pressed`
    comes from Ctrl+S.
    """

    choices_seen: ClassVar[Signal] = Signal()
    save_key_pressed: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        self.tier = TierCard()
        self.points = PointsCard()
        self.promotions = PromotionsCard()
        self.purchases = PurchasesCard()
        self.registered = FactsCard("overview_registered")
        self.status = FactsCard("overview_status")
        self.preferences = PreferencesCard()
        self.subscriptions = SubscriptionsCard()
        self._cards = self._columns()
        super().__init__(self._cards, parent)
        self.setObjectName("overview")
        self.verticalScrollBar().valueChanged.connect(self._on_scrolled)
        shortcut = QShortcut(QKeySequence.StandardKey.Save, self)
        shortcut.setAutoRepeat(False)
        # It is heard wherever the focus is, as long as this tab is in sight.
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(self.save_key_pressed)
        self.word()
        self.clear()

    def _columns(self) -> Columns:
        tier, points, status = self.tier, self.points, self.status
        purchases, promotions, registered = self.purchases, self.promotions, self.registered
        messages, preferences = self.subscriptions, self.preferences
        one = (status, tier, points, purchases, promotions, registered, messages, preferences)
        return Columns(
            {
                1: (one,),
                2: (
                    (tier, purchases, promotions, preferences),
                    (points, status, registered, messages),
                ),
                3: (
                    (tier, promotions, preferences),
                    (points, purchases),
                    (status, registered, messages),
                ),
                4: (
                    (tier, promotions),
                    (points, purchases),
                    (status, registered),
                    (messages, preferences),
                ),
            }
        )

    def show_card(self, view: CardView) -> None:
        """What the head of a card tells."""
        self.points.show_card(view)
        self.registered.facts.set_facts(view.registered)
        for card in (self.points, self.registered, self.status):
            card.set_right(view.age)

    def show_whole(self, view: WholeView) -> None:
        """What the whole card tells beyond that."""
        self.tier.show_view(view.tier)
        self.points.show_whole(view)
        self.promotions.show_whole(view)
        self.purchases.show_whole(view)
        self.status.facts.set_facts(view.status)
        for card in (self.tier, self.promotions, self.purchases):
            card.set_right(view.age)
        settle_around(self.tier)

    def settle(self) -> None:
        """Give each card the height that its new values need, before anybody sees them."""
        self._cards.settle()

    def clear(self) -> None:
        """Nobody's: no value stays. The parts do, for the next one."""
        self.show_card(NOBODY)
        self.show_whole(NOTHING)
        self.to_top()

    def to_top(self) -> None:
        self.verticalScrollBar().setValue(0)

    def word(self) -> None:
        self.registered.name(translate("overview", "Registered"))
        self.status.name(translate("overview", "Status"))
        cards = (self.tier, self.points, self.promotions, self.purchases)
        for card in (*cards, self.preferences, self.subscriptions):
            card.word()

    def minimumSizeHint(self) -> QSize:
        """Gives way before the card's head does: a tab scrolls, the head cannot."""
        return QSize(super().minimumSizeHint().width(), SMALLEST_PX)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.word()
        super().changeEvent(event)

    def _on_scrolled(self, value: int) -> None:
        choices = (self.preferences, self.subscriptions)
        if value and not all(card.visibleRegion().isEmpty() for card in choices):
            self.choices_seen.emit()
