"What a reader of a page sees: it is opened in headless Chromium, at any width, and keys are pressed, without another library."
import base64
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from PIL import Image


class BrowserError(ValueError):
    "No browser, or a page that it could not open; the message says what to do."

def find_browser() -> str | None:
    "The program to use: the one named by MASKEDA_BROWSER, or the first Chromium or Chrome there is."
    if "MASKEDA_BROWSER" in os.environ: return os.environ["MASKEDA_BROWSER"] or None
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome", "headless_shell"))), None)


LAUNCH = """import os, sys
read, write = (os.dup(os.dup(os.dup(int(n)))) for n in sys.argv[1:3])   # out of the way of 3 and 4
os.dup2(read, 3); os.dup2(write, 4); os.execv(sys.argv[3], sys.argv[3:])"""
OPTIONS = "--headless=new --no-sandbox --disable-gpu --disable-dev-shm-usage --hide-scrollbars --remote-debugging-pipe".split()

def launched(
    place: str,     # an empty folder for the browser's own files
) -> tuple[subprocess.Popen, int, int]:     # the process, and the ends of the pipes that we write to and read from
    "Start headless Chromium; `BrowserError` if there is none."
    if not find_browser(): raise BrowserError("no Chromium here: install one (apt-get install chromium), or name a program in MASKEDA_BROWSER")
    program = shutil.which(find_browser()) or find_browser()
    (theirs, to), (back, mine) = os.pipe(), os.pipe()
    process = subprocess.Popen([sys.executable, "-ISc", LAUNCH, str(theirs), str(mine), program, *OPTIONS, f"--user-data-dir={place}", "about:blank"],
                               pass_fds=(theirs, mine), stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    os.close(theirs); os.close(mine)
    return process, to, back


class Browser:
    "Headless Chromium, asked by commands of its DevTools protocol; a context manager, closed at the end."
    def __init__(self):
        self.place, self.id, self.session, self.events, self.other_attributes = tempfile.mkdtemp(), 0, None, [], b""
        self.process, self.to, self.back = launched(self.place)

    def __enter__(self): return self

    def __exit__(self, *_):
        self.process.terminate(); self.process.wait()
        os.close(self.to); os.close(self.back)
        shutil.rmtree(self.place, ignore_errors=True)

    def message(self) -> dict:
        "The next message; waits for it."
        while b"\0" not in self.other_attributes:
            more = os.read(self.back, 1 << 20)
            if not more: raise BrowserError("the browser has closed")
            self.other_attributes += more
        text, self.other_attributes = self.other_attributes.split(b"\0", 1)
        return json.loads(text)

    def ask(self, method: str, **params) -> dict:
        "Send a command and wait for its answer; `BrowserError` with what the browser says against it."
        self.id += 1
        text = json.dumps(dict(id=self.id, method=method, params=params) | ({"sessionId": self.session} if self.session else {}))
        try: os.write(self.to, text.encode() + b"\0")
        except BrokenPipeError: raise BrowserError("the browser has closed") from None
        while (said := self.message()).get("id") != self.id: self.events.append(said)
        if "error" in said: raise BrowserError(f"{method}: {said['error']['message']}")
        return said["result"]


class Tab(Browser):
    "A page open in headless Chromium; a context manager, closed at the end."
    def __init__(
        self,
        page: str | Path,       # an HTML file, or an address
        width: int = 1280,      # pixels
        height: int = 900,
    ):
        super().__init__()
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log"): self.ask(f"{domain}.enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Page.navigate", url=str(page) if "://" in str(page) else Path(page).resolve().as_uri())
        self.until("document.readyState == 'complete'")

    def value(self, script: str):
        "What a line of JavaScript gives in the page."
        done = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in done: raise BrowserError(f"{script}: {done['exceptionDetails'].get('exception', {}).get('description', 'failed')}")
        return done["result"].get("value")

    def until(self, script: str, seconds: float = 30):
        "Wait until a line of JavaScript is true."
        end = time.monotonic() + seconds
        while not self.value(script):
            if time.monotonic() > end: raise BrowserError(f"after {seconds:g} s it is still not so: {script}")
            time.sleep(.02)

    def press(self, *keys: str):
        "Press keys, one after the other: letters, digits, ArrowRight, Enter, ..."
        for key in keys:
            text = dict(text=key) if len(key) == 1 else {}
            self.ask("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
            self.ask("Input.dispatchKeyEvent", type="keyUp", key=key)


def complaints(
    tab: Tab,
) -> list[str]:     # one string each
    "What the console of a page complained of so far."
    tab.value("0")                                      # events that are under way come first
    of = lambda method: [e["params"] for e in tab.events if e.get("method") == method]
    thrown = [t["exceptionDetails"] for t in of("Runtime.exceptionThrown")]
    logged = [entry["entry"]["text"] for entry in of("Log.entryAdded") if entry["entry"]["level"] == "error"]
    said = [" ".join(str(a.get("value", a.get("description"))) for a in call["args"]) for call in of("Runtime.consoleAPICalled") if call["type"] == "error"]
    return [t.get("exception", {}).get("description", t["text"]) for t in thrown] + logged + said

def shot(
    tab: Tab,
    whole: bool = False,    # the whole page; otherwise the screen
) -> Image.Image:
    "A picture of a page."
    size = dict(clip=dict(x=0, y=0, width=tab.value("innerWidth"), height=tab.value("document.documentElement.scrollHeight"), scale=1)) if whole else {}
    return Image.open(io.BytesIO(base64.b64decode(tab.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **size)["data"])))


@dataclass(frozen=True)
class Seen:
    "What a page looks like at one width."
    width: int              # of the screen, pixels
    errors: list[str]       # what the console said
    pictures: int           # pictures that are there
    missing: list[str]      # pictures that are not, by their words
    too_wide: int           # pixels by which the page is wider than the screen
    smallest: float         # pixels of the smallest text

    @property
    def well(self) -> bool: return not (self.errors or self.missing or self.too_wide) and self.smallest >= 11


LOOK = """(() => { const texts = [...document.querySelectorAll('body *')].filter(e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim()) && e.offsetParent && !e.closest('script,style'));
return { pictures: [...document.images].filter(i => i.complete && i.naturalWidth).length,
  missing: [...document.images].filter(i => !(i.complete && i.naturalWidth)).map(i => i.alt || i.src.slice(0, 60)),
  too_wide: Math.max(0, document.documentElement.scrollWidth - innerWidth), smallest: Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize)), 99) } })()"""

def seen(
    page: str | Path,       # an HTML file
    width: int = 1280,      # pixels
    picture: str | Path | None = None,  # where to write a picture of the whole page
) -> Seen:
    "Open a page and say what is there; `BrowserError` where there is no browser."
    with Tab(page, width) as tab:
        found = tab.value(LOOK)
        if picture: shot(tab, whole=True).save(picture)
        return Seen(width, complaints(tab), found["pictures"], found["missing"], found["too_wide"], found["smallest"])
