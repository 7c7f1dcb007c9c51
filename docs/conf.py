"Settings of the documentation site; `make docs` builds it with Sphinx from the pages, the notebooks and the API reference that .ci/docs_site.py gathers."
import xml.etree.ElementTree as ElementTree
from html import unescape
from latex2mathml.converter import convert

project = "maskeda"
author = "the maskeda authors"
copyright = "2026, the maskeda authors"
extensions = ["myst_nb"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 4
nb_execution_mode = "off"           # notebooks are shown with the outputs that they have
nb_merge_streams = True
html_theme = "furo"
html_title = "maskeda"
html_theme_options = {"navigation_with_keys": True}
html_show_sourcelink = False
html_copy_source = False
html_show_search_summary = False    # summaries need a server; the search itself works from a folder
html_math_renderer = "mathml"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
exclude_patterns = ["README.md"]
highlight_language = "none"
nitpicky = False


def write_math(self, node, display="inline"):
    "Write a formula as MathML, which browsers show without a script."
    self.body.append(convert(node.astext(), display=display))
    from docutils import nodes
    raise nodes.SkipNode


def setup(app):
    app.add_html_math_renderer("mathml", (write_math, None), (lambda self, node: write_math(self, node, "block"), None))
