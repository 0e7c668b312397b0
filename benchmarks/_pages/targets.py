"""What each figure of the pages benchmark should come to."""

from collections.abc import Mapping

AT_LEAST = {
    "html_shingle_f1": 0.97,
    "html_segment_f1": 0.93,
    "main_dump_line_f1": 0.945,
    "main_dump_shingle_f1": 0.96,
    "whole_dump_line_f1": 0.88,
    "whole_dump_shingle_f1": 0.935,
    "html_days": 0.88,
    "html_trusted_days": 0.97,
    "html_titles": 0.8,
    "html_speed": 1.0,
    "main_dump_speed": 2.0,
    "whole_dump_speed": 2.0,
    "copies_dateline_added": 1.0,
    "copies_cut_to_half": 0.9,
    "copies_cut_and_edited": 0.93,
    "copies_tenth_changed": 0.8,
}
# Long foreign lines of the main content have none: they are few, and mostly captions and summaries
# that the gold texts leave out. With the markup before it trafilatura keeps .25 of them, and .05 of
# those of the whole page.
AT_MOST = {
    "html_foreign_kept": 0.02,
    "whole_dump_foreign_kept": 0.02,
    "teasers_kept": 0.02,
    "false_pairs_per_1000": 1.0,
}


def targets_of(row: Mapping[str, object]) -> dict[str, str]:
    """The targets of the figures in a row, in words."""
    return {
        name: f"at least {AT_LEAST[name]}" if name in AT_LEAST else f"at most {AT_MOST[name]}"
        for name in row
        if name in AT_LEAST or name in AT_MOST
    }


def missed(row: Mapping[str, float | str | None]) -> list[str]:
    """The names of the figures that miss their target, or could not be taken."""
    return [name for name, value in row.items() if _misses(name, value)]


def _misses(name: str, value: float | str | None) -> bool:
    if name not in AT_LEAST and name not in AT_MOST:
        return False
    if not isinstance(value, (int, float)):
        return True
    return value < AT_LEAST.get(name, value) or value > AT_MOST.get(name, value)
