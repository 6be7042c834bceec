"""From saving an article to its page in the browser: the time that an editor waits.

    python -m benchmarks.reload FOLDER [--times 20] [--browser /usr/bin/chromium]

FOLDER is an archive whose articles are Markdown files; one of a copy is edited many
times. The preview runs as `python build.py` runs it; a headless Chromium shows the
article. Measured is the time from the end of the save until the reloaded page is
loaded with the new words, and painted, by the browser's own clock (`load`, and
"first contentful paint" of Paint Timing), whichever is later. Waiting for the words with
Playwright's `wait_for` would not do: it looks after 0, 20, 70, 170, 270 and 770 ms,
so that all between counts as 770. Until this program hears of it, some more
milliseconds pass, which are given too.
"""

from __future__ import annotations

import argparse
import json
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from playwright.sync_api import ConsoleMessage, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
FLAGS = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    "--disable-background-networking",
]
TOLD = "steht "
TELL = """
const told = [];
const tell = (when) => {
  if (told.push(performance.timeOrigin + when) < 2) return;
  console.log("TOLD" + JSON.stringify([Math.max(...told), document.body.textContent]));
};
addEventListener("load", () => tell(performance.now()));
new PerformanceObserver((list) => {
  for (const paint of list.getEntriesByName("first-contentful-paint")) tell(paint.startTime);
}).observe({ type: "paint", buffered: true });
"""
FIRST = 300.0  # seconds that the first build may take
PAUSE = 4.0  # seconds between saves, so that the preview comes to rest as after real ones


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--pause", type=float, default=PAUSE)
    parser.add_argument("--browser", default=shutil.which("chromium"))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        root = Path(place) / "archiv"
        ignored = shutil.ignore_patterns("site", ".cache", ".git", ".venv")
        shutil.copytree(options.folder, root, ignore=ignored)
        port = _free_port()
        # -P: this program, and not the one that may lie in the archive's folder.
        command = [sys.executable, "-P", "-m", "setzkasten", "serve", "--no-open"]
        command += ["--port", str(port)]
        preview = subprocess.Popen(
            command, cwd=root, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.DEVNULL
        )
        try:
            _wait_for(port)
            seconds = _measure(root, port, options)
        finally:
            preview.terminate()
            preview.wait()
    for name, values in zip(("page", "heard of"), zip(*seconds, strict=True), strict=True):
        milliseconds = sorted(round(value * 1000) for value in values)
        print(
            f"save → {name}: median {statistics.median(milliseconds):.0f} ms, all: {milliseconds}"
        )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait_for(port: int) -> None:
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return


def _measure(root: Path, port: int, options: argparse.Namespace) -> list[tuple[float, float]]:
    articles = sorted((root / "content/artikel").glob("*.md"))
    article = articles[len(articles) // 2]
    head, _, body = article.read_text("utf-8").partition("\n---\n\n")
    found = []
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=options.browser, args=FLAGS)
        page = browser.new_page()
        page.add_init_script(f"{{{TELL.replace('TOLD', TOLD)}}}")
        page.goto(f"http://localhost:{port}/artikel/{article.stem}/", timeout=FIRST * 1000)
        for number in range(options.times):
            time.sleep(options.pause)
            words = f"Neue Fassung {number}."
            with page.expect_console_message(partial(_shows, words)) as told:
                article.write_text(f"{head}\n---\n\n{words} {body}", "utf-8")
                start = time.time()
            heard = time.time()
            shown = json.loads(told.value.text.removeprefix(TOLD))[0] / 1000
            found.append((shown - start, heard - start))
        browser.close()
    return found


def _shows(words: str, message: ConsoleMessage) -> bool:
    return message.text.startswith(TOLD) and words in message.text


if __name__ == "__main__":
    main()
