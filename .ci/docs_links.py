"Check the links of built HTML pages: every file and every place inside a page exists, and nothing is loaded from elsewhere."
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag

LOADED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src", "video": "src"}


class Page(HTMLParser):
    "The links, the loaded addresses and the anchors of a page."
    def __init__(self, text):
        super().__init__()
        self.links, self.loaded, self.anchors = [], [], set()
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.anchors |= {attrs[k] for k in ("id", "name") if attrs.get(k)}
        if tag == "a" and attrs.get("href"): self.links.append(attrs["href"])
        if tag in LOADED and attrs.get(LOADED[tag]): self.loaded.append(attrs[LOADED[tag]])


def is_outside(address): return address.startswith(("http:", "https:", "//", "mailto:"))


def check_site(
    folder,     # the built site
):              # (number of pages, number of links inside the site, problems as sentences)
    "Check every link of every page of a site."
    folder = Path(folder).resolve()
    pages = {path: Page(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    n_links, problems = 0, []
    for path, page in pages.items():
        name = path.relative_to(folder)
        problems += [f"{name}: loads {a}" for a in page.loaded if is_outside(a) and not a.startswith("mailto:")]
        for address in [*page.links, *page.loaded]:
            if is_outside(address) or address.startswith(("data:", "javascript:")): continue
            n_links += 1
            target, anchor = urldefrag(address)
            target = target.split("?")[0]
            goal = (path.parent / unquote(target)).resolve() if target else path
            if goal.is_dir(): goal /= "index.html"
            if not goal.is_relative_to(folder) or not goal.exists(): problems.append(f"{name}: {address} does not exist")
            elif anchor and goal in pages and unquote(anchor) not in pages[goal].anchors: problems.append(f"{name}: {address} has no such place")
    for path in sorted(folder.rglob("*.css")):
        if "url(http" in (text := path.read_text(encoding="utf-8")) or "@import url(" in text: problems.append(f"{path.relative_to(folder)}: loads from elsewhere")
    return len(pages), n_links, problems


if __name__ == "__main__":
    n_pages, n_links, problems = check_site(sys.argv[1])
    print(*problems, sep="\n", end="\n" if problems else "")
    print(f"{n_pages} pages, {n_links} links, {len(problems)} broken")
    sys.exit(bool(problems))
