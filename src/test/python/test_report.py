"""The report in a browser: it loads alone, its controls work, and what articles say stays text."""

import json
import re

import pytest


class Opened:
    """The report in a window of its own, with whatever it complained of and asked for."""

    def __init__(self, browser, warehouse, fragment="", **options):
        self.file = (warehouse / "current" / "report.html").resolve()
        self.context = browser.new_context(viewport={"width": 1280, "height": 900}, **options)
        self.page = self.context.new_page()
        self.complaints = []
        self.asked = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.goto(self.file.as_uri() + fragment)

    def data(self):
        return json.loads(self.page.locator("#data").text_content())

    def close(self):
        self.context.close()


@pytest.fixture
def report(browser, warehouse):
    opened = Opened(browser, warehouse)
    yield opened
    assert opened.complaints == []
    assert all(url.startswith("file:") for url in opened.asked)
    opened.close()


def test_shows_every_topic_on_the_map_and_in_the_list(report):
    page, topics = report.page, report.data()["topics"]
    main = [topic for topic in topics if topic["language"] == page.locator("#language").input_value()]
    assert page.locator(".map circle").count() == len(main)
    assert page.locator(".topics li").count() == len(main)
    first = page.locator(".topics li").first.locator(".label").text_content()
    assert first == max(main, key=lambda topic: topic["tokens"])["label"]


def test_a_circle_leads_to_its_topic_and_the_address_can_be_sent(report, browser, warehouse):
    page = report.page
    page.locator(".map a").nth(3).click()
    address = page.evaluate("location.hash")
    assert re.fullmatch(r"#topic-\d+", address)
    heading = page.locator("main h2").first.text_content()
    again = Opened(browser, warehouse, address)
    assert again.page.locator("main h2").first.text_content() == heading
    assert again.complaints == []
    again.close()


def test_the_slider_orders_terms_by_relevance(report):
    page = report.page
    topic = max(report.data()["topics"], key=lambda topic: topic["tokens"])
    page.evaluate(f"location.hash = '#topic-{topic['id']}'")
    tokens = sum(each["tokens"] for each in report.data()["topics"] if each["language"] == topic["language"])

    def expected(weight):
        # Sievert and Shirley 2014: lambda ln p + (1 - lambda) ln(p / share)
        from math import log

        def relevance(term):
            p = term[1] / topic["tokens"]
            return weight * log(p) + (1 - weight) * log(p / (term[2] / tokens))

        terms = [term for term in topic["terms"] if not term[3]]
        return [term[0] for term in sorted(terms, key=lambda term: (-relevance(term), term[0]))][:24]

    shown = lambda: page.locator(".bars").first.locator(".term").all_text_contents()
    assert shown() == expected(0.6)
    slider = page.locator("#lambda")
    slider.focus()
    for _ in range(8):
        page.keyboard.press("ArrowRight")
    assert page.locator("output").text_content() == "1.00"
    assert shown() == expected(1)
    for _ in range(20):
        page.keyboard.press("ArrowLeft")
    assert shown() == expected(0)


def test_search_finds_terms_and_titles(report):
    page, data = report.page, report.data()
    term = data["topics"][0]["terms"][0][0]
    page.locator("#query").fill(term)
    with_it = [topic for topic in data["topics"] if any(term.lower() in each[0].lower() for each in topic["terms"])]
    assert f"{len(with_it)} of {len(data['topics'])} topics" in page.locator("main h3").first.text_content()
    assert page.locator("mark").first.text_content().lower() == term.lower()
    title = data["articles"][0][1]
    page.locator("#query").fill(title)
    assert title in page.locator(".articles h3").all_text_contents()
    page.locator("#query").fill("no article says zzxqy")
    assert "0 of" in page.locator("main h3").first.text_content()


def test_keyboard_alone_reaches_a_topic(report):
    page = report.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    for _ in range(3):
        page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')").startswith("#topic-")
    page.keyboard.press("Enter")
    # the browser tells of a new address after the key has been answered
    page.wait_for_function("document.activeElement.id === 'main'")
    assert page.evaluate("location.hash").startswith("#topic-")


def test_skipping_to_the_content_stays_on_the_page(browser, warehouse):
    opened = Opened(browser, warehouse, "#trends")
    heading = opened.page.locator("main h2").first.text_content()
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.page.wait_for_function("document.activeElement.id === 'main'")
    assert opened.page.evaluate("location.hash") == "#trends"
    assert opened.page.locator("main h2").first.text_content() == heading
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("fragment", ["#overview", "#topic-0", "#trends", "#run", "#search=the"])
def test_readers_of_the_screen_find_their_way(browser, warehouse, fragment, scheme):
    from axe_playwright_python.sync_playwright import Axe

    # axe is put into the page from outside, which its policy would not allow
    opened = Opened(browser, warehouse, fragment, color_scheme=scheme, bypass_csp=True)
    found = Axe().run(opened.page)
    assert found.violations_count == 0, found.generate_report()
    opened.close()


def test_light_and_dark_follow_the_system_and_the_button(browser, warehouse):
    opened = Opened(browser, warehouse, color_scheme="dark")
    theme = lambda: opened.page.evaluate("document.documentElement.dataset.theme")
    assert theme() == "dark"
    opened.page.locator("#theme").click()
    assert theme() == "light"
    opened.close()


def test_prints_without_its_controls(report):
    report.page.emulate_media(media="print")
    assert report.page.locator("#search").is_hidden()
    assert report.page.locator(".topics li").first.is_visible()


def test_a_topic_that_is_not_there_is_said_so(browser, warehouse):
    opened = Opened(browser, warehouse, "#topic-99999")
    assert "There is no such topic" in opened.page.locator("main").text_content()
    opened.close()


def test_what_articles_say_stays_text(browser, hostile):
    opened = Opened(browser, hostile)
    page = opened.page
    for fragment in ["#overview", "#topic-0", "#topic-1", "#trends", "#run", "#search=script", "#search=<img src=x onerror=window.broken=1>"]:
        page.evaluate("hash => { location.hash = hash }", fragment)
        page.wait_for_timeout(50)
        assert page.evaluate("window.broken") is None
        assert page.locator("main img, main script").count() == 0
    page.locator("#query").fill("<script>")
    assert "<script>window.broken = 1</script>" in page.locator(".articles h3").all_text_contents()
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator(".articles a[href^='https://example.org/']").count() > 0
    assert opened.complaints == []
    assert opened.asked == [opened.file.as_uri()]
    opened.close()
