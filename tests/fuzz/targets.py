"""What is fuzzed, with which seeds, and for how large a share of all inputs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.fuzz import doors


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """`modules` are those whose lines tell whether an input is new; `share` is of all inputs."""

    name: str
    check: Callable[[bytes], object]
    seeds: Callable[[], Sequence[bytes]]
    modules: tuple[str, ...] = field(default=())
    share: float = 1.0


TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        Target(
            name="reply",
            check=doors.reply,
            seeds=lambda: [
                bytes([n]) + body for body in doors.samples("*.response.*") for n in (0, 64)
            ],
            modules=("app/api/",),
        ),
        Target(
            name="document",
            check=doors.document,
            seeds=lambda: doors.samples("*.response.*"),
            modules=("app/api/wire/document.py",),
        ),
        Target(
            name="table",
            check=doors.table,
            seeds=doors.texts(
                "Mobile,First name\n+447700900000,Tom\n",
                'a;b;c\n"x;y";"z""";\r\n=1+1;\t;\n',
                "\ufeffName\tMail\nنور\tnoor@example.com\n",
            ),
            modules=("app/domain/table_file.py",),
        ),
        Target(
            name="settings",
            check=doors.settings,
            seeds=doors.texts(
                "[server]\nurl = 'https://a.example'\nproxy = 'http://p:1'\n[ui]\ntheme = 'dark'\n",
                "[scanner]\nlayout = 'us'\n[registration]\ncustom_fields = [{ name = 'age' }]\n",
                "[sync]\nquiet_period_s = 120\nbatch_size = 10\n[store]\ntimezone = 'Asia/Dubai'\n",
            ),
            modules=("app/settings/",),
        ),
        Target(
            name="rescue",
            check=doors.rescue,
            seeds=lambda: [doors.rescue_seed()],
            modules=("app/store/rescue_file.py",),
            share=0.2,
        ),
        Target(
            name="certificate",
            check=doors.certificate,
            seeds=lambda: [doors.certificate_seed()],
            modules=("app/services/signing.py",),
        ),
        Target(
            name="journal",
            check=doors.journal,
            seeds=lambda: [doors.journal_seed()],
            modules=("app/store/journal_file.py",),
        ),
        Target(
            name="scan",
            check=doors.scan,
            seeds=doors.texts(
                "447700900000",
                "]C18018061414112345678902\x1d91A7",
                "(8018)061414112345678902",
                "https://id.gs1.org/8018/061414112345678902?91=A",
                "~TS1234",
            ),
            modules=("app/domain/scan.py", "app/domain/gs1.py", "app/ui/key_burst.py"),
        ),
        Target(
            name="typed",
            check=doors.typed,
            seeds=doors.texts(
                "Tom Sawyer", "+44 7700 900000", "tom@example.com", "محمد الهاشمي", "王小红"
            ),
            modules=("app/domain/", "app/store/name_folding.py"),
        ),
        Target(
            name="query",
            check=doors.query,
            seeds=doors.texts(
                "firstname:STARTS:Tom&slab:IN:Gold;Silver", "(age:26)&(loyalty_points:GREATER:5)"
            ),
            modules=("app/domain/search_query.py",),
        ),
        Target(
            name="address",
            check=doors.address,
            seeds=doors.texts(
                "https://eu.example.com/api", "http://127.0.0.1:8080", "shop.example"
            ),
            modules=("app/domain/server_address.py",),
        ),
        Target(
            name="arguments",
            check=doors.arguments,
            seeds=doors.texts(
                "--server https://a.example --profile /tmp/x", "--verify a.pdf", "--version"
            ),
            modules=("app/bootstrap/arguments.py",),
            share=0.3,
        ),
        Target(
            name="log",
            check=doors.log,
            seeds=doors.texts("mobile=447700900000 password: 'x'", "Basic dG9t to tom@example.com"),
            modules=("app/support/redaction.py",),
            share=0.5,
        ),
        Target(
            name="knock",
            check=doors.knock,
            seeds=lambda: [b"7" * 64 + b"\n", b"x\n"],
            modules=("app/ui/single_instance.py",),
            share=0.5,
        ),
        Target(
            name="server",
            check=doors.server,
            seeds=doors.server_seeds,
            modules=("app/sandbox/",),
            share=0.4,
        ),
    )
}
