#!/usr/bin/env python3
"""Stands in for broadsheet-voice: writes what it is to say into the file BROADSHEET_SAID, and says it in no time.

A sentence with "HOLD" goes on until it is said again; for one with "NOVOICE" there is no voice.
"""
import json
import os
import sys

held = set()
with open(os.environ["BROADSHEET_SAID"], "a", encoding="utf-8") as log:
    for line in sys.stdin:
        order = json.loads(line)
        said = order.get("say", "")
        print(order.get("language", "quiet"), said, file=log, flush=True)
        if not said or ("HOLD" in said and said not in held):
            held.add(said)
            continue
        answer = {"id": order["id"]}
        if "NOVOICE" in said:
            answer["problem"] = "voice"
        print(json.dumps(answer), flush=True)
    print("end", file=log, flush=True)
