"""``make golden``: write every golden record again. Review the diff before you commit it."""

from onrecord import to_json
from tests.golden.cases import golden_cases


def main() -> None:
    for case in golden_cases():
        raw = to_json(case.read(), indent=2) + b"\n"
        before = case.expected.read_bytes() if case.expected.exists() else b""
        case.expected.write_bytes(raw)
        print(f"{'same   ' if raw == before else 'changed'} {case.name}")


if __name__ == "__main__":
    main()
