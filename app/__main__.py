"""The command `tillside`: arguments first, then only what they ask for is loaded."""

import sys
from collections.abc import Sequence

from app.bootstrap.arguments import parse
from app.support.memory_guard import guard_memory


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; its exit code."""
    given = sys.argv[1:] if argv is None else argv
    arguments = parse(given)
    if getattr(sys, "frozen", False) and arguments.is_plain_start:
        # start-up: a checkout has no versions, and other orders are for the program that was asked.
        from app.bootstrap import handing_over

        code = handing_over.hand_over(given)
        if code is not None:
            return code
    if arguments.verify is not None:
        # start-up: telling a certificate true needs no window, and no window needs this.
        from app.bootstrap import verify

        return verify.verify(arguments)
    if arguments.is_key_change:
        guard_memory()
        # start-up: no till loads this for its work.
        from app.bootstrap import change_key

        return change_key.run(arguments)
    if arguments.is_update:
        # start-up: as above.
        from app.bootstrap import update_now

        return update_now.run(arguments)
    # start-up: `--version` and a mistyped option must not wait for Qt.
    from app.bootstrap import program

    if arguments.self_test is not None:
        # start-up: the walk brings the sandbox along, which no till loads for itself.
        from app.bootstrap import self_test

        return self_test.run(arguments)
    if arguments.is_config_check:
        return program.check_config(arguments)
    guard_memory()
    return program.Program(arguments).run()


if __name__ == "__main__":
    sys.exit(main())
