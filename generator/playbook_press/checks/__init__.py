"""What is wrong with the meaning of a playbook: one module per code.

Each module is the manual page of its code and holds the check. Checks run on what loaded, and
say nothing about what did not: that was reported already.
"""

from collections.abc import Callable, Iterator

from playbook_press.checks.broken_reference import broken_references
from playbook_press.checks.circular_practices import circular_practices
from playbook_press.checks.cut_off_text import cut_off_texts
from playbook_press.checks.empty_precedent import empty_precedents
from playbook_press.checks.empty_scale import empty_scales
from playbook_press.checks.empty_section import empty_sections
from playbook_press.checks.fact_without_source import facts_without_source
from playbook_press.checks.field_without_use import fields_without_use
from playbook_press.checks.foreign_image import foreign_images
from playbook_press.checks.heading_in_text import headings_in_text
from playbook_press.checks.link_in_title import links_in_titles
from playbook_press.checks.lost_link import lost_links
from playbook_press.checks.malformed_link import malformed_links
from playbook_press.checks.minutes_mismatch import minutes_mismatches
from playbook_press.checks.misplaced_placeholder import misplaced_placeholders
from playbook_press.checks.missing_image import missing_images
from playbook_press.checks.missing_translation import missing_translations
from playbook_press.checks.number_without_range import numbers_without_range
from playbook_press.checks.options_without_spread import options_without_spread
from playbook_press.checks.placeholder_mismatch import placeholder_mismatches
from playbook_press.checks.placeholder_without_use import placeholders_without_use
from playbook_press.checks.raw_html import html_in_texts
from playbook_press.checks.script_like_link import script_like_links
from playbook_press.checks.source_without_use import sources_without_use
from playbook_press.checks.unknown_form_field import unknown_form_fields
from playbook_press.checks.unknown_link_kind import unknown_link_kinds
from playbook_press.checks.unknown_placeholder import unknown_placeholders
from playbook_press.checks.unreachable_outcome import unreachable_outcomes
from playbook_press.checks.unsorted_levels import unsorted_levels
from playbook_press.checks.unsorted_options import unsorted_options
from playbook_press.checks.unsorted_outcomes import unsorted_outcomes
from playbook_press.checks.unusable_link import unusable_links
from playbook_press.diagnostics import Diagnostic
from playbook_press.model.playbook import Playbook

Check = Callable[[Playbook], Iterator[Diagnostic]]

CHECKS: tuple[Check, ...] = (
    broken_references,
    circular_practices,
    cut_off_texts,
    empty_precedents,
    empty_scales,
    empty_sections,
    facts_without_source,
    fields_without_use,
    foreign_images,
    headings_in_text,
    links_in_titles,
    lost_links,
    malformed_links,
    minutes_mismatches,
    misplaced_placeholders,
    missing_images,
    missing_translations,
    numbers_without_range,
    options_without_spread,
    placeholder_mismatches,
    placeholders_without_use,
    html_in_texts,
    script_like_links,
    sources_without_use,
    unknown_form_fields,
    unknown_link_kinds,
    unknown_placeholders,
    unreachable_outcomes,
    unsorted_levels,
    unsorted_options,
    unsorted_outcomes,
    unusable_links,
)


def check(playbook: Playbook) -> tuple[Diagnostic, ...]:
    """Everything that all checks find, sorted by place, each problem once."""
    found = {problem: None for run in CHECKS for problem in run(playbook)}
    return tuple(sorted(found, key=lambda problem: problem.sort_key))
