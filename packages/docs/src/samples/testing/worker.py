"""Runs programs, each with its own environment variables, and reports the values that they print."""

import builtins
import json
import os
import sys
import traceback

for line in sys.stdin:
    job = json.loads(line)
    os.environ.clear()
    os.environ.update(job["env"])
    printed = []
    builtins.print = lambda *values: printed.append(values)
    try:
        exec(job["code"], {"__name__": "__main__"})
        result = {"printed": printed}
    except Exception:
        result = {"error": traceback.format_exc()}
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
