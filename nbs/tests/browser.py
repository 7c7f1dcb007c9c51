"Pages as a reader sees them: headless Chromium opens them at any width and presses keys, without another library."
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
    "Raised if there is no browser, or if it cannot open a page; the message says what to do."


def find_browser() -> str | None:
    "Find the program to use: the one named by MASKEDA_BROWSER, or the first installed Chromium or Chrome."
    if "MASKEDA_BROWSER" in os.environ: return os.environ["MASKEDA_BROWSER"] or None
    names = ("chromium", "chromium-browser", "google-chrome", "chrome", "headless_shell")
    return next(filter(None, map(shutil.which, names)), None)


# Chromium reads commands from file 3 and writes to file 4, so this program first moves the pipes out of their way.
LAUNCH = """import os, sys
read, write = (os.dup(os.dup(os.dup(int(n)))) for n in sys.argv[1:3])
os.dup2(read, 3)
os.dup2(write, 4)
os.execv(sys.argv[3], sys.argv[3:])"""
OPTIONS = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars",
           "--remote-debugging-pipe"]


def launch_browser(
    profile_folder: str,    # an empty folder for the browser's own files
) -> tuple[subprocess.Popen, int, int]:     # the process, and the ends of the pipes to write to and to read from
    "Start headless Chromium; raises `BrowserError` if there is none."
    name = find_browser()
    if not name:
        raise BrowserError("no Chromium here. Install one (apt-get install chromium), "
                           "or name a program in MASKEDA_BROWSER.")
    browser_read, write_pipe = os.pipe()
    read_pipe, browser_write = os.pipe()
    launcher = [sys.executable, "-ISc", LAUNCH, str(browser_read), str(browser_write)]
    command = [shutil.which(name) or name, *OPTIONS, f"--user-data-dir={profile_folder}", "about:blank"]
    process = subprocess.Popen([*launcher, *command], pass_fds=(browser_read, browser_write),
                               stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    os.close(browser_read)
    os.close(browser_write)
    return process, write_pipe, read_pipe


class Browser:
    "Control headless Chromium with commands of its DevTools protocol; a context manager that closes it at the end."
    def __init__(self):
        self.profile_folder = tempfile.mkdtemp()
        self.command_id = 0
        self.session = None
        self.events = []            # received while waiting for results
        self.received = b""         # the beginning of the next message
        self.process, self.write_pipe, self.read_pipe = launch_browser(self.profile_folder)

    def __enter__(self): return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        os.close(self.write_pipe)
        os.close(self.read_pipe)
        shutil.rmtree(self.profile_folder, ignore_errors=True)

    def read_message(self) -> dict:
        "Wait for the next message; raises `BrowserError` if the browser has closed."
        while b"\0" not in self.received:
            more = os.read(self.read_pipe, 1 << 20)
            if not more: raise BrowserError("the browser has closed")
            self.received += more
        text, self.received = self.received.split(b"\0", 1)
        return json.loads(text)

    def send(self, method: str, **params) -> dict:
        "Send a command and wait for its result; raises `BrowserError` if the browser rejects it or has closed."
        self.command_id += 1
        command = dict(id=self.command_id, method=method, params=params)
        if self.session: command["sessionId"] = self.session
        try: os.write(self.write_pipe, json.dumps(command).encode() + b"\0")
        except BrokenPipeError: raise BrowserError("the browser has closed") from None
        while (message := self.read_message()).get("id") != self.command_id: self.events.append(message)
        if "error" in message: raise BrowserError(f"{method}: {message['error']['message']}")
        return message["result"]


class Tab(Browser):
    "Open a page in headless Chromium; a context manager that closes it at the end."
    def __init__(
        self,
        page: str | Path,       # an HTML file, or an address
        width: int = 1280,      # of the screen, pixels
        height: int = 900,      # of the screen, pixels
        touch: bool = False,    # True: a phone, which is touched instead of clicked
        dark: bool = False,     # True: the reader prefers dark pages
        offline: bool = False,  # True: the network is switched off
    ):
        super().__init__()
        target = self.send("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.send("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"): self.send(f"{domain}.enable")
        self.send("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=touch)
        if touch: self.send("Emulation.setTouchEmulationEnabled", enabled=True)
        scheme = dict(name="prefers-color-scheme", value="dark" if dark else "light")
        hover = dict(name="hover", value="none" if touch else "hover")
        self.send("Emulation.setEmulatedMedia", features=[scheme, hover])
        if offline:
            self.send("Network.emulateNetworkConditions", offline=True, latency=0, downloadThroughput=0,
                      uploadThroughput=0)
        self.send("Page.navigate", url=str(page) if "://" in str(page) else Path(page).resolve().as_uri())
        self.wait_until("document.readyState == 'complete'")

    def evaluate(self, script: str):
        "Evaluate a line of JavaScript in the page; raises `BrowserError` if it throws."
        answer = self.send("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            description = answer["exceptionDetails"].get("exception", {}).get("description", "failed")
            raise BrowserError(f"{script}: {description}")
        return answer["result"].get("value")

    def wait_until(self, script: str, seconds: float = 30):
        "Wait until a line of JavaScript is true; raises `BrowserError` if it is not so in time."
        end = time.monotonic() + seconds
        while not self.evaluate(script):
            if time.monotonic() > end: raise BrowserError(f"after {seconds:g} s it is still not so: {script}")
            time.sleep(.02)

    def press(self, *keys: str):
        "Press keys, one after the other: letters, digits, ArrowRight, Enter, ..."
        for key in keys:
            text = dict(text=key) if len(key) == 1 else {}
            self.send("Input.dispatchKeyEvent", type="keyDown", key=key, **text)
            self.send("Input.dispatchKeyEvent", type="keyUp", key=key)

    def find_centre(self, selector: str) -> dict:
        "Scroll to the first element of a CSS selector and return its centre; raises `BrowserError` if it is not visible."
        place = self.evaluate("""(e => { if (!e) return null; e.scrollIntoView({ block: 'center' });
          const r = e.getBoundingClientRect(); return r.width ? { x: r.x + r.width / 2, y: r.y + r.height / 2 } : null
        })(document.querySelector(%s))""" % json.dumps(selector))
        if place is None: raise BrowserError(f"{selector}: no visible element")
        return place

    def click(self, *selectors: str):
        "Click the elements of CSS selectors with the mouse, one after the other."
        for selector in selectors:
            place = self.find_centre(selector)
            for kind in ("mousePressed", "mouseReleased"):
                self.send("Input.dispatchMouseEvent", type=kind, button="left", clickCount=1, **place)

    def tap(self, *selectors: str):
        "Touch the elements of CSS selectors, one after the other."
        for selector in selectors:
            place = self.find_centre(selector)
            self.send("Input.dispatchTouchEvent", type="touchStart", touchPoints=[place])
            self.send("Input.dispatchTouchEvent", type="touchEnd", touchPoints=[])


def list_requests(
    tab: Tab,
) -> list[str]:     # addresses
    "List what the page requested so far, except itself, pictures inside it and files that it made."
    tab.evaluate("0")
    requests = [e["params"] for e in tab.events if e.get("method") == "Network.requestWillBeSent"]
    addresses = [r["request"]["url"] for r in requests if r.get("type") != "Document"]
    return [address for address in addresses if not address.startswith(("data:", "blob:"))]


def list_console_errors(
    tab: Tab,
) -> list[str]:     # one string each
    "List what scripts threw, what the browser logged, and what scripts called an error so far."
    tab.evaluate("0")                                       # events that are under way come first
    thrown, logged, called = [], [], []
    for event in tab.events:
        method, params = event.get("method"), event.get("params")
        if method == "Runtime.exceptionThrown":
            details = params["exceptionDetails"]
            thrown.append(details.get("exception", {}).get("description", details["text"]))
        elif method == "Log.entryAdded" and params["entry"]["level"] == "error": logged.append(params["entry"]["text"])
        elif method == "Runtime.consoleAPICalled" and params["type"] == "error":
            called.append(" ".join(str(a.get("value", a.get("description"))) for a in params["args"]))
    return thrown + logged + called


def take_screenshot(
    tab: Tab,
    whole: bool = False,    # True: the whole page; False: the screen
) -> Image.Image:
    "Take a picture of a page."
    size = {}
    if whole:
        height = tab.evaluate("document.documentElement.scrollHeight")
        size = dict(clip=dict(x=0, y=0, width=tab.evaluate("innerWidth"), height=height, scale=1))
    shot = tab.send("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **size)
    return Image.open(io.BytesIO(base64.b64decode(shot["data"])))


@dataclass(frozen=True)
class PageReport:
    "Hold the appearance of a page at one width."
    width: int                      # of the screen, pixels
    console_errors: list[str]       # from `list_console_errors`
    n_images: int                   # images that are loaded
    missing_images: list[str]       # images that are not, by their alternative texts
    overflow_pixels: int            # by which the page is wider than the screen
    smallest_text: float            # pixels

    @property
    def is_readable(self) -> bool:
        "True without errors, missing images, sideways scrolling or text below 11 pixels."
        has_problem = self.console_errors or self.missing_images or self.overflow_pixels
        return not has_problem and self.smallest_text >= 11


INSPECT = """(() => {
  const hasText = e => [...e.childNodes].some(n => n.nodeType == 3 && n.data.trim());
  const texts = [...document.querySelectorAll('body *')].filter(
    e => hasText(e) && e.offsetParent && !e.closest('script,style'));
  const loaded = i => i.complete && i.naturalWidth, images = [...document.images];
  return {
    n_images: images.filter(loaded).length,
    missing_images: images.filter(i => !loaded(i)).map(i => i.alt || i.src.slice(0, 60)),
    overflow_pixels: Math.max(0, document.documentElement.scrollWidth - innerWidth),
    smallest_text: Math.min(...texts.map(e => parseFloat(getComputedStyle(e).fontSize)), 99),
  } })()"""


def inspect_page(
    page: str | Path,                   # an HTML file
    width: int = 1280,                  # of the screen, pixels
    picture: str | Path | None = None,  # file for a picture of the whole page; None: none
) -> PageReport:
    "Open a page and report its appearance; raises `BrowserError` if there is no browser."
    with Tab(page, width) as tab:
        found = tab.evaluate(INSPECT)
        if picture: take_screenshot(tab, whole=True).save(picture)
        return PageReport(width=width, console_errors=list_console_errors(tab), **found)
