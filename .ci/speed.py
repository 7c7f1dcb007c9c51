"Write docs/speed.md from the results of the benchmarks (nbs/benchmarks/results/*.json)."
import sys
from pathlib import Path

root = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(root / "nbs/benchmarks"))
import results  # noqa: E402

HEAD = """\
# Speed

What the benchmarks of this repository measured, as one table. A ratio above 1 means that maskeda is faster; a limit is the ratio that was aimed at, and a missed one is printed in bold. Values are per processor second or in processor
seconds of one core, with other programs on the machine unless a notebook says otherwise, so only ratios within a row can be relied on. `maskeda bench` makes such a table for your machine in a minute; `python nbs/benchmarks/run.py NAME`
measures at full size. Each row is of the notebook named beside it and of the kind of processor that its machine column names (details at the end of this page), and a test fails when the code that it timed has changed since. The row of fastai with
efficientnet_b3 includes a validation of two photos per step of two, so it is no comparison.

"""


def write_value(value):
    "Write a number with three digits."
    if value is None: return ""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def write_ratio(row):
    "Write a ratio, in bold if it misses its limit."
    text = write_value(row["ratio"])
    return f"**{text}**" if row["limit"] and row["ratio"] < row["limit"] else text


def name_machine(result):
    "Name the kind of a machine by the widest of its instructions."
    instructions = result["machine"]["instructions"]
    names = {"amx_bf16": "AMX", "avx512_bf16": "AVX-512, bf16", "avx512f": "AVX-512", "avx2": "AVX2"}
    return next((name for key, name in names.items() if key in instructions), result["machine"]["processor"])


def describe(result):
    "Describe the machine of a result, when it was measured and how busy the machine was."
    machine = result["machine"]
    loads = [f"{machine[key]:.0f}" for key in ("load_before", "load") if machine.get(key) is not None]
    return f"{machine['processor']}, {machine['cores']} cores ({', '.join(machine['instructions'])}), {result['date']}, load {' to '.join(dict.fromkeys(loads))}"


def render_all():
    "The text of docs/speed.md by its path."
    lines = ["| work | peer | peer's value | ours | unit | ratio | limit | machine | notebook |", "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"]
    all_results, growth = [r for r in results.read_all() if not r["small"]], []
    for result in all_results:
        if result["benchmark"] == "growth":
            growth = result["rows"]
            continue
        for row in result["rows"]:
            cells = (row["work"], row["peer"], write_value(row["peer_value"]), write_value(row["our_value"]), row["unit"], write_ratio(row), write_value(row["limit"]), name_machine(result))
            lines.append("| " + " | ".join(cells) + f" | [{result['benchmark']}](../nbs/benchmarks/{result['benchmark']}.ipynb) |")
    lines += ["", "## How cost grows", "", "The slope on logarithmic axes between the two largest sizes: 1 means that twice the size takes twice the time. The notebook [growth](../nbs/benchmarks/growth.ipynb) has the plots.", "",
              "| work | compared with | smallest, s | largest, s | slope |", "| --- | --- | --- | --- | --- |"]
    lines += [f"| {row['work']} | {row['peer']} | {write_value(row['peer_value'])} | {write_value(row['our_value'])} | {row['ratio']:.2f} |" for row in growth]
    lines += ["", "## Machines", ""] + [f"- {result['benchmark']} ({name_machine(result)}): {describe(result)}" for result in all_results]
    return {root / "docs/speed.md": HEAD + "\n".join(lines) + "\n"}


if __name__ == "__main__":
    for path, text in render_all().items(): path.write_text(text, encoding="utf-8")
    for name, code in results.list_outdated(results.read_all()): print(f"{name}: {code} has changed since it was timed; run python nbs/benchmarks/run.py {name}")
