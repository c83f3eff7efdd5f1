#!/usr/bin/env python3
"""Simulated readers on real days: how much of what they like is among the first five of a day?

    simulate.py PROGRAM CORPUS [--readers N] [--days N] [--stars-only] [--first SEED]

PROGRAM is the program, CORPUS a folder with `digests` and `daily_papers`. Each reader likes what has
hidden words, is by hidden authors or of hidden topics, sees 15 papers a day and stars those that they
like; one mark in twenty is wrong. Every day is sorted before the reader sees it, by

    fit      the program: broadsheet list --sort fit, after the marks of all days before
    svm      scikit-learn's TF-IDF and linear support vector machine, with the same marks
    votes    the votes
    chance   no order

and counted is the share of the liked papers of the day (of five, when there are more) among the first
five, once the reader has starred ten. Debian's python3-sklearn is needed.
"""
import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
from sklearn.decomposition import NMF
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

SEEN = 15
NOISE = 0.05
FIRST = 5
WARM = 10
KINDS = ("words", "authors", "topics")


class Program:
    def __init__(self, path, folder):
        self.command = [path, "--library", str(folder / "library.sqlite"), "--settings", str(folder / "s.ini")]
        self.env = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")

    def run(self, *arguments):
        done = subprocess.run(self.command + list(arguments), env=self.env, capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"{' '.join(arguments)}: {done.stderr}")
        return done.stdout

    def papers(self, *arguments):
        return json.loads(self.run("list", "--format", "json", *arguments))


class Papers:
    """What the program knows after an import, so that all methods see the same."""

    def __init__(self, listed):
        self.ids = [paper["id"] for paper in listed]
        self.place = {id: place for place, id in enumerate(self.ids)}
        self.titles = [paper["title"] or "" for paper in listed]
        self.texts = [title + "\n" + "\n".join(text["markdown"] for text in paper["texts"])
                      for title, paper in zip(self.titles, listed)]
        self.authors = [paper["authors"] for paper in listed]
        self.votes = [paper["votes"] or 0 for paper in listed]
        self.days = defaultdict(list)
        for place, paper in enumerate(listed):
            if paper["days"]:
                self.days[max(paper["days"])].append(place)
        self.tfidf = TfidfVectorizer().fit_transform(
            [text + "\n" + "\n".join(authors) for text, authors in zip(self.texts, self.authors)])
        self.words = TfidfVectorizer(min_df=5, max_df=0.3, stop_words="english").fit_transform(self.texts)
        self.topics = NMF(20, random_state=0, max_iter=150).fit_transform(self.words)

    def liked_by(self, kind, seed):
        """A reader who likes between 6 and 25 % of all papers."""
        chance = random.Random(f"{kind} {seed}")
        count = len(self.ids)
        frequency = np.asarray((self.words > 0).sum(0)).ravel()
        common = [int(word) for word in np.where((frequency > count * 0.02) & (frequency < count * 0.08))[0]]
        names = Counter(name for authors in self.authors for name in authors)
        prolific = sorted(name for name, papers in names.items() if papers >= 4)
        while True:
            if kind == "words":
                liked = np.asarray((self.words[:, chance.sample(common, 4)] > 0).sum(1)).ravel() > 0
            elif kind == "authors":
                chosen = set(chance.sample(prolific, min(60, len(prolific))))
                liked = np.array([any(name in chosen for name in authors) for authors in self.authors])
            else:
                liked = np.zeros(count, bool)
                for topic in chance.sample(range(self.topics.shape[1]), 3):
                    weight = self.topics[:, topic]
                    liked |= (weight > 0) & (weight >= np.quantile(weight, 0.94))
            if 0.06 < liked.mean() < 0.25:
                return liked


def share(order, liked, day):
    wanted = min(FIRST, sum(liked[place] for place in day))
    return sum(liked[place] for place in order[:FIRST]) / wanted


def read(program, papers, days, liked, seed, stars_only):
    chance = random.Random(f"marks {seed}")
    seen, stars, shares = [], [], defaultdict(list)
    for name in days:
        day = papers.days[name]
        if sum(stars) >= WARM and any(liked[place] for place in day):
            fit = [papers.place[paper["id"]] for paper in
                   program.papers("--from", name, "--to", name, "--sort", "fit", "--limit", "100")]
            fit = [place for place in fit if place in day]
            machine = LinearSVC(random_state=0).fit(papers.tfidf[seen], stars)
            decision = dict(zip(day, machine.decision_function(papers.tfidf[day])))
            shares["fit"].append(share(fit, liked, day))
            shares["svm"].append(share(sorted(day, key=lambda p: (-decision[p], papers.ids[p])), liked, day))
            shares["votes"].append(share(sorted(day, key=lambda p: -papers.votes[p]), liked, day))
            wanted = sum(liked[place] for place in day)
            shares["chance"].append(min(1, FIRST * wanted / len(day) / min(FIRST, wanted)))
        marks = [(place, bool(liked[place]) != (chance.random() < NOISE))
                 for place in chance.sample(day, min(SEEN, len(day)))]
        for command, wanted in (("star", True), ("read", False)):
            ids = [papers.ids[place] for place, star in marks if star == wanted]
            if ids and (wanted or not stars_only):
                program.run(command, *ids)
        seen += [place for place, _ in marks]
        stars += [star for _, star in marks]
    return {method: float(np.mean(values)) for method, values in shares.items()}


def main():
    options = argparse.ArgumentParser()
    options.add_argument("program")
    options.add_argument("corpus", type=Path)
    options.add_argument("--readers", type=int, default=3, help="of each kind")
    options.add_argument("--first", type=int, default=0, help="the seed of the first reader")
    options.add_argument("--kinds", nargs="+", default=KINDS, choices=KINDS)
    options.add_argument("--days", type=int, default=40)
    options.add_argument("--stars-only", action="store_true", help="nothing is marked as read")
    options = options.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        filled = Program(options.program, folder)
        subprocess.run(filled.command + ["import", str(options.corpus / "digests"),
                                         str(options.corpus / "daily_papers")], env=filled.env,
                       capture_output=True, check=False)
        papers = Papers(filled.papers("--sort", "date"))
        full = [day for day in sorted(papers.days) if len(papers.days[day]) >= 10]
        print(f"{len(papers.ids)} papers, {len(full)} days")
        means = defaultdict(list)
        for kind in options.kinds:
            for seed in range(options.first, options.first + options.readers):
                start = random.Random(seed).randrange(max(1, len(full) - options.days + 1))
                with tempfile.TemporaryDirectory() as own:
                    program = Program(options.program, Path(own))
                    for file in folder.glob("library.sqlite*"):
                        if file.is_file():
                            (Path(own) / file.name).write_bytes(file.read_bytes())
                    result = read(program, papers, full[start:start + options.days],
                                  papers.liked_by(kind, seed), seed, options.stars_only)
                for method, value in result.items():
                    means[kind, method].append(value)
                print(kind, seed, *(f"{method} {value:.2f}" for method, value in result.items()), flush=True)
        for kind in options.kinds:
            mean = {method: np.mean(means[kind, method]) for method in ("fit", "svm", "votes", "chance")}
            print(f"{kind:8}", *(f"{method} {value:.3f}" for method, value in mean.items()),
                  f"fit/svm {mean['fit'] / mean['svm']:.2f} fit/votes {mean['fit'] / mean['votes']:.2f}")


if __name__ == "__main__":
    main()
