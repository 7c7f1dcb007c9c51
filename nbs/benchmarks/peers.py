"""Programs that are compared in nbs/benchmarks/training_step.ipynb, and the environments they run in.

`python peers.py PROGRAM ...` trains in a process of its own. It reads a word per line, `step` or `epoch`, and answers with the processor
seconds, the seconds by the clock and the photos of that portion, as JSON."""
import argparse
import json
import os
import subprocess
import sys
import time
import venv
from pathlib import Path

MEAN, STD = (.485, .456, .406), (.229, .224, .225)


def make_environment(folder, name, packages):
    "Make a virtual environment once, on top of this one, so that torch and timm are the same; return its Python."
    place = Path(folder).resolve() / name
    python = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if (place / "complete").exists(): return python
    venv.create(place, with_pip=True, clear=True)
    find = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    paths = [subprocess.run([p, "-c", find], capture_output=True, text=True, check=True).stdout.strip() for p in (python, sys.executable)]
    Path(paths[0], "base.pth").write_text(paths[1] + "\n", encoding="utf-8")
    if packages: subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", *packages], check=True)
    (place / "complete").touch()
    return python


def read_clocks(): return time.process_time(), time.perf_counter()


class Program:
    "What the programs have in common: a model, a batch in memory, and a folder of photos per class."
    def __init__(self, options):
        import torch
        self.torch, self.options = torch, options
        torch.set_num_threads(1)
        torch.manual_seed(0)
        self.size, self.batch, self.setting = (options.height, options.width), options.batch, options.setting
        self.n = options.batch * options.steps
        self.images = torch.randn(self.n, 3, *self.size)
        self.labels = torch.arange(self.n) % options.classes

    def make_model(self):
        "Make the network with random weights, in a memory layout and precision."
        import timm
        torch, setting = self.torch, self.setting
        model = timm.create_model(self.options.backbone, num_classes=self.options.classes)
        if setting == "default": return model
        class Computed(torch.nn.Module):
            def __init__(self):
                super().__init__()
                self.model = model.to(memory_format=torch.channels_last)
            def forward(self, x):
                with torch.autocast("cpu", torch.bfloat16, enabled=setting == "bf16"):
                    return self.model(x.contiguous(memory_format=torch.channels_last)).float()
        return Computed()

    def make_transform(self):
        "Make what every program does with a photo: resize, a mirror image, normalise."
        from torchvision import transforms as tv
        return tv.Compose([tv.Resize(self.size), tv.RandomHorizontalFlip(), tv.ToTensor(), tv.Normalize(MEAN, STD)])


class Timm(Program):
    "The loop of timm's train.py at its defaults: SGD, label smoothing of .1, create_loader."
    def __init__(self, options):
        super().__init__(options)
        from timm.data import create_dataset, create_loader
        from timm.loss import LabelSmoothingCrossEntropy
        from timm.optim import create_optimizer_v2
        self.model = self.make_model().train()
        self.loss = LabelSmoothingCrossEntropy(.1)
        self.optimizer = create_optimizer_v2(self.model, opt="sgd", lr=.05, momentum=.9, weight_decay=2e-5)
        data = create_dataset("", root=options.photos, split="train", is_training=True)
        self.loader = create_loader(data, (3, *self.size), self.batch, is_training=True, use_prefetcher=False, num_workers=0, mean=MEAN, std=STD)
        self.loader.dataset.transform = self.make_transform()

    def train(self, batches):
        "Train on batches; return the number of photos."
        n = 0
        for x, y in batches:
            loss = self.loss(self.model(x), y)
            self.optimizer.zero_grad()
            loss.backward()
            self.optimizer.step()
            loss.item()
            n += len(x)
        return n

    def step(self): return self.train(zip(self.images.split(self.batch), self.labels.split(self.batch)))
    def epoch(self): return self.train(self.loader)


class Lightning(Program):
    "A plain LightningModule with AdamW and a DataLoader over torchvision's ImageFolder."
    def __init__(self, options):
        super().__init__(options)
        import logging
        import warnings
        import lightning.pytorch as L
        from torch.utils.data import DataLoader, TensorDataset
        from torchvision.datasets import ImageFolder
        warnings.filterwarnings("ignore")
        logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
        torch = self.torch
        class Module(L.LightningModule):
            def __init__(self, net):
                super().__init__()
                self.net = net
            def training_step(self, batch, i): return torch.nn.functional.cross_entropy(self.net(batch[0]), batch[1])
            def configure_optimizers(self): return torch.optim.AdamW(self.parameters(), 1e-3)
        self.L, self.module = L, Module(self.make_model())
        data = ImageFolder(options.photos, self.make_transform())
        self.loaders = dict(step=DataLoader(TensorDataset(self.images, self.labels), self.batch), epoch=DataLoader(data, self.batch, shuffle=True))

    def train(self, loader):
        quiet = dict(logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False)
        self.L.Trainer(max_epochs=1, accelerator="cpu", **quiet).fit(self.module, loader)
        return len(loader.dataset)

    def step(self): return self.train(self.loaders["step"])
    def epoch(self): return self.train(self.loaders["epoch"])


class Fastai(Program):
    "A fastai Learner at its defaults, over tensors and over a folder of photos."
    def __init__(self, options):
        super().__init__(options)
        from fastai.vision.all import CrossEntropyLossFlat, DataLoader, DataLoaders, FlipItem, ImageDataLoaders, Learner, Normalize, Resize, ResizeMethod
        class Pairs(self.torch.utils.data.Dataset):
            def __init__(self, x, y): self.x, self.y = x, y
            def __len__(self): return len(self.x)
            def __getitem__(self, i): return self.x[i], self.y[i]
        pairs = Pairs(self.images, self.labels)
        memory = DataLoaders(*[DataLoader(Pairs(self.images[:k], self.labels[:k]), bs=self.batch, num_workers=0) for k in (len(pairs), 2)])
        transforms = [Resize(self.size, method=ResizeMethod.Squish), FlipItem(.5)]
        files = ImageDataLoaders.from_folder(options.photos, valid_pct=.01, seed=0, item_tfms=transforms, batch_tfms=Normalize.from_stats(MEAN, STD),
                                             bs=self.batch, num_workers=0, drop_last=False)
        model = self.make_model()
        self.learners = {name: Learner(dls, model, loss_func=CrossEntropyLossFlat()) for name, dls in dict(step=memory, epoch=files).items()}

    def train(self, name):
        learner = self.learners[name]
        with learner.no_bar(), learner.no_logging(): learner.fit(1)
        return len(learner.dls.train_ds)

    def step(self): return self.train("step")
    def epoch(self): return self.train("epoch")
    def load(self): return sum(len(x) for x, _ in self.learners["epoch"].dls.train)


class Ours(Program):
    "The training of maskeda: what `maskeda train` computes, with measured layout and precision."
    def __init__(self, options):
        super().__init__(options)
        import logging
        from dataclasses import replace
        import albumentations
        from maskeda import load_dataset
        from maskeda.recipes import BASE_RECIPE
        from maskeda.registry import register_augmentation
        from maskeda.training.lightning_module import _keep_freed_memory
        from maskeda.training.setup import _make_learner
        _keep_freed_memory()
        logging.getLogger("lightning.pytorch").setLevel(logging.ERROR)
        @register_augmentation("mirror")
        def build_mirror(): return [albumentations.HorizontalFlip(p=.5)]
        data = load_dataset(options.photos)
        open_compute = dict(memory_format="auto", precision="auto") if options.setting == "default" else {}
        recipe = replace(BASE_RECIPE, backbone=options.backbone, size=self.size, batch_size=self.batch, epochs=1, cache=False, augment="mirror", norm="batch", **open_compute)
        rows = data.train
        self.learners = dict(epoch=_make_learner(recipe, data, rows, rows[:2]), step=_make_learner(replace(recipe, cache=True, augment="none"), data, rows[:self.n], rows[:2]))
        print(self.learners["epoch"].compute_config, file=sys.stderr, flush=True)

    def train(self, name):
        import lightning.pytorch as L
        import warnings
        warnings.filterwarnings("ignore")
        from maskeda.training.lightning_module import _StepSeeder
        learner = self.learners[name]
        quiet = dict(logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False, num_sanity_val_steps=0)
        L.Trainer(max_epochs=1, accelerator="cpu", callbacks=[_StepSeeder(0)], use_distributed_sampler=False, limit_val_batches=0, **quiet).fit(learner)
        return len(learner.trainer.train_dataloader.dataset)

    def step(self): return self.train("step")
    def epoch(self): return self.train("epoch")


# what fastai needs beside what maskeda needs
PACKAGES = dict(fastai=("fastai==2.8.*", "fastcore>=2.2.22,<3", "fastprogress<1.1", "fastdownload", "fasttransform", "plum-dispatch<2.10", "beartype", "rich", "markdown-it-py", "mdurl", "pygments"))
PROGRAMS = dict(ours=Ours, timm=Timm, lightning=Lightning, fastai=Fastai)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program", choices=PROGRAMS)
    parser.add_argument("photos")
    parser.add_argument("--backbone", default="resnet18")
    parser.add_argument("--setting", choices=("default", "channels_last", "bf16"), default="default")
    for name, default in dict(height=224, width=224, batch=16, steps=2, classes=18).items(): parser.add_argument(f"--{name}", type=int, default=default)
    options = parser.parse_args()
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")       # what the programs print does not mix with the answers
    os.dup2(2, 1)
    program = PROGRAMS[options.program](options)
    for line in sys.stdin:
        before = read_clocks()
        n = getattr(program, line.strip())()
        cpu, wall = (b - a for a, b in zip(before, read_clocks()))
        print(json.dumps(dict(cpu=cpu, wall=wall, photos=n)), file=answers, flush=True)


if __name__ == "__main__": main()
