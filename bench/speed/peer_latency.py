"""Times asks of Optuna's GPSampler for ask-latency.ts: JSON lines in, JSON lines out.

{"dims": 6, "seed": 1} opens a study on the unit cube; {"news": [{"point": [...], "value": 1.0}, ...]} tells and asks. One sampler serves a study, so
that each fit starts where the last one ended. It is told that the objective is deterministic. What was asked is told as failed: Optuna leaves such
trials out, so that every ask sees the same observations as ours.
"""

import json
import sys
import time

import optuna
import torch

optuna.logging.set_verbosity(optuna.logging.ERROR)
torch.set_num_threads(1)


def main() -> None:
    print(json.dumps({"name": f"optuna {optuna.__version__} GPSampler, torch {torch.__version__}"}), flush=True)
    study = None
    space = {}
    for line in sys.stdin:
        message = json.loads(line)
        if "dims" in message:
            sampler = optuna.samplers.GPSampler(seed=message["seed"], deterministic_objective=True)
            study = optuna.create_study(sampler=sampler)
            space = {f"x{i}": optuna.distributions.FloatDistribution(0, 1) for i in range(message["dims"])}
            print("{}", flush=True)
            continue
        for told in message["news"]:
            params = dict(zip(space, told["point"]))
            study.add_trial(optuna.trial.create_trial(params=params, distributions=space, value=told["value"]))
        wall, cpu = time.perf_counter(), time.process_time()
        trial = study.ask(space)
        answer = {"wall": 1000 * (time.perf_counter() - wall), "cpu": 1000 * (time.process_time() - cpu)}
        study.tell(trial, state=optuna.trial.TrialState.FAIL)
        print(json.dumps(answer), flush=True)


main()
