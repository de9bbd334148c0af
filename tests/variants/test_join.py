from onrecord.schema.revision import RevisionKind
from onrecord.variants import join_articles, read_article, select_clusters, variants_of
from tests.variants.samples import FULL, article, clusters

SHORT = "Lorn will pay 20 million if the pier holds."


def test_the_longest_and_the_shortest_faithful_form_are_marked() -> None:
    (cluster,) = clusters(article("a", SHORT), article("b", FULL), article("c", SHORT.replace("20", "30")))
    marks = {v.place.article: (v.reference, v.longest, v.shortest_faithful, v.faithful) for v in cluster.variants}
    assert marks == {
        "b": (True, True, False, True), "a": (False, False, True, True), "c": (False, False, False, False),
    }  # fmt: skip
    assert cluster.variants[0].place.article == "b"


def test_of_forms_about_as_long_the_one_that_most_articles_have_is_the_reference() -> None:
    longer = FULL.replace("the pier", "the old pier")
    (cluster,) = clusters(article("a", longer), article("b", FULL), article("c", FULL))
    assert [variant.place.article for variant in cluster.variants] == ["b", "a", "c"]
    assert [variant.wording for variant in cluster.variants] == [1, 2, 1]
    assert cluster.variants[1].longest


def test_each_report_is_linked_to_the_reference_as_a_revision_is() -> None:
    (cluster,) = clusters(article("a", FULL), article("b", SHORT))
    (link,) = cluster.links
    assert (link.kind, link.revised.article, link.by.article) == (RevisionKind.QUOTE_VARIANT, "a", "b")


def test_two_parts_of_one_speech_are_both_of_it() -> None:
    (cluster,) = clusters(article("a", FULL), article("b", ["We will not close the harbour bridge", SHORT]))
    assert [variant.place for variant in cluster.variants[1:]] == [link.by for link in cluster.links]
    assert {variant.place.article for variant in cluster.variants} == {"a", "b"}
    assert len(cluster.variants) == 3


def test_an_article_given_twice_counts_once_and_the_order_of_articles_does_not_matter() -> None:
    one, two = article("a", FULL), article("b", SHORT)
    assert variants_of([one, one]).clusters == ()
    assert variants_of([one, two]).clusters == variants_of([two, one]).clusters


def test_clusters_are_chosen_by_speaker_and_change() -> None:
    other = "The ferry to Skarn sank twice before breakfast, sailors and goats and all."
    found = variants_of(
        [article("a", FULL), article("b", SHORT), article("c", other, "Bo Fenn"), article("d", other, "Bo Fenn")]
    )
    assert len(found.clusters) == 2
    assert [c.speaker for c in select_clusters(found, speaker="fenn").clusters] == ["Bo Fenn"]
    assert [c.speaker for c in select_clusters(found, changed_only=True).clusters] == ["Ada Quill"]
    assert select_clusters(found, speaker="Fenn", changed_only=True).clusters == ()
    assert select_clusters(found).articles == found.articles


def test_nothing_gives_nothing() -> None:
    assert join_articles([]).clusters == ()
    assert read_article(article("a", "…")).quotes == ()
