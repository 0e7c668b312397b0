import json

from marsad.parsers._stories import read_story


def test_the_article_whose_headline_the_page_repeats_is_read():
    other = {
        "@type": "NewsArticle",
        "headline": "Ferry runs aground",
        "datePublished": "2024-01-01",
    }
    own = {"@type": "NewsArticle", "headline": "Drones shot down", "datePublished": "2024-03-03"}
    scripts = [json.dumps([other, own])]
    assert read_story(scripts, titles=["Drones shot down | Bay News"]).published == "2024-03-03"
    assert read_story(scripts).published == "2024-01-01"


def test_the_address_is_that_of_the_page_and_no_name():
    data = {"@type": "Article", "url": "/a", "mainEntityOfPage": {"@id": "https://bay.example/n/1"}}
    assert read_story([json.dumps(data)]).url == "https://bay.example/n/1"


def test_updates_of_a_live_page_are_no_articles_of_their_own():
    update = {
        "@type": "BlogPosting",
        "headline": "Talks open",
        "datePublished": "2024-03-03T10:00Z",
    }
    data = {"@type": "LiveBlogPosting", "headline": "Live", "liveBlogUpdate": [update, "x", None]}
    story = read_story([json.dumps(data)])
    assert story.headline == "Live"
    assert [found.headline for found in story.updates] == ["Talks open"]


def test_odd_and_damaged_data_says_nothing():
    odd = [
        '{"@type":',
        "[" * 100_000,
        "7",
        '{"@type":["NewsArticle"],"headline":{"a":1},"author":[1]}',
    ]
    assert read_story(odd).headline is None
