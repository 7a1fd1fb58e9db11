"""Every phrase with a number in it that has plural forms.

The tool that gathers texts for translators only knows plurals by `tr` inside a QObject: that is
why these phrases live here and not where they are used.
"""

from PySide6.QtCore import QObject


class Counts(QObject):
    """`n` is the number; languages choose the form by it."""

    def days_ago(self, n: int) -> str:
        return self.tr("%n days ago", "", n)

    def days(self, n: int) -> str:
        return self.tr("%n days", "", n)

    def hours(self, n: int) -> str:
        return self.tr("%n h", "", n)

    def minutes(self, n: int) -> str:
        return self.tr("%n min", "", n)

    def seconds(self, n: int) -> str:
        return self.tr("%n s", "", n)

    def unsent(self, n: int) -> str:
        return self.tr("%n unsent", "", n)

    def needing(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        return self.tr("%n needs you", "", n) if n == 1 else self.tr("%n need you", "", n)

    def waiting(self, n: int) -> str:
        return self.tr("%n waiting", "", n)

    def found_here(self, n: int) -> str:
        return self.tr("%n found on this till", "", n)

    def found_on_server(self, n: int) -> str:
        return self.tr("%n found on the server", "", n)

    def kept_here(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        if n == 1:
            return self.tr("%Ln customer is kept here", "", n)
        return self.tr("%Ln customers are kept here", "", n)

    def customers(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        return self.tr("%Ln customer", "", n) if n == 1 else self.tr("%Ln customers", "", n)

    def not_known_enough(self, n: int) -> str:
        if n == 1:
            return self.tr("%Ln more may fit: this till does not know enough of them.", "", n)
        return self.tr("%Ln more may fit: this till does not know enough of each.", "", n)

    def waiting_found(self, n: int) -> str:
        return self.tr("%n saved here and not sent yet", "", n)

    def shown(self, n: int) -> str:
        return self.tr("%n shown", "", n)

    def exported(self, n: int) -> str:
        if n == 1:
            return self.tr("%Ln customer was written to {path}.", "", n)
        return self.tr("%Ln customers were written to {path}.", "", n)

    def handed_over(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        if n == 1:
            return self.tr("%n is in the file now, and no longer this till's to send.", "", n)
        return self.tr("%n are in the file now, and no longer this till's to send.", "", n)

    def left_here(self, n: int) -> str:
        if n == 1:
            return self.tr("%n stayed here: it was under way, or for another server.", "", n)
        return self.tr("%n stayed here: they were under way, or for another server.", "", n)

    def taken_in(self, n: int) -> str:
        if n == 1:
            return self.tr("%n was taken in and is sent from here now.", "", n)
        return self.tr("%n were taken in and are sent from here now.", "", n)

    def read_back_first(self, n: int) -> str:
        if n == 1:
            return self.tr("%n of them is looked for on the server first.", "", n)
        return self.tr("%n of them are looked for on the server first.", "", n)

    def already_here(self, n: int) -> str:
        if n == 1:
            return self.tr("%n was here already.", "", n)
        return self.tr("%n were here already.", "", n)

    def import_rows(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        return self.tr("%Ln row", "", n) if n == 1 else self.tr("%Ln rows", "", n)

    def import_take_over(self, n: int) -> str:
        if n == 1:
            return self.tr("Take over %Ln row", "", n)
        return self.tr("Take over %Ln rows", "", n)

    def import_left_out(self, n: int) -> str:
        return self.tr("%Ln left out", "", n)

    def import_saved(self, n: int) -> str:
        if n == 1:
            return self.tr("%Ln row is saved on this till and sent from there.", "", n)
        return self.tr("%Ln rows are saved on this till and sent from there.", "", n)

    def import_earlier(self, n: int) -> str:
        if n == 1:
            return self.tr("%Ln was saved before.", "", n)
        return self.tr("%Ln were saved before.", "", n)

    def import_were_left_out(self, n: int) -> str:
        if n == 1:
            return self.tr("%Ln was left out: the list says why.", "", n)
        return self.tr("%Ln were left out: the list says why.", "", n)

    def sent_today(self, n: int) -> str:
        return self.tr("%n sent today", "", n)

    def withdrawn(self, n: int) -> str:
        return self.tr("%n withdrawn today, each with a reason on record", "", n)

    def in_rescue_files(self, n: int) -> str:
        return self.tr("%n handed over today in rescue files, for another till to send", "", n)

    def visits(self, n: int) -> str:
        return self.tr("%n visit", "", n) if n == 1 else self.tr("%n visits", "", n)

    def bills(self, n: int) -> str:
        return self.tr("%n bill", "", n) if n == 1 else self.tr("%n bills", "", n)

    def mended(self, n: int) -> str:
        return self.tr(
            "This till's storage was damaged and has been mended. Nothing is lost: %n wait to be"
            " sent.",
            "",
            n,
        )

    def mended_with_losses(self, n: int) -> str:
        return self.tr(
            "This till's storage was damaged and has been mended, but %n of its entries could not"
            " be saved. Call support before anything is entered again.",
            "",
            n,
        )

    def tried(self, n: int) -> str:
        return self.tr("tried %n times", "", n)

    def bills_written(self, n: int) -> str:
        # English is the source and has no translation file: its two forms stand here.
        if n == 1:
            return self.tr("%n transaction is in the file now", "", n)
        return self.tr("%n transactions are in the file now", "", n)


counts = Counts()
