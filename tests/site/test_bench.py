"""Every builder of the bench builds a small district, whole."""

import pytest

from tests.bench.complete import check_complete
from tests.bench.districts import district, markdown
from tests.bench.measuring import Failed, measured
from tests.bench.peers import ours
from tests.bench.peers.hugo import binary
from tests.bench.peers.known import PEERS, TITLES
from tests.bench.peers.peer import Material
from tests.bench.searching import searches
from tests.bench.weights import weights

pytestmark = pytest.mark.site
EVALUATIONS = 2


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bench")
    own = Material(district(folder / "project", EVALUATIONS), folder / "markdown")
    markdown(own.district, own.markdown)
    return own


@pytest.mark.parametrize("peer", PEERS, ids=lambda peer: peer.name)
def test_a_builder_builds_everything(peer, material, tmp_path):
    if peer.name.startswith("hugo") and binary() is None:
        pytest.skip("Hugo is not installed; `make bench` installs it")
    build = peer.ready(material, tmp_path / "built")
    whole, said = measured(build.command, build.folder, build.env)
    check_complete(build.site, material.district, build.sources)
    costs = build.costs(peer.name, whole, said)
    assert set(costs) <= set(TITLES)
    assert all(one.wall > 0 and one.memory > 0 for one in costs.values())


def test_what_readers_load_is_measured(material, tmp_path):
    build = ours.whole(material, tmp_path / "built")
    measured(build.command, build.folder, build.env)
    found = weights(build.site)
    assert found["page"] > found["search_head_wire"] > 0
    assert found["search"] > found["search_head"] > found["search_head_wire"]
    assert all(count > 0 for count in searches(build.site).values())
    (build.site / next(iter(material.district.totals)) / "index.html").unlink()
    with pytest.raises(Failed):
        check_complete(build.site, material.district, build.sources)
