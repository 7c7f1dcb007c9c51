"Write the API reference as Markdown from the sources: signatures, comments beside parameters, docstrings, and the first use in a notebook. No module is imported."
import ast
import io
import json
import re
import sys
import tokenize
from dataclasses import dataclass, field
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / ".ci"))
import api  # noqa: E402

MAX_LINES = 24      # lines of an example, and of the output below it
RAISES = re.compile(r"(?:(?<=^)|(?<=[\s;(]))[Rr]aises? .*?(?=\.(?:\s|$)|$)", re.S)


@dataclass
class Parameter:
    "A parameter of a function or a field of a class."
    name: str
    type: str = ""
    default: str = ""
    meaning: str = ""


@dataclass
class Definition:
    "A public function, class or constant of a module."
    module: str                 # such as eda.plots, or labels
    name: str
    kind: str                   # function, class, constant, method or property
    doc: str = ""
    parameters: list = field(default_factory=list)
    returns: Parameter | None = None
    raised: list = field(default_factory=list)
    methods: list = field(default_factory=list)
    value: str = ""

    @property
    def package(self):
        "The name to import from: the package, or the module at the root."
        return "maskeda." + self.module.split(".")[0]


def read_comments(source):
    "The comments of a source: number of the line -> (text, True if the line has nothing else)."
    comments = {}
    lines = source.split("\n")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type != tokenize.COMMENT or token.string.startswith("# %%"): continue
        text = re.sub(r"^noqa[^(]*\(?|^type: \S+", "", token.string.lstrip("# ")).strip()
        comments[token.start[0]] = text, not lines[token.start[0] - 1][:token.start[1]].strip()
    return comments


def find_comment(comments, line):
    "The comment on a line, with the lines below it that hold nothing but its continuation."
    if line not in comments or comments[line][1]: return ""
    parts = [comments[line][0]]
    while comments.get(line := line + 1, ("", False))[1]: parts.append(comments[line][0])
    return " ".join(filter(None, parts))


def read_parameters(node, comments):
    "The parameters of a function, without self and cls, and what it returns."
    a = node.args
    positional = [*a.posonlyargs, *a.args]
    defaults = [None] * (len(positional) - len(a.defaults)) + a.defaults
    pairs = list(zip(positional, defaults))
    if a.vararg: pairs.append((a.vararg, None))
    pairs += zip(a.kwonlyargs, a.kw_defaults)
    if a.kwarg: pairs.append((a.kwarg, None))
    stars = {id(a.vararg): "*", id(a.kwarg): "**"}
    last_on_line = {(d or p).end_lineno: p.arg for p, d in pairs}
    parameters = []
    for p, default in pairs:
        if p.arg in ("self", "cls"): continue
        line = (default or p).end_lineno
        meaning = find_comment(comments, line) if last_on_line[line] == p.arg and line != node.body[0].lineno else ""
        parameters.append(Parameter(stars.get(id(p), "") + p.arg, ast.unparse(p.annotation) if p.annotation else "",
                                    ast.unparse(default) if default is not None else "", meaning))
    if not node.returns: return parameters, None
    return parameters, Parameter("", ast.unparse(node.returns), "", find_comment(comments, node.returns.end_lineno))


def list_raised(node, functions, seen):
    "The names of the errors that a definition raises, itself or through private functions of its module."
    names = []
    for child in ast.walk(node):
        if isinstance(child, ast.Raise) and child.exc is not None:
            name = ast.unparse(child.exc.func if isinstance(child.exc, ast.Call) else child.exc)
            if re.fullmatch(r"[A-Z]\w*(Error|Warning|Exit|Interrupt)", name): names.append(name)
        called = getattr(child.func, "id", "") if isinstance(child, ast.Call) else ""
        if called in functions and called not in seen:
            seen.add(called)
            names += list_raised(functions[called], functions, seen)
    return list(dict.fromkeys(names))


def read_class(module, node, comments, functions):
    "A class with its fields or the parameters of __init__, its public methods and properties."
    made = Definition(module, node.name, "class", ast.get_docstring(node) or "", raised=list_raised(node, functions, set()))
    for item in node.body:
        if isinstance(item, ast.AnnAssign) and not item.target.id.startswith("_"):
            default = ast.unparse(item.value) if item.value is not None else ""
            made.parameters.append(Parameter(item.target.id, ast.unparse(item.annotation), default, find_comment(comments, item.end_lineno)))
        if not isinstance(item, ast.FunctionDef): continue
        if item.name == "__init__": made.parameters = read_parameters(item, comments)[0]
        if item.name.startswith("_") or not ast.get_docstring(item): continue
        decorators = {ast.unparse(d) for d in item.decorator_list}
        is_property = bool(decorators & {"property", "cached_property", "functools.cached_property"})
        parameters, returns = read_parameters(item, comments)
        made.methods.append(Definition(module, f"{node.name}.{item.name}", "property" if is_property else "method", ast.get_docstring(item),
                                       parameters, returns, list_raised(item, functions, set())))
    return made


def read_module(path):
    "The public definitions of a module, in the order of the file."
    source = path.read_text(encoding="utf-8")
    public, comments, tree = set(api.list_public_names(path)), read_comments(source), ast.parse(source)
    module = ".".join(path.relative_to(api.package).with_suffix("").parts)
    functions = {n.name: n for n in tree.body if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    definitions = []
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and node.name in public:
            parameters, returns = read_parameters(node, comments)
            definitions.append(Definition(module, node.name, "function", ast.get_docstring(node) or "", parameters, returns,
                                          list_raised(node, functions, {node.name})))
        elif isinstance(node, ast.ClassDef) and node.name in public:
            definitions.append(read_class(module, node, comments, functions))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [n.id for t in targets for n in getattr(t, "elts", [t]) if isinstance(n, ast.Name) and n.id in public]
            value = ast.unparse(node.value) if node.value is not None else ""
            meaning = find_comment(comments, node.end_lineno)
            definitions += [Definition(module, name, "constant", meaning, value=value) for name in names]
    return definitions


def list_modules():
    "The modules of the package in the order of their notebooks: (module file, notebook)."
    pairs = []
    for notebook in sorted((root / "nbs").glob("[0-9]*/[0-9]*.ipynb")):
        match = re.search(r"#\| default_exp ([\w.]+)", notebook.read_text(encoding="utf-8"))
        if match: pairs.append((api.package / (match[1].replace(".", "/") + ".py"), notebook))
    return pairs


# Examples

def read_uses(notebook):
    "The code cells of a notebook that a reader sees, in order: (names that are used, names that are defined, source, output)."
    cells = []
    for cell in json.loads(notebook.read_text(encoding="utf-8"))["cells"]:
        source = "".join(cell["source"])
        if cell["cell_type"] != "code" or re.match(r"#\|\s*(default_exp|slow)|\s*[%!]", source): continue
        try: tree = ast.parse(source)
        except SyntaxError: continue
        used = {n.id if isinstance(n, ast.Name) else n.attr for n in ast.walk(tree) if isinstance(n, (ast.Name, ast.Attribute)) and isinstance(n.ctx, ast.Load)}
        for n in ast.walk(tree):
            if isinstance(n, ast.FunctionDef) and n.returns: used |= {f"-> {w}" for w in re.findall(r"\w+", ast.unparse(n.returns))}
        cells.append((used, source, read_output(cell)))
    return cells


def read_output(cell):
    "The plain text that a cell gave ('' for a figure, a table of HTML or an error)."
    texts = []
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        if output["output_type"] == "error" or any(k.startswith(("image", "text/html")) for k in data): return ""
        texts.append("".join(data.get("text/plain", output.get("text", ""))))
    text = re.sub(r"\x1b\[[0-9;]*m", "", "".join(texts)).strip("\n")
    return text if text.count("\n") < MAX_LINES else ""


def uses_name(node, name):
    "True if a name occurs in a piece of a program."
    names = [n for n in ast.walk(node) if isinstance(n, (ast.Name, ast.Attribute)) and isinstance(n.ctx, ast.Load)]
    return any(name in (getattr(n, "id", ""), getattr(n, "attr", "")) for n in names)


def drop_tests(source, name):
    "A cell without its assertions, unless only they use the name."
    lines = source.split("\n")
    body = ast.parse(source).body
    kept = [n for n in body if not re.match(r"(test_\w+\(|assert\b)", lines[n.lineno - 1])]
    if not any(uses_name(n, name) for n in kept): return source
    dropped = {i for n in body if n not in kept for i in range(n.lineno - 1, n.end_lineno)}
    return "\n".join(line for i, line in enumerate(lines) if i not in dropped).strip("\n")


def shorten(source, name):
    "A cell without its assertions; of a long one, the first statement that uses the name. The second value is True if all is there."
    source = drop_tests(source, name)
    lines = source.split("\n")
    if len(lines) <= MAX_LINES: return source, True
    kept = [n for n in ast.parse(source).body if uses_name(n, name)]
    texts = ["\n".join(lines[n.lineno - 1:n.end_lineno]) for n in kept]
    short = [text for text in texts if text.count("\n") < MAX_LINES] or [find_statement(texts[0], name)]
    return short[0], False


def find_statement(source, name):
    "The shortest statement of a program that uses a name, without its indentation."
    nodes = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.stmt) and uses_name(n, name)]
    texts = [ast.get_source_segment(source, n) for n in nodes if not isinstance(n, (ast.Import, ast.ImportFrom))]
    return min(texts, key=len)


class Examples:
    "The first use of a name that a reader sees, in its own notebook or else in tutorials and other notebooks, or else in the library."
    def __init__(self):
        order = [*sorted((root / "nbs/tutorials").glob("*.ipynb")), *(n for _, n in list_modules()), *sorted((root / "nbs/experiments").glob("*.ipynb"))]
        self.uses = {notebook: read_uses(notebook) for notebook in order}

    def find(self, name, own):
        "The example of a name, or of a function that returns it: (source, output, notebook), or None."
        for is_wanted in (lambda s: not s.startswith("#|"), lambda s: s.startswith("#| hide"), lambda s: s.startswith("#| export")):
            for notebook in [own, *(n for n in self.uses if n != own)]:
                cells = [c for c in self.uses[notebook] if name in c[0] and is_wanted(c[1])]
                if not cells: continue
                shown = [c for c in cells if not re.match(r"test_|assert|def |class ", c[1])]
                _, source, output = (shown or cells)[0]
                if source.startswith("#| export"): return find_statement(source, name), "", notebook
                source, is_whole = shorten(source, name)
                return source, output if is_whole else "", notebook
            makers = [m for n in self.uses for c in self.uses[n] if f"-> {name}" in c[0] for m in re.findall(r"^(?:def|class) ([a-z]\w*)", c[1], re.M)]
            for maker in makers:
                if example := self.find(maker, own): return example
        return None


# Markdown

def escape_cell(text):
    "Text for a cell of a Markdown table; what is in backticks stays code."
    return text.replace("|", "\\|").replace("\n", " ").replace("<", "&lt;") if "`" not in text else re.sub(
        r"(`[^`]*`)|<", lambda m: m[1] or "&lt;", text.replace("|", "\\|").replace("\n", " "))


def make_anchor(definition):
    "The place of a definition on the page of its module."
    return f"{definition.module}-{definition.kind}-{definition.name}".replace(".", "-").lower()


def code(text):
    "Text as code in a table."
    return f"`{text}`".replace("|", "\\|") if text else ""


def render_parameters(definition, classes):
    "The table of parameters or fields. One without a comment is explained by its class."
    if not definition.parameters: return []
    title = "Parameters" if definition.kind != "class" else "Parameters and fields"
    lines = [f"**{title}**", "", "| name | type | default | meaning |", "| --- | --- | --- | --- |"]
    for p in definition.parameters:
        known = classes.get(p.type.removesuffix(" | None"))
        meaning = escape_cell(p.meaning) or (f"see [`{known.name}`]({known.module}.md#{make_anchor(known)})" if known else "")
        lines.append(f"| `{p.name}` | {code(p.type)} | {code(p.default)} | {meaning} |")
    return lines + [""]


def render_errors(definition, classes):
    "What is raised: the sentence of the docstring, or the names that the code raises, each with a link."
    def link(match):
        known = classes.get(match[1])
        return f"[`{match[1]}`]({known.module}.md#{make_anchor(known)})" if known else match[0]
    sentences = [re.sub(r"\s+", " ", s).strip() + "." for s in RAISES.findall(definition.doc)]
    text = " ".join(s[0].upper() + s[1:] for s in sentences)
    others = [name for name in definition.raised if f"`{name}`" not in text]
    if others: text += (" Also " if text else "Raises ") + ", ".join(f"`{name}`" for name in others) + "."
    text = re.sub(r"`(\w+)`", link, text) or "none of its own; errors of what it calls are passed on."
    return ["**Errors:** " + text, ""]


def render_signature(definition):
    "The first line of a definition, as in the source, without types."
    if definition.kind == "constant": return definition.name
    shown = [p.name + (f"={p.default}" if p.default else "") for p in definition.parameters]
    text = f"{definition.name}({', '.join(shown)})"
    return text if definition.kind != "property" else definition.name


def render_definition(definition, example, classes, level="##"):
    "One entry of the reference."
    name = definition.name
    lines = [f"({make_anchor(definition)})=", f"{level} {name}", ""]
    first = f"from {definition.package} import {name}\n\n" if "." not in name else ""
    lines += ["```python", first + render_signature(definition), "```", ""]
    if definition.doc: lines += [definition.doc.replace("<", "&lt;"), ""]
    if definition.kind == "constant":
        if len(definition.value) <= 400: lines += ["```python", f"{name} = {definition.value}", "```", ""]
    else: lines += render_parameters(definition, classes)
    if definition.returns and definition.returns.type != "None":
        lines += [f"**Returns** {code(definition.returns.type)}" + (f": {definition.returns.meaning}" if definition.returns.meaning else ""), ""]
    if definition.kind in ("function", "class", "method"): lines += render_errors(definition, classes)
    if example: lines += render_example(*example)
    for method in definition.methods: lines += render_definition(method, None, classes, level + "#")
    return lines


def render_example(source, output, notebook):
    "An example with the output below it, and the notebook that it is from."
    lines = ["**Example**", "", "```python", re.sub(r"^#\|.*\n", "", source), "```", ""]
    if output: lines += ["```text", output, "```", ""]
    path = notebook.relative_to(root)
    return [*lines, f"From [{path.parent.name}/{path.stem}](../{path.as_posix()}).", ""]


def render_all():
    "Every page of the reference: name of the file -> text; and the public names without an example."
    examples, pages, missing, summary = Examples(), {}, [], []
    modules = [(read_module(path), notebook) for path, notebook in list_modules()]
    classes = {d.name: d for definitions, _ in modules for d in definitions if d.kind == "class"}
    for definitions, notebook in modules:
        if not definitions: continue
        module = definitions[0].module
        title = next("".join(c["source"]) for c in json.loads(notebook.read_text(encoding="utf-8"))["cells"] if c["cell_type"] == "markdown")
        sentence = title.split("\n")[1].removeprefix("> ")
        nb = notebook.relative_to(root).as_posix()
        lines = [f"# maskeda.{module}", "", sentence, "", f"The source, with explanations and tests, is the notebook [{notebook.stem[3:]}](../{nb}).", ""]
        for definition in definitions:
            example = examples.find(definition.name, notebook)
            if example is None: missing.append(f"{module}.{definition.name}")
            lines += render_definition(definition, example, classes)
            summary.append((definition, module))
        pages[f"{module}.md"] = "\n".join(lines)
    pages["index.md"] = render_index(summary)
    return pages, missing


def render_index(summary):
    "The first page: all public names of every package, each with its first sentence."
    top = {name for names in api.TOP.values() for name in names.split()}
    lines = ["# API reference", "", "Every public name, package by package. Names in **bold** can also be imported from `maskeda` itself.", ""]
    package = None
    for definition, module in summary:
        if definition.package != package:
            package = definition.package
            lines += ["", f"## {package}", "", "| name | what it does |", "| --- | --- |"]
        sentence = re.split(r"(?<=[.;])\s", definition.doc.split("\n\n")[0].replace("\n", " "))[0] or "A constant."
        name = f"[`{definition.name}`]({module}.md#{make_anchor(definition)})"
        lines.append(f"| {'**' + name + '**' if definition.name in top else name} | {escape_cell(sentence)} |")
    return "\n".join([*lines, ""])
