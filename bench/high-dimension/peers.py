"""Optuna's samplers on the problems of this folder, one JSON line per run appended to --out; runs that it holds already are skipped.

OMP_NUM_THREADS=1 python bench/high-dimension/peers.py --peer optuna-gp --problems ackley-50d,levy-50d --seeds 0,1 --out FILE.jsonl
Needs optuna, cmaes, torch and scipy, and node 24 on the path (or in NODE).
"""
import argparse, json, os, pathlib, subprocess, time
import optuna

HERE = pathlib.Path(__file__).parent
SAMPLERS = {
    "optuna-gp": lambda seed: optuna.samplers.GPSampler(seed=seed, deterministic_objective=True),
    "optuna-cma": lambda seed: optuna.samplers.CmaEsSampler(seed=seed),
    "optuna-tpe": lambda seed: optuna.samplers.TPESampler(seed=seed),
    "random": lambda seed: optuna.samplers.RandomSampler(seed=seed),
}


def run(peer, problem, seed, budget, marks):
    node = os.environ.get("NODE", "node")
    command = [node, "--conditions=source", str(HERE / "evaluate.ts"), problem, str(seed)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as evaluator:
        scale = float(evaluator.stdout.readline())
        dimension = int(problem.rsplit("-", 1)[1][:-1])
        study = optuna.create_study(sampler=SAMPLERS[peer](seed))
        best, regret, ms = float("inf"), [], []
        for number in range(1, budget + 1):
            start = time.process_time()
            trial = study.ask()
            point = [trial.suggest_float(f"x{i}", 0, 1) for i in range(dimension)]
            ms.append((time.process_time() - start) * 1000)
            evaluator.stdin.write(json.dumps(point) + "\n")
            evaluator.stdin.flush()
            value = float(evaluator.stdout.readline())
            study.tell(trial, value)
            best = min(best, value)
            if number in marks:
                regret.append(float(f"{best / scale:.6g}"))
        evaluator.stdin.close()
    return {
        "optimiser": peer, "version": optuna.__version__, "problem": problem, "seed": seed, "budget": budget,
        "marks": marks, "regret": regret, "cpuMsMedian": round(sorted(ms)[len(ms) // 2], 1),
    }


parser = argparse.ArgumentParser()
parser.add_argument("--peer", required=True, choices=SAMPLERS)
parser.add_argument("--problems", required=True)
parser.add_argument("--seeds", default="0")
parser.add_argument("--budget", type=int, default=300)
parser.add_argument("--out", required=True)
given = parser.parse_args()
optuna.logging.set_verbosity(optuna.logging.ERROR)
out = pathlib.Path(given.out)
known = [json.loads(line) for line in out.read_text().splitlines()] if out.exists() else []
done = {(line["optimiser"], line["problem"], line["seed"], line["budget"]) for line in known}
for seed in map(int, given.seeds.split(",")):
    for problem in given.problems.split(","):
        if (given.peer, problem, seed, given.budget) in done:
            continue
        marks = [mark for mark in (50, 100, 200, 300) if mark <= given.budget]
        line = run(given.peer, problem, seed, given.budget, marks)
        with out.open("a") as file:
            file.write(json.dumps(line) + "\n")
        print(given.peer, problem, seed, line["regret"], line["cpuMsMedian"], "ms", flush=True)
