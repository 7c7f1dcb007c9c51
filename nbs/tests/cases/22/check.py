import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
from dataclasses import replace

d, v = Path(f"{WORK}/22/data"), Verdict()
state = lambda: sorted((str(p), p.stat().st_mtime_ns, p.stat().st_size) for p in [d, *d.rglob("*")])
before = state()
out = new(f"{WORK}/22/out")
for c in (
    ["check", d],
    ["split", d],
    ["eda", d, "--out", out / "eda.html"],
    ["duplicates", d, "--out", out / "t.csv"],
    ["run", d, "--out", out, "--epochs", "1"],
    ["train", d, "joint", "--epochs", "1", "--folds", "all", "--out", out / "runs2"],
    ["predict", out / "runs2/joint/fold0/weights.safetensors", d, "--out", out / "p.parquet"],
):
    got = show(c[0], go(*c), 2)
    v(got[0] == 0, f"{c[0]} works")
v(state() == before, "the data folder is as it was")
# tables in another order
from maskeda.predictions import read_predictions, write_predictions, select_predictions

t = read_predictions(out / "p.parquet")
write_predictions(select_predictions(t, t.path[::-1]), out / "q.parquet")
got = show(
    "vote over another order", go("ensemble", out / "p.parquet", out / "q.parquet", "--out", out / "v.parquet"), 3
)
same = got[0] == 0 and np.allclose(select_predictions(read_predictions(out / "v.parquet"), t.path).p, t.p)
v(same or (got[0] == 1 and "order" in got[1]), "vote over tables in another order: matched by photo, or refused")
v(same or "select_predictions(" not in got[1], "the remedy can be followed from the terminal")
# ONNX
try:
    import onnxruntime as ort, torch
    from maskeda.deployment import export_onnx
    from maskeda import load_model

    m = load_model(out / "runs2/joint/fold0/weights.safetensors")
    export_onnx(m, out / "m.onnx")
    s = ort.InferenceSession(str(out / "m.onnx"))
    for n in (1, 2, 3, 17):
        x = np.random.default_rng(n).integers(0, 256, (n, *m.preprocess.size, 3), dtype=np.uint8)
        with torch.inference_mode():
            want = m(torch.from_numpy(x).permute(0, 3, 1, 2)).exp().numpy()
        v(np.allclose(s.run(["p"], {"photo": x})[0], want, atol=1e-4), f"ONNX, batch of {n}: as torch")
except Exception as e:
    v(False, f"ONNX: {type(e).__name__}: {e}")
# a script without a guard
try:
    r = subprocess.run(
        ["nice", "-n", "10", PY, f"{WORK}/22/script.py", str(d), str(new(out / "runs3"))],
        capture_output=True,
        timeout=240,
        env=ENV,
    )
    said = (r.stdout + r.stderr).decode()
except subprocess.TimeoutExpired as e:
    r, said = None, "HANGS " + (e.stderr or b"").decode()[-500:]
print(tail(said, 6))
v(
    r is not None and (r.returncode == 0 or "__main__" in said),
    "several processes from a script without a guard: works, or told to guard it",
)
# label fixes in cp949
(out / "fixes.csv").write_bytes("target,field,old,new,who,note\nimg/p0_0.jpg,kind,a,b,나,잘못된 라벨\n".encode("cp949"))
got = show("fixes in cp949", go("check", d, "--fixes", out / "fixes.csv"), 3)
v(got[0] == 0 or "UTF-8" in got[1], "fixes in cp949: read, or told")
v.end()
