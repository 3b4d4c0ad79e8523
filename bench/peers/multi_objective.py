"""Optuna's samplers of several objectives on the problems of `bench/multi-objective`: one JSON line per run, with the outcomes of every trial.

    pip install optuna torch scipy      # 5.0.0, 2.14.1; GPSampler needs torch and scipy
    OMP_NUM_THREADS=1 python bench/peers/multi_objective.py --seeds 0-2 --out bench/peers/multi-objective.jsonl

A run that the file already holds is skipped. The hypervolume is computed where the table is made, so that there is one reference point and one
way of counting. Every sampler runs with its defaults; GPSampler is told, as a user would, that nothing is noisy.
"""
from __future__ import annotations

import argparse
import gzip
import itertools
import json
import math
import time
import warnings
from array import array
from pathlib import Path

import optuna
import torch

TABLES = Path(__file__).resolve().parent.parent / "data" / "tables"
CELLS = "nasbench201-cifar10"


def zdt(curve):
    """Zitzler, Deb and Thiele (2000), 30 variables."""

    def evaluate(trial):
        x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(30)]
        g = 1 + 9 * sum(x[1:]) / 29
        return x[0], g * curve(x[0], g)

    return evaluate, ["minimize", "minimize"]


def dtlz2():
    """Deb, Thiele, Laumanns and Zitzler (2002), 12 variables, three objectives."""

    def evaluate(trial):
        x = [trial.suggest_float(f"x{i}", 0, 1) for i in range(12)]
        g = sum((v - 0.5) ** 2 for v in x[2:])
        a, b = x[0] * math.pi / 2, x[1] * math.pi / 2
        return (1 + g) * math.cos(a) * math.cos(b), (1 + g) * math.cos(a) * math.sin(b), (1 + g) * math.sin(a)

    return evaluate, ["minimize"] * 3


def cells(cost):
    """Mean validation accuracy of a cell of NAS-Bench-201 on CIFAR-10 against one of its costs."""
    meta = json.loads((TABLES / f"{CELLS}.json").read_text())
    values = array("f", gzip.decompress((TABLES / f"{CELLS}.f32.gz").read_bytes()))
    repeats = meta["repeats"]
    lines = gzip.decompress((TABLES / "nasbench201-costs.csv.gz").read_bytes()).decode().splitlines()
    column = lines[0].split(",").index(cost)
    costs = [float(line.split(",")[column]) for line in lines[1:]]
    names = [p["name"] for p in meta["parameters"]]
    choices = [p["values"] for p in meta["parameters"]]
    rows = {cell: row for row, cell in enumerate(itertools.product(*choices))}

    def evaluate(trial):
        row = rows[tuple(trial.suggest_categorical(n, c) for n, c in zip(names, choices))]
        known = [v for v in values[row * repeats : (row + 1) * repeats] if not math.isnan(v)]
        return sum(known) / len(known), costs[row]

    return evaluate, ["maximize", "minimize"]


PROBLEMS = {
    "zdt1": lambda: zdt(lambda f1, g: 1 - math.sqrt(f1 / g)),
    "zdt2": lambda: zdt(lambda f1, g: 1 - (f1 / g) ** 2),
    "zdt3": lambda: zdt(lambda f1, g: 1 - math.sqrt(f1 / g) - (f1 / g) * math.sin(10 * math.pi * f1)),
    "dtlz2": dtlz2,
    "nasbench201-latency": lambda: cells("edgegpu_latency"),
    "nasbench201-parameters": lambda: cells("params"),
}

SAMPLERS = {
    "optuna-nsga2": lambda seed: optuna.samplers.NSGAIISampler(seed=seed),
    "optuna-gp": lambda seed: optuna.samplers.GPSampler(seed=seed, deterministic_objective=True),
}


def run(problem: str, sampler: str, seed: int, budget: int) -> dict:
    evaluate, directions = PROBLEMS[problem]()
    study = optuna.create_study(directions=directions, sampler=SAMPLERS[sampler](seed))
    started = time.process_time()
    study.optimize(evaluate, n_trials=budget)
    seconds = time.process_time() - started
    outcomes = [[float(f"{v:.6g}") for v in t.values] for t in study.trials]
    head = {"optimiser": sampler, "version": optuna.__version__, "problem": problem, "seed": seed, "budget": budget}
    return head | {"cpuSeconds": round(seconds, 1), "outcomes": outcomes}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--problems", default=",".join(PROBLEMS))
    parser.add_argument("--samplers", default=",".join(SAMPLERS))
    parser.add_argument("--seeds", default="0-2", help="0-4")
    parser.add_argument("--budget", type=int, default=100)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    first, last = (options.seeds.split("-") * 2)[:2]
    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.filterwarnings("ignore", module="optuna")
    held = [json.loads(line) for line in options.out.read_text().splitlines()] if options.out.exists() else []
    done = {(r["problem"], r["optimiser"], r["seed"], r["budget"]) for r in held}
    for seed in range(int(first), int(last) + 1):
        for problem in options.problems.split(","):
            for sampler in options.samplers.split(","):
                if (problem, sampler, seed, options.budget) in done:
                    continue
                result = run(problem, sampler, seed, options.budget)
                with options.out.open("a") as out:
                    out.write(json.dumps(result, separators=(",", ":")) + "\n")
                print(f"{sampler} {problem} seed {seed}: {result['cpuSeconds']} s", flush=True)


main()
