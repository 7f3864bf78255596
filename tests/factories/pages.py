"""A browser that forgives nothing: every page it opens must parse and be labelled."""

import re
from collections import Counter
from hashlib import sha256
from xml.etree.ElementTree import Element

import html5lib
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
TOKEN = re.compile(r'name="csrf_token"(?: type="hidden")? value="([\w.-]*)"')
# Where somebody is led next, while it is spelled harmlessly: any other spelling must be parsed.
NEXT = re.compile(r'name="next" value="[\w/.-]*"')


def parsed(html: str) -> Element:
    """The page's tree; fails where the page is not well-formed HTML."""
    parser = html5lib.HTMLParser(
        tree=html5lib.getTreeBuilder("etree"), strict=True, namespaceHTMLElements=False
    )
    tree: Element = parser.parse(html)
    return tree


def check(html: str) -> Element:
    """The page's tree, of a page as all of ours must be."""
    page = parsed(html)
    assert page.get("lang") in {"zh-Hans", "en"}
    assert len(list(page.iter("h1"))) == 1, "one h1 a page"
    assert "".join(page.find("head/title").itertext()).strip()  # type: ignore[union-attr]
    doubled = [i for i, n in Counter(e.get("id") for e in page.iter() if e.get("id")).items() if n > 1]
    assert not doubled, f"ids used twice: {doubled}"
    _check_inline(page)
    _check_labels(page)
    return page


def _check_inline(page: Element) -> None:
    assert not list(page.iter("style")), "no inline style"
    assert all(script.get("src") for script in page.iter("script")), "no inline script"
    for element in page.iter():
        names = [name for name in element.attrib if isinstance(name, str)]
        assert "style" not in names, f"style attribute on {element.tag}"
        assert not [name for name in names if name.startswith("on")], f"handler on {element.tag}"


def _check_labels(page: Element) -> None:
    labelled = {label.get("for") for label in page.iter("label")}
    wrapped = {field for label in page.iter("label") for field in label.iter()}
    for tag in ("input", "select", "textarea"):
        for field in page.iter(tag):
            if tag == "input" and field.get("type", "text") in UNLABELLED:
                continue
            named = field.get("aria-label") or field.get("aria-labelledby") or field.get("id") in labelled
            assert named or field in wrapped, f"no label for {field.get('name') or field.get('id')}"
    for button in page.iter("button"):
        assert "".join(button.itertext()).strip() or button.get("aria-label"), "a button without a name"


_sound: set[bytes] = set()


def check_once(html: str, request_id: str) -> None:
    """``check``, but not for the thousandth time where nothing but token, address and id changed."""
    same = NEXT.sub("", TOKEN.sub("", html.replace(request_id, "") if request_id else html))
    key = sha256(same.encode("utf-8", "surrogatepass")).digest()
    if key not in _sound:
        check(html)
        _sound.add(key)


class StrictClient(FlaskClient):
    """Flask's test client; every HTML answer goes through ``check``; ``token`` is the page's CSRF token."""

    token = ""

    def open(self, *args: object, **kwargs: object) -> TestResponse:
        """As FlaskClient; remembers the CSRF token of the last page that had one."""
        # Read whole at once: a file that is sent must be closed again.
        kwargs.setdefault("buffered", True)
        response: TestResponse = super().open(*args, **kwargs)  # type: ignore[arg-type]
        if response.mimetype == "text/html" and response.status_code not in {301, 302, 303, 307, 308}:
            html = response.get_data(as_text=True)
            check_once(html, response.headers.get("X-Request-Id", ""))
            tokens = TOKEN.findall(html)
            self.token = tokens[0] if tokens else self.token
        return response

    def send(self, path: str, **fields: object) -> TestResponse:
        """POST a form as a page would: with the CSRF token."""
        if not self.token:
            self.get("/sign-in", follow_redirects=True)
        return self.post(path, data={"csrf_token": self.token, **fields})

    def sign_in(self, username: str, password: str) -> TestResponse:
        """Through the form."""
        self.get("/sign-in")
        answer = self.send("/sign-in", username=username, password=password)
        self.token = ""
        return answer
