"""Optuna's samplers on the 24 functions of BBOB: one JSON line per run, the best value above the optimum after 25, 50 and 100 trials.

    pip install ioh optuna torch scipy cmaes      # 0.4.2, 5.0.0, 2.14.1
    OMP_NUM_THREADS=1 python bench/bbob/peers.py --dimensions 2,5,10,20 --seeds 11 --out bench/peers/bbob.jsonl

Every sampler runs with its defaults. A seed is an instance as well. Runs that the file holds are skipped.
"""
from __future__ import annotations

import argparse
import json
import warnings
from pathlib import Path

import optuna
import torch

from evaluate import gap

MARKS = (25, 50, 100)
SAMPLERS = {
    "optuna-gp": optuna.samplers.GPSampler,
    "optuna-tpe": optuna.samplers.TPESampler,
    "optuna-cma": optuna.samplers.CmaEsSampler,
    "random": optuna.samplers.RandomSampler,
}


def run(sampler: str, function: int, dimension: int, seed: int) -> list[float]:
    best = [float("inf")]

    def objective(trial):
        value = gap(function, seed, [trial.suggest_float(f"x{i}", -5, 5) for i in range(dimension)])
        best.append(min(best[-1], value))
        return value

    optuna.create_study(sampler=SAMPLERS[sampler](seed=seed)).optimize(objective, n_trials=MARKS[-1])
    return [float(f"{best[mark]:.6g}") for mark in MARKS]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--samplers", default=",".join(SAMPLERS))
    parser.add_argument("--dimensions", default="2,5,10,20")
    parser.add_argument("--seeds", default="11")
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.filterwarnings("ignore", module="optuna")
    known = [json.loads(line) for line in options.out.read_text().splitlines()] if options.out.exists() else []
    done = {(line["optimiser"], line["problem"], line["seed"]) for line in known}
    for seed in map(int, options.seeds.split(",")):
        for dimension in map(int, options.dimensions.split(",")):
            for sampler in options.samplers.split(","):
                for function in range(1, 25):
                    problem = f"f{function}-{dimension}d"
                    if (sampler, problem, seed) in done:
                        continue
                    line = {"optimiser": sampler, "problem": problem, "seed": seed, "gaps": run(sampler, function, dimension, seed)}
                    with options.out.open("a") as out:
                        out.write(json.dumps(line, separators=(",", ":")) + "\n")


main()
