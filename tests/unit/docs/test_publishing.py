"""The headers that the documentation has a server send are those of the policy."""

from pathlib import Path

from generator.policy import HEADER, PAGE

TEXT = (Path(__file__).parents[3] / "docs" / "publishing.md").read_text(encoding="utf-8")


def test_each_server_sends_the_policy_and_leaves_cards_to_be_shown_elsewhere():
    for server in ("nginx", "apache"):
        (policy,) = (one for one in TEXT.split("```") if one.startswith(server) and PAGE in one)
        assert policy.count(f'"{HEADER}"') == policy.count(f'"{PAGE}"') == 1
