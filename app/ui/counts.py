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

    def found_here(self, n: int) -> str:
        return self.tr("%n found on this till", "", n)

    def found_on_server(self, n: int) -> str:
        return self.tr("%n found on the server", "", n)

    def tried(self, n: int) -> str:
        return self.tr("tried %n times", "", n)


counts = Counts()
