"""The closed lists: the codes that databases and scorers read."""

import pytest

from zongjie.schemas import TAXONOMY, Code, Topic

CODES = {
    "statement_label": "achievement problem plan background heading meta",
    "item_kind": "achievement problem plan",
    "topic": "party_building clean_governance governance safety stability livelihood care culture volunteering "
    "environment economy construction employment health_education mass_orgs defence_veterans population digital "
    "reform_openness team other",
    "level": "village_community town_street county city province national department other",
    "doc_type": "summary plan summary_and_plan work_report experience other",
    "published_basis": "page signed delivered",
    "section_kind": "review problems plan profile mixed other",
    "qualifier": "exact over under approx at_least at_most",
    "status": "actual target",
    "role": "level baseline change rank",
    "period_kind": "year part_year multi_year as_of",
    "honour_level": "national province city district street other",
    "link_kind": "problem_plan",
}


@pytest.mark.parametrize("name", CODES)
def test_codes_are_those_of_the_guideline(name: str) -> None:
    assert [code.value for code in TAXONOMY[name]] == CODES[name].split()


@pytest.mark.parametrize("codes", TAXONOMY.values())
def test_every_code_explains_itself(codes: type[Code]) -> None:
    for code in codes:
        assert code.label_zh
        assert code.label_en.isascii()
        assert code.definition
    assert len({code.label_zh for code in codes}) == len(codes)


def test_a_code_is_its_string() -> None:
    assert Topic.CARE == "care"
    assert f"{Topic.CARE}" == "care"
