"""GitHub Pages, as far as its documentation and measurements tell.

It serves files below the path of the repository, and nothing else:

- <https://docs.github.com/en/pages/getting-started-with-github-pages/what-is-github-pages>:
  project sites live at `https://<owner>.github.io/<repository>/`.
- <https://docs.github.com/en/pages/getting-started-with-github-pages/creating-a-custom-404-page-for-your-github-pages-site>:
  404.html in the root of the site.
- <https://docs.github.com/en/pages/getting-started-with-github-pages/about-github-pages-and-jekyll>:
  without `.nojekyll`, files and folders that begin with `_` or `.` are left out.
- <https://github.com/slorber/trailing-slash-guide>: `/folder` leads to `/folder/`, `/file` shows
  `file.html`, `/file/` is not found.

It sets no headers of ours, knows no redirect rules and does not look at queries.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, unquote, urlsplit

from tests.hosts.emulation import Answer, type_of


class GitHubPages:
    """GitHub Pages with a site, given as path → bytes, below a path."""

    def __init__(self, files: Mapping[str, bytes], base_path: str = "/") -> None:
        self.base_path = base_path
        self.files = files
        if ".nojekyll" not in files:
            self.files = {
                name: data
                for name, data in files.items()
                if not any(step[0] in "_." for step in name.split("/"))
            }

    def answer(self, target: str) -> Answer:
        path = unquote(urlsplit(target).path)
        if f"{path}/" == self.base_path:
            return Answer(301, headers={"Location": self.base_path})
        if not path.startswith(self.base_path):
            return Answer(
                404, b"There isn't a GitHub Pages site here.", {"Content-Type": "text/html"}
            )
        name = path.removeprefix(self.base_path)
        return self._below(path, name)

    def _below(self, path: str, name: str) -> Answer:
        wanted = [name, f"{name}index.html"] if name[-1:] in {"", "/"} else [name, f"{name}.html"]
        for file in wanted:
            if file in self.files:
                return self._send(file, 200)
        if any(file.startswith(f"{name}/") for file in self.files):
            return Answer(301, headers={"Location": f"{quote(path)}/"})
        return self._send("404.html", 404)

    def _send(self, name: str, status: int) -> Answer:
        headers = {"Content-Type": type_of(name), "Cache-Control": "max-age=600"}
        return Answer(status, self.files[name], headers)
