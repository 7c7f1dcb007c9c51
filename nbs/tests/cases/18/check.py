import sys, pathlib

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))
from common import *
import pandas as pd, signal, hashlib, json

d, v, out = Path(f"{WORK}/18/data"), Verdict(), new(f"{WORK}/18/out")
train = lambda o, *more: go("train", d, "joint", "--split", "2", "--out", o, "--seed", "3", *more)
sha = lambda f: hashlib.sha256(Path(f).read_bytes()).hexdigest()[:12]
whole = show("never stopped", train(new(f"{WORK}/18/whole"), "--epochs", "6", "--batch-size", "8"), 2)
p = subprocess.Popen(
    [
        "nice",
        "-n",
        "10",
        CLI,
        "train",
        str(d),
        "joint",
        "--split",
        "2",
        "--out",
        str(out),
        "--seed",
        "3",
        "--epochs",
        "6",
        "--batch-size",
        "8",
    ],
    env=ENV,
    stdout=subprocess.PIPE,
    stderr=subprocess.STDOUT,
)
while (
    not (out / "joint/fold0/history.csv").exists()
    or len((out / "joint/fold0/history.csv").read_text().splitlines()) < 4
):
    time.sleep(0.05)
p.kill()
p.wait()
print("killed after", len((out / "joint/fold0/history.csv").read_text().splitlines()) - 1, "epochs")
other = show("other epochs", train(out, "--epochs", "4", "--batch-size", "8"), 3)
v(
    (out / "joint-2").exists() and len(pd.read_csv(out / "joint-2/fold0/history.csv")) == 4,
    "other epochs are another run, from its first epoch",
)
again = show("the same again", train(out, "--epochs", "6", "--batch-size", "8"), 3)
a, b = pd.read_csv(out / "joint/fold0/history.csv"), pd.read_csv(f"{WORK}/18/whole/joint/fold0/history.csv")
v(
    np.array_equal(a[["train_loss", "valid_loss", "lr"]], b[["train_loss", "valid_loss", "lr"]]),
    "resumed: losses and rates of every epoch are those of the run never stopped",
)
v(
    sha(out / "joint/fold0/weights.safetensors") == sha(f"{WORK}/18/whole/joint/fold0/weights.safetensors"),
    "resumed: the same weights, byte for byte",
)
bad = show(
    "a rate that explodes", train(new(f"{WORK}/18/nan"), "--epochs", "3", "--lr", "1e30", "--optimizer", "sgd"), 3
)
v(
    not trace(bad[1]) and bad[0] == 1 and ("finite" in bad[1] or "nan" in bad[1].lower()),
    "a loss that is no number: said, no traceback",
)
half = show("bf16", train(new(f"{WORK}/18/bf16"), "--epochs", "2", "--precision", "bf16"), 2)
v(half[0] == 0 and "nan" not in half[1].lower(), "bf16 trains")
# the same photos' files replaced by others of the same size in bytes: labels now fit other pictures
before = pd.read_csv(f"{WORK}/18/whole/joint/fold0/history.csv").valid_loss.iloc[-1]
for f in sorted((d / "img").iterdir()):
    picture(3, seed=hash(f.name) % 1000).save(f)  # nothing is to be learnt from these
stale = show(
    "photos replaced by others of the same size",
    train(Path(f"{WORK}/18/whole"), "--epochs", "6", "--batch-size", "8"),
    3,
)
v("is finished" not in stale[1], "photos replaced by others of the same size in bytes are not the same data")
v.end()
