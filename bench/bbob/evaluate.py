"""Values of the 24 functions of BBOB (Hansen et al. 2009), as the package ioh has them: what is above the optimum.

    pip install ioh        # 0.4.2

Reads lines {"function": 8, "instance": 11, "x": [...]}, x in [-5, 5]^d, and answers each with a number on a line.
"""
from __future__ import annotations

import functools
import json
import sys

import ioh


@functools.cache
def problem(function: int, instance: int, dimension: int):
    return ioh.get_problem(function, instance=instance, dimension=dimension, problem_class=ioh.ProblemClass.BBOB)


def gap(function: int, instance: int, x: list[float]) -> float:
    asked = problem(function, instance, len(x))
    return asked(x) - asked.optimum.y


if __name__ == "__main__":
    for line in sys.stdin:
        print(repr(gap(**json.loads(line))), flush=True)
