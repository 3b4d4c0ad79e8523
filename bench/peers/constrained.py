"""Optuna's samplers on the constrained problems of `bench/constraints`: one JSON line per run, the best feasible value after every trial.

    pip install optuna torch scipy      # 5.0.0, 2.14.1
    OMP_NUM_THREADS=1 python bench/peers/constrained.py --seeds 5 --out bench/peers/constrained.jsonl

Every sampler runs with its defaults and is told of the limits. Appends; start with a fresh file.
"""
from __future__ import annotations

import argparse
import json
import math
import warnings
from pathlib import Path

import optuna
import torch


def gramacy(trial):
    x, y = (trial.suggest_float(name, 0, 1) for name in "xy")
    wave = 1.5 - x - 2 * y - 0.5 * math.sin(2 * math.pi * (x * x - 2 * y))
    return x + y, [wave, x * x + y * y - 1.5]


RANGES = [("width", 2.6, 3.6), ("module", 0.7, 0.8), ("teeth", 17, 28), ("length1", 7.3, 8.3), ("length2", 7.3, 8.3), ("diameter1", 2.9, 3.9), ("diameter2", 5, 5.5)]


def speed_reducer(trial):
    b, m, z, l1, l2, d1, d2 = (trial.suggest_float(*each) for each in RANGES)
    weight = (
        0.7854 * b * m**2 * (3.3333 * z**2 + 14.9334 * z - 43.0934)
        - 1.508 * b * (d1**2 + d2**2)
        + 7.4777 * (d1**3 + d2**3)
        + 0.7854 * (l1 * d1**2 + l2 * d2**2)
    )
    return weight, [
        27 / (b * m**2 * z) - 1,
        397.5 / (b * m**2 * z**2) - 1,
        1.93 * l1**3 / (m * z * d1**4) - 1,
        1.93 * l2**3 / (m * z * d2**4) - 1,
        math.sqrt((745 * l1 / (m * z)) ** 2 + 16.9e6) / (110 * d1**3) - 1,
        math.sqrt((745 * l2 / (m * z)) ** 2 + 157.5e6) / (85 * d2**3) - 1,
        max(m * z / 40, 5 * m / b, b / (12 * m)) - 1,
        max((1.5 * d1 + 1.9) / l1, (1.1 * d2 + 1.9) / l2) - 1,
    ]


PROBLEMS = {"gramacy": gramacy, "speed-reducer": speed_reducer}


def limits_of(trial):
    return trial.user_attrs["limits"]


SAMPLERS = {
    "optuna-tpe": lambda seed: optuna.samplers.TPESampler(seed=seed, constraints_func=limits_of),
    "optuna-gp": lambda seed: optuna.samplers.GPSampler(seed=seed, deterministic_objective=True, constraints_func=limits_of),
}


def run(problem: str, sampler: str, seed: int, budget: int) -> dict:
    best_after: list[float | None] = []

    def objective(trial):
        value, limits = PROBLEMS[problem](trial)
        trial.set_user_attr("limits", limits)
        best = best_after[-1] if best_after else None
        if all(limit <= 0 for limit in limits) and (best is None or value < best):
            best = float(f"{value:.7g}")
        best_after.append(best)
        return value

    optuna.create_study(sampler=SAMPLERS[sampler](seed)).optimize(objective, n_trials=budget)
    return {"optimiser": sampler, "version": optuna.__version__, "problem": problem, "seed": seed, "budget": budget, "best": best_after}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--problems", default=",".join(PROBLEMS))
    parser.add_argument("--samplers", default=",".join(SAMPLERS))
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--budget", type=int, default=100)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    torch.set_num_threads(1)
    optuna.logging.set_verbosity(optuna.logging.ERROR)
    warnings.filterwarnings("ignore", module="optuna")
    for seed in range(options.seeds):
        for problem in options.problems.split(","):
            for sampler in options.samplers.split(","):
                with options.out.open("a") as out:
                    out.write(json.dumps(run(problem, sampler, seed, options.budget), separators=(",", ":")) + "\n")
                print(sampler, problem, seed, flush=True)


main()
