"""Places as pages show them."""

from flask import Flask

from inspect_app.web.places import place


def test_the_page_words_them_in_its_language(app: Flask) -> None:
    for accepted, told in [("zh-CN", "电话沟通第2次 · 夜间"), ("en", "电话沟通 no. 2 · 夜间")]:
        with app.test_request_context(headers={"Accept-Language": accepted}):
            assert place("#2 夜间", "电话沟通") == told


def test_templates_know_them(app: Flask) -> None:
    assert app.jinja_env.filters["place"] is place
