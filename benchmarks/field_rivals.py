"""Enketo Core and ODK Web Forms from npm, in a folder of their own, as pages for benchmarks/field.py.

Neither brings an offline shell, so both start from a local server without delay; Enketo's form is transformed
beforehand, as its server does it. What cannot be installed or started is told.
"""

from __future__ import annotations

import functools
import json
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Error

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = {
    "enketo-core": "9.0.1",
    "enketo-transformer": "4.2.0",
    "@getodk/web-forms": "0.22.0",
    "vue": "3.5.45",
}
# One is named there by a git address, the other in a version that was never published.
OVERRIDES = {"leaflet-draw": "1.0.4", "openrosa-xpath-evaluator": "3.1.0"}
CORE = "./node_modules/enketo-core/"
ALIASES = {
    "config": "config.js",
    "widgets": "src/js/widgets.js",
    "translator": "src/js/fake-translator.js",
    "dialog": "src/js/fake-dialog.js",
    "file-manager": "src/js/file-manager.js",
    "xpath-evaluator-binding": "src/js/xpath-evaluator-binding.js",
}
SCRIPTS = {
    "enketo": """import { Form } from 'enketo-core';
const { form, model } = await (await fetch('enketo.json')).json();
document.querySelector('#app').innerHTML = form;
const data = { modelStr: model, instanceStr: null, submitted: false, media: {} };
const found = new Form(document.querySelector('#app form'), data, {}).init();
if (found.length) console.warn(JSON.stringify(found.slice(0, 3)));
document.body.dataset.ready = 'yes';
""",
    "odk": """import { createApp, h } from 'vue';
import { OdkWebForm, webFormsPlugin } from '@getodk/web-forms';
const formXml = await (await fetch('form.xml')).text();
const none = () => Promise.reject(new Error('no attachment'));
const given = { formXml, fetchFormAttachment: none, missingResourceBehavior: 'BLANK' };
createApp({ render: () => h(OdkWebForm, given) }).use(webFormsPlugin).mount('#app');
""",
    "transform": """import { transform } from 'enketo-transformer/web';
window.transformed = async () => {
  const { form, model } = await transform({ xform: await (await fetch('form.xml')).text() });
  return { form, model };
};
document.body.dataset.ready = 'yes';
""",
}
# What is there once a question can be answered.
READY = {"enketo": "body[data-ready] .question", "odk": ".question-container"}
NAMES = {"enketo": "Enketo Core 9.0.1", "odk": "ODK Web Forms 0.22.0"}
PAGE = '<!doctype html><meta charset="utf-8"><div id="app"></div><script type="module" src="{}.js"></script>'


def installed(folder: Path) -> dict[str, str]:
    """Install and bundle into ``folder``: the names of those that are there, by key; what is not is told."""
    package = {"private": True, "type": "module", "dependencies": PACKAGES, "overrides": OVERRIDES}
    (folder / "package.json").write_text(json.dumps(package), encoding="utf-8")
    try:
        _run(folder, "npm", "install", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    except (OSError, subprocess.SubprocessError) as error:
        print(f"  Enketo Core and ODK Web Forms could not be installed: {error}")
        return {}
    there = set()
    for name, script in SCRIPTS.items():
        (folder / f"{name}_entry.js").write_text(script, encoding="utf-8")
        (folder / f"{name}.html").write_text(PAGE.format(name), encoding="utf-8")
        try:
            _bundle(folder, name)
        except subprocess.SubprocessError as error:
            print(f"  {name} could not be bundled: {error}")
        else:
            there.add(name)
    return {
        key: name for key, name in NAMES.items() if key in there and (key != "enketo" or "transform" in there)
    }


def _run(folder: Path, *command: str) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=240)


def _bundle(folder: Path, name: str) -> None:
    aliases = [f"--alias:enketo/{key}={CORE}{path}" for key, path in ALIASES.items()]
    kinds = [f"--loader:.{kind}=dataurl" for kind in ("ttf", "woff", "woff2", "svg", "png", "wasm")]
    esbuild = str(ROOT / "node_modules/.bin/esbuild")
    fixed = ["--bundle", "--minify", "--format=esm", "--log-level=error", "--external:libxslt"]
    fixed.append('--define:process.env.NODE_ENV="production"')
    _run(folder, esbuild, f"{name}_entry.js", *fixed, *aliases, *kinds, f"--outfile={name}.js")


class _Quiet(SimpleHTTPRequestHandler):
    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Say nothing."""


@contextmanager
def offered(folder: Path) -> Iterator[str]:
    """The address of a server that has the folder."""
    handler = functools.partial(_Quiet, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def prepare(browser: Browser, folder: Path, address: str, xform: str) -> bool:
    """Put the form there for both; whether Enketo's transformation of it worked."""
    (folder / "form.xml").write_text(xform, encoding="utf-8")
    page = browser.new_page()
    try:
        page.goto(f"{address}/transform.html")
        page.wait_for_selector("body[data-ready]", state="attached")
        made = page.evaluate("window.transformed()")
    except Error as error:
        print(f"  Enketo's transformer failed: {error.message.splitlines()[0]}")
        return False
    finally:
        page.close()
    (folder / "enketo.json").write_text(json.dumps(made), encoding="utf-8")
    return True
