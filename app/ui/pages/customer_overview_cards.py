"""The cards of the overview that show what the server told of tier, points and purchases."""

from PySide6.QtCore import QCoreApplication

from app.ui.pages.customer_overview_view import TierView, WholeView
from app.ui.pages.customer_view import CardView
from app.ui.widgets.bar_plot import BarPlot
from app.ui.widgets.card import CardFrame
from app.ui.widgets.fact_list import FactList
from app.ui.widgets.label import label
from app.ui.widgets.line_list import LineList
from app.ui.widgets.target_bar import TargetBar

translate = QCoreApplication.translate


class TierCard(CardFrame):
    """Where the customer stands, what reaches the next tier, what keeps this one, and the past."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("overview_tier")
        self._empty = label(role="second")
        self._empty.setObjectName("overview_tier_empty")
        self._sentences = label()
        self._sentences.setObjectName("overview_tier_words")
        self._targets: list[TargetBar] = []
        self._criteria = FactList("overview_tier_criteria")
        self._past = label(role="heading")
        self.history = LineList("overview_tier_history")
        for text in (self._empty, self._sentences):
            text.setWordWrap(True)
            self.body.addWidget(text)
        self._place = self.body.count()
        for part in (self._criteria, self._past, self.history):
            self.body.addWidget(part)
        self.word()

    def show_view(self, view: TierView) -> None:
        self.set_title(view.title)
        self._empty.setText(view.empty)
        self._empty.setVisible(bool(view.empty))
        self._sentences.setText("\n".join(view.sentences))
        self._sentences.setVisible(bool(view.sentences))
        for number, target in enumerate(view.targets):
            self._target(number).show_target(target.words, target.share)
        for number, bar in enumerate(self._targets):
            bar.setVisible(number < len(view.targets))
        self._criteria.set_facts(view.criteria)
        self._criteria.setVisible(bool(view.criteria))
        self.history.set_lines(view.history)
        self._past.setVisible(bool(view.history))

    def _target(self, number: int) -> TargetBar:
        if number == len(self._targets):
            bar = TargetBar(f"overview_tier_target_{number + 1}")
            self.body.insertWidget(self._place + number, bar)
            self._targets.append(bar)
        return self._targets[number]

    def word(self) -> None:
        self._past.setText(translate("overview", "Earlier changes of tier"))
        self._criteria.setAccessibleName(translate("overview", "What keeps the tier"))
        self.history.set_title(translate("overview", "Earlier changes of tier"))


class PointsCard(CardFrame):
    """Points by the day on which they go, and where the others went."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("overview_points")
        self.expiry = BarPlot("overview_expiry")
        self._no_expiry = label(role="second")
        self._no_expiry.setObjectName("overview_no_expiry")
        self._no_expiry.setWordWrap(True)
        self.summary = FactList("overview_points_summary")
        self.expired = LineList("overview_points_expired")
        for part in (self.expiry, self._no_expiry, self.summary, self.expired):
            self.body.addWidget(part)
        self.word()

    def show_card(self, view: CardView) -> None:
        self.expiry.set_rows(view.expiry)
        self.expiry.setVisible(bool(view.expiry))
        self._no_expiry.setText(view.no_expiry)
        self._no_expiry.setVisible(not view.expiry)

    def show_whole(self, view: WholeView) -> None:
        self.summary.set_facts(view.summary)
        self.summary.setVisible(bool(view.summary))
        self.expired.set_lines(view.expired)

    def word(self) -> None:
        self.set_title(translate("overview", "Points by expiry"))
        self.expiry.set_title(translate("overview", "Points by expiry"))
        self.summary.setAccessibleName(translate("overview", "Points that are gone"))
        self.expired.set_title(translate("overview", "Expired points"))


class PromotionsCard(CardFrame):
    """Promotional points: for what, until when, issued where and when."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = LineList("overview_promotions")
        self._empty = label(role="second")
        self._empty.setObjectName("overview_no_promotions")
        self._empty.setWordWrap(True)
        self.body.addWidget(self.lines)
        self.body.addWidget(self._empty)
        self.word()

    def show_whole(self, view: WholeView) -> None:
        self.lines.set_lines(view.promotions)
        self._empty.setText(view.no_promotions)
        self._empty.setVisible(not view.promotions)

    def word(self) -> None:
        self.set_title(translate("overview", "Promotional points"))
        self.lines.set_title(translate("overview", "Promotional points"))


class PurchasesCard(CardFrame):
    """Purchases by month, with the time that they are of."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("overview_purchases")
        self.months = BarPlot("overview_purchases_plot")
        self._period = label(role="faint")
        self._period.setObjectName("overview_purchases_period")
        self._empty = label(role="second")
        self._empty.setObjectName("overview_no_purchases")
        self.body.addWidget(self.months)
        for text in (self._period, self._empty):
            text.setWordWrap(True)
            self.body.addWidget(text)
        self.word()

    def show_whole(self, view: WholeView) -> None:
        self.months.set_rows(view.months)
        self.months.setVisible(bool(view.months))
        self._period.setText(view.period)
        self._period.setVisible(bool(view.months))
        self._empty.setText(view.no_purchases)
        self._empty.setVisible(not view.months)

    def word(self) -> None:
        self.set_title(translate("overview", "Purchases by month"))
        self.months.set_title(translate("overview", "Purchases by month"))
