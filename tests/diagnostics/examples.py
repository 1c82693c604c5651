"""A handful of problems that the tests of every format draw."""

from playbook_press.diagnostics import Diagnostic, Note, Place, Severity

KIND = Diagnostic(
    "unknown-kind",
    Place("playbooks/eight-traits/assessments/health-check.yml", 9, 11, 9, 15),
    "`levle` is not a kind of question.",
    "A question is drawn and scored by its kind, so an unknown kind has no page.",
    "Write `level`, or one of: level, multi, number, text.",
)
TRANSLATION = Diagnostic(
    "missing-translation",
    Place("规则/加入.yml", 2, 1, 3, 4),
    "`欢迎` has no English.",
    "English readers would see Chinese: 100%.",
    "Add `en:`, below.",
    severity=Severity.WARNING,
    notes=(
        Note("the languages are named here", Place("playbook.yml", 4, 1)),
        Note("the first is the source"),
    ),
)
TEXTS = {
    KIND.place.path: "\n".join(["# …"] * 8 + ["  - kind: levle", "    id: known"]),
    TRANSLATION.place.path: "title:\n  zh: 欢迎\n  # en\n",
}
