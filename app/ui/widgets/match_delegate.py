"""How a customer looks in a list: who, by what they were found, how fresh; nothing in full."""

from PySide6.QtCore import (
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.domain.match import Match
from app.ui import drawing, fonts, theme
from app.ui.formats import contact_words, name_words
from app.ui.models.matches import MatchesModel
from app.ui.models.roles import CellRole
from app.ui.tone import Tone
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.card import RADIUS
from app.ui.widgets.chip import chip_size, paint_chip, paint_tier
from app.ui.widgets.spans import Span, draw_spans
from app.ui.wording_customer import reason_words

ROW_PX = 73
TILE_PX = 76
TILE_GAP = 16
TILE_LINE_GAP = 12
SIDE = 20
AVATAR_PX = 44

_LTR = Qt.LayoutDirection.LeftToRight
_ISOLATE_END = "\u2069"

Index = QModelIndex | QPersistentModelIndex


def _match_of(index: Index) -> Match | None:
    match = index.data(CellRole.MATCH)
    return match if isinstance(match, Match) else None


def _contacts(match: Match) -> str:
    """The mobile if there is one, else the two next best."""
    words = contact_words(match.customer)
    is_phone = bool(match.customer.mobile)
    return words[0] if is_phone else " · ".join(words[:2])


def _digit_spans(match: Match, contacts: str) -> list[Span]:
    """Where the typed digits stand: they begin the last four of the mobile, the unmasked ones."""
    if not match.digits or not match.customer.mobile:
        return []
    at = max(len(contacts.rstrip(_ISOLATE_END)) - 4, 0)
    return [(at, at + len(match.digits))]


def _unsent_words() -> str:
    return QCoreApplication.translate("matches", "unsent")


class _CustomerDelegate(QStyledItemDelegate):
    def _chip(self, painter: QPainter, match: Match, left: float, middle: float) -> QRectF:
        """The tier's or the unsent chip at `left` (unmirrored); empty where there is neither."""
        if match.op is not None:
            size = chip_size(_unsent_words())
        elif match.customer.tier:
            size = chip_size(match.customer.tier, is_tier=True)
        else:
            return QRectF()
        return QRectF(left, middle - size.height() / 2, size.width(), size.height())

    def _paint_chip(self, painter: QPainter, box: QRectF, match: Match) -> None:
        if box.isEmpty():
            return
        if match.op is not None:
            paint_chip(painter, box, _unsent_words(), Tone.CARE)
        else:
            paint_tier(painter, box, match.customer.tier)


class MatchDelegate(_CustomerDelegate):
    """A row of the results, as wide as the list."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.sp(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match, model = _match_of(index), index.model()
        if match is None or not isinstance(model, MatchesModel):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        rect: QRect = option.rect
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, option, index, is_selected)
        box = QRectF(rect).adjusted(SIDE, 0, -SIDE, -1)
        self._paint_person(painter, box, match, is_selected)
        self._paint_why(painter, box, match, model)
        painter.restore()

    def _paint_ground(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, is_selected: bool
    ) -> None:
        colours = theme.palette()
        rect: QRect = option.rect
        view = option.widget
        foot = rect.bottom()
        if isinstance(view, QAbstractItemView):
            area = view.viewport().rect()
            painter.setClipPath(drawing.bottom_rounded(area, RADIUS - 1))
            foot = area.bottom()
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        fill = "brand_soft" if is_selected else "hover" if is_over else "card"
        painter.fillRect(rect, theme.colour(fill))
        if rect.bottom() < foot:
            line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        if is_selected and colours.is_outlined:
            drawing.rounded_box(painter, rect, 0, border=colours.brand, width=3)

    def _why_left(self, box: QRectF) -> float:
        """Where the second column begins, from the leading edge."""
        return max(box.width() * 0.335, min(theme.sp(300), box.width() * 0.52))

    def _paint_person(
        self, painter: QPainter, box: QRectF, match: Match, is_selected: bool
    ) -> None:
        colours, direction = theme.palette(), painter.layoutDirection()
        side = float(theme.sp(AVATAR_PX))
        disc = QRectF(box.left(), box.center().y() - side / 2, side, side)
        name = name_words(match.customer)
        paint_avatar(
            painter,
            drawing.mirrored(disc, box, direction),
            match.customer.name,
            is_on_soft=is_selected,
        )
        name_font, small = theme.font(16, fonts.SEMIBOLD), theme.font(14)
        upper, lower = drawing.line_height(name_font), drawing.line_height(small)
        top = box.center().y() - (upper + lower + 1) / 2
        left = disc.right() + 14
        room = box.left() + self._why_left(box) - left - 8
        chip = self._chip(painter, match, 0, top + upper / 2 + 1)
        width = min(drawing.text_width(name, name_font) + 2, room - chip.width() - 8)
        line = QRectF(left, top, width, upper)
        draw_spans(
            painter,
            drawing.mirrored(line, box, direction),
            name,
            match.name_spans if match.customer.name else (),
            font=name_font,
            colour=colours.ink,
            span_colour=colours.brand,
        )
        chip.moveLeft(line.right() + 6)
        self._paint_chip(painter, drawing.mirrored(chip, box, direction), match)
        contacts = _contacts(match)
        line = QRectF(left, top + upper + 1, room, lower)
        draw_spans(
            painter,
            drawing.mirrored(line, box, direction),
            contacts,
            _digit_spans(match, contacts),
            font=small,
            colour=colours.second,
            span_colour=colours.ink,
            span_weight=fonts.BOLD,
        )

    def _paint_why(self, painter: QPainter, box: QRectF, match: Match, model: MatchesModel) -> None:
        colours, direction = theme.palette(), painter.layoutDirection()
        age, age_font = model.age_of(match), theme.font(13)
        age_width = drawing.text_width(age, age_font) + 2
        place = QRectF(box.right() - age_width, box.top(), age_width, box.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(place, box, direction),
            age,
            font=age_font,
            colour=colours.care if model.is_old(match) else colours.faint,
            align=Qt.AlignmentFlag.AlignTrailing,
        )
        left = box.left() + self._why_left(box)
        place = QRectF(left, box.top(), box.right() - age_width - 12 - left, box.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(place, box, direction),
            reason_words(match),
            font=theme.font(14),
            colour=colours.second,
        )


class TileDelegate(_CustomerDelegate):
    """A customer as a small card of their own: those seen lately."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = option.widget
        if isinstance(view, QListView) and view.gridSize().isValid():
            return view.gridSize()
        return QSize(220, theme.sp(TILE_PX) + TILE_LINE_GAP)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match, model = _match_of(index), index.model()
        if match is None or not isinstance(model, MatchesModel):
            return
        colours, direction = theme.palette(), option.direction
        painter.save()
        painter.setLayoutDirection(direction)
        cell = self._cell(option)
        self._paint_ground(painter, option, cell)
        box = cell.adjusted(18, 0, -18, 0)
        side = float(theme.sp(42))
        disc = QRectF(box.left(), box.center().y() - side / 2, side, side)
        paint_avatar(painter, drawing.mirrored(disc, box, direction), match.customer.name)
        chip = self._chip(painter, match, 0, box.center().y())
        chip.moveLeft(box.right() - chip.width())
        self._paint_chip(painter, drawing.mirrored(chip, box, direction), match)
        left = disc.right() + 10
        right = chip.left() - 8 if not chip.isEmpty() else box.right()
        name_font, small = theme.font(15, fonts.SEMIBOLD), theme.font(13)
        upper, lower = drawing.line_height(name_font), drawing.line_height(small)
        top = box.center().y() - (upper + lower) / 2
        for line, text, font, ink in (
            (QRectF(left, top, right - left, upper), name_words(match.customer), name_font, "ink"),
            (QRectF(left, top + upper, right - left, lower), model.seen_of(match), small, "faint"),
        ):
            place = drawing.mirrored(line, box, direction)
            drawing.draw_text(painter, place, text, font=font, colour=getattr(colours, ink))
        painter.restore()

    @staticmethod
    def _cell(option: QStyleOptionViewItem) -> QRectF:
        """The tile inside its grid cell: gaps lie between tiles, none at the list's ends."""
        box, view = QRectF(option.rect), option.widget
        if not isinstance(view, QListView) or view.gridSize().width() <= 0:
            return box
        pitch, whole = view.gridSize().width(), view.viewport().width()
        count = max(whole // pitch, 1)
        width = (whole - TILE_GAP * (count - 1)) / count
        column = round((box.left() if option.direction is _LTR else whole - box.right()) / pitch)
        left = column * (width + TILE_GAP)
        if option.direction is not _LTR:
            left = whole - left - width
        return QRectF(round(left), box.top(), round(width), box.height() - TILE_LINE_GAP)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, cell: QRectF) -> None:
        colours = theme.palette()
        is_over = bool(option.state & QStyle.StateFlag.State_MouseOver)
        has_focus = bool(option.state & QStyle.StateFlag.State_HasFocus)
        fill = colours.hover if is_over and not colours.is_dark else colours.card
        border = colours.field_border if colours.is_outlined or is_over else colours.line
        if has_focus:
            drawing.rounded_box(
                painter, cell, RADIUS, fill=fill, border=colours.brand, width=drawing.FOCUS_PX
            )
        else:
            drawing.rounded_box(painter, cell, RADIUS, fill=fill, border=border)
        clip = QPainterPath()
        clip.addRoundedRect(cell, RADIUS, RADIUS)
        painter.setClipPath(clip)
