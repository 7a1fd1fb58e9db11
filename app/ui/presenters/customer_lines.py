"""Words what a customer's tabs list, a row each. Pure: knows no service and no widget."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from PySide6.QtCore import QCoreApplication

from app.domain.associate import AssociateId
from app.domain.coupon import Coupon, CouponRedemption, CouponState
from app.domain.customer import CustomField
from app.domain.likeness import plain
from app.domain.note import NoteEntry
from app.domain.op import DISCARDABLE, Op
from app.domain.ticket import Ticket
from app.domain.transaction import LineItem, Transaction, TransactionType
from app.services.records_overlay import NoteRow, TicketRow
from app.ui.formats import date_words, local, moment_words, money_words, number_words
from app.ui.pages.customer_coupons import CouponLine
from app.ui.pages.customer_notes import NoteLine
from app.ui.pages.customer_ticket_words import told_priority_words
from app.ui.pages.customer_tickets import TicketLine
from app.ui.pages.customer_transactions import BillLine
from app.ui.tone import Tone
from app.ui.wording import state_words, why_words
from app.ui.wording_coupons import coupon_state_tone, coupon_state_words
from app.ui.wording_customer import place_words

translate = QCoreApplication.translate
UNKNOWN = "–"


def note_line(row: NoteRow, names: Mapping[AssociateId, str], me: AssociateId | None) -> NoteLine:
    """`names` are of the associates that are known here; `me` stands at the till."""
    op, note, by = row.op, row.note, row.associate_id
    entry = op.payload if op is not None and isinstance(op.payload, NoteEntry) else None
    note_id = note.id if note is not None else entry.corrects if entry is not None else None
    is_withdrawable = note is None and note_id is None and op is not None
    replaces = op.id if is_withdrawable and op is not None and op.state in DISCARDABLE else ""
    state, tone = _state(op, is_on_server=note is not None)
    return NoteLine(
        name=_name(row.written_at, note_id or (op.id if op is not None else "")),
        text=row.text,
        who=_who(by, names, op),
        when=moment_words(row.written_at) if row.written_at is not None else UNKNOWN,
        state=state,
        why=why_words(op) if op is not None else "",
        tone=tone,
        needs_person=op is not None and op.needs_person,
        corrects=note_id or "",
        replaces=replaces,
        why_fixed=_why_fixed(by, me, is_reachable=bool(note_id or replaces)),
    )


def _who(by: AssociateId | None, names: Mapping[AssociateId, str], op: Op | None) -> str:
    if by is None:
        return UNKNOWN
    if op is not None and op.associate.id == by:
        return op.associate.name
    return names.get(by, by)


def _why_fixed(by: AssociateId | None, me: AssociateId | None, *, is_reachable: bool) -> str:
    if by is None:
        return translate("notes", "The server does not tell whose this is")
    if by != me:
        return translate("notes", "Only who wrote it can correct it")
    if not is_reachable:
        return translate("notes", "It is under way: wait until it was sent")
    return ""


def _state(op: Op | None, *, is_on_server: bool) -> tuple[str, Tone | None]:
    """Where a row is: a chip for what was written here, plain words for the rest."""
    if op is not None:
        return state_words(op)
    return (translate("records", "On the server") if is_on_server else ""), None


def _name(at: datetime | None, otherwise: str) -> str:
    """What a row is known by, so that it stays the same one when it is sent."""
    return at.astimezone(UTC).isoformat(timespec="seconds") if at is not None else otherwise


def ticket_line(row: TicketRow) -> TicketLine:
    """What the server says of a ticket; before that, what was filled in here."""
    op, ticket, entry = row.op, row.ticket, row.entry
    told = ticket or Ticket()
    code = told.code or (op.reference if op is not None else "")
    fields = told.custom_fields or (entry.custom_fields if entry is not None else ())
    priority = told.priority or (entry.priority.value if entry is not None else "")
    state, tone = _state(op, is_on_server=ticket is not None)
    subject = told.subject or (entry.subject if entry is not None else "")
    return TicketLine(
        name=plain(subject) or code,
        code=code,
        subject=subject,
        status=told.status or (entry.status if entry is not None else ""),
        priority=told_priority_words(priority),
        department=told.department or (entry.department if entry is not None else ""),
        message=told.message or (entry.message if entry is not None else ""),
        fields=translate("records", " · ").join(map(_field_words, fields)),
        when=moment_words(row.created_at) if row.created_at is not None else "",
        state=state,
        why=why_words(op) if op is not None else "",
        tone=tone,
        needs_person=op is not None and op.needs_person,
    )


def _field_words(field: CustomField) -> str:
    return translate("records", "{field}: {value}").format(
        field=field.name.replace("_", " "), value=translate("records", ", ").join(field.values)
    )


def coupon_line(coupon: Coupon, today: date) -> CouponLine:
    """A coupon as it is on a day of the store."""
    state = coupon.state_on(today)
    used = coupon.redemptions
    times = coupon.redemption_count if coupon.redemption_count is not None else len(used)
    return CouponLine(
        name=coupon.id or coupon.code,
        code=coupon.code,
        description=coupon.description,
        series=coupon.series_id,
        state=coupon_state_words(state),
        tone=coupon_state_tone(state),
        created=date_words(local(coupon.created_at).date()) if coupon.created_at else UNKNOWN,
        valid_till=date_words(coupon.valid_till) if coupon.valid_till else UNKNOWN,
        times=number_words(max(times, int(coupon.is_redeemed))),
        redeemed=translate("records", "; ").join(map(_redemption, used)),
        issued_by_bill=coupon.bill_number,
        redeemed_by_bill=translate("records", ", ").join(
            use.bill_number for use in used if use.bill_number
        ),
        is_usable=state is CouponState.ACTIVE and bool(coupon.code),
    )


def _redemption(use: CouponRedemption) -> str:
    at = moment_words(use.redeemed_at) if use.redeemed_at is not None else ""
    return translate("records", ", ").join(filter(None, (place_words(use.store), at)))


def bill_line(bill: Transaction, currency: str) -> BillLine:
    """A bill, in the organisation's currency."""
    return BillLine(
        name=bill_name(bill),
        date=moment_words(bill.billed_at) if bill.billed_at is not None else UNKNOWN,
        number=bill.bill_number,
        id=bill.id,
        type=_bill_type(bill.type),
        gross=money_words(bill.gross_amount, currency),
        discount=money_words(bill.discount, currency),
        amount=money_words(bill.amount, currency),
        issued=number_words(bill.points_issued),
        redeemed=number_words(bill.points_redeemed),
        coupons=translate("records", ", ").join(one.code or one.id for one in bill.coupons),
        basket=number_words(bill.basket_size),
        store=place_words(bill.store),
        notes=" ".join(bill.notes.split()),
        detail=translate("records", " · ").join(
            filter(None, (*(_item(item, currency) for item in bill.line_items), bill.notes.strip()))
        ),
    )


def bill_name(bill: Transaction) -> str:
    """What a bill is known by: its id, or where a server tells none its number and time."""
    at = bill.billed_at.isoformat() if bill.billed_at is not None else ""
    return bill.id or f"{bill.bill_number} {at}"


def _bill_type(word: str) -> str:
    """The server's own word where it is none of the known ones."""
    match word:
        case TransactionType.REGULAR:
            return translate("transactions", "Purchase")
        case TransactionType.RETURN:
            return translate("transactions", "Return")
        case _:
            return word


def _item(item: LineItem, currency: str) -> str:
    what = item.description or item.item_code
    if not what:
        return ""
    amount = money_words(item.amount, currency) if item.amount is not None else ""
    if item.quantity is None:
        return " ".join(filter(None, (what, amount)))
    return (
        translate("transactions", "{count} × {what} {amount}")
        .format(count=number_words(item.quantity), what=what, amount=amount)
        .strip()
    )
