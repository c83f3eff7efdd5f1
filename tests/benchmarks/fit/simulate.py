#!/usr/bin/env python3
"""Simulated readers on real days: how much of what they like is among the first five of a day?

    simulate.py PROGRAM CORPUS [--readers N] [--learn N] [--days N] [--stars-only] [--first SEED]

PROGRAM is the program, CORPUS a folder with `digests` and `daily_papers`. Each reader likes what is
about hidden words (they are in it more than once), by hidden authors or of a hidden topic, sees 15
papers a day and stars those that they like; one mark in twenty is wrong. After 30 days of that, 40
days are sorted before the reader sees them, by

    fit      the program: broadsheet list --sort fit, after the marks of all days before
    svm      scikit-learn's TF-IDF and linear support vector machine, with the same marks
    votes    the votes
    chance   no order

and counted is the share of the liked papers of each of these days among its first five, once the reader
has starred ten. Debian's python3-sklearn is needed.
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
from sklearn.feature_extraction.text import CountVectorizer, TfidfVectorizer
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
        counter = CountVectorizer(min_df=5, max_df=0.3, stop_words="english")
        times = counter.fit_transform(self.texts)
        self.counted = (counter.vocabulary_, times.tocsc())
        self.topics = NMF(20, random_state=0, max_iter=150).fit_transform(self.words)

    def interesting_words(self):
        """Places of words that papers are about: in titles, and more than once where they are."""
        names, times = self.counted
        papers = np.asarray((times > 0).sum(0)).ravel()
        titled = np.asarray((CountVectorizer(vocabulary=names).fit_transform(self.titles) > 0).sum(0)).ravel()
        often = np.asarray(times.sum(0)).ravel() / papers
        return [place for name, place in sorted(names.items()) if name.isalpha() and titled[place] >= 5
                and 0.03 < papers[place] / len(self.ids) < 0.2 and often[place] > 1.8]

    def liked_by(self, kind, seed):
        """A reader who likes between 3 and 12 % of all papers."""
        chance = random.Random(f"{kind} {seed}")
        names = Counter(name for authors in self.authors for name in authors)
        prolific = sorted(name for name, papers in names.items() if papers >= 8)
        words = self.interesting_words()
        while True:
            if kind == "words":
                times = self.counted[1][:, chance.sample(words, chance.randint(1, 2))]
                liked = np.asarray((times >= 2).sum(1)).ravel() > 0
            elif kind == "authors":
                chosen = set(chance.sample(prolific, 10))
                liked = np.array([any(name in chosen for name in authors) for authors in self.authors])
            else:
                weight = self.topics[:, chance.randrange(self.topics.shape[1])]
                liked = (weight > 0) & (weight >= np.quantile(weight, 0.94))
            if 0.03 < liked.mean() < 0.12:
                return liked


def share(order, liked, day):
    return sum(liked[place] for place in order[:FIRST]) / sum(liked[place] for place in day)


def read(program, papers, days, liked, seed, options):
    chance = random.Random(f"marks {seed}")
    seen, stars, shares = [], [], defaultdict(list)
    for number, name in enumerate(days):
        day = papers.days[name]
        if number >= options.learn and sum(stars) >= WARM and any(liked[place] for place in day):
            fit = [papers.place[paper["id"]] for paper in
                   program.papers("--from", name, "--to", name, "--sort", "fit", "--limit", "100")]
            fit = [place for place in fit if place in day]
            machine = LinearSVC(random_state=0).fit(papers.tfidf[seen], stars)
            decision = dict(zip(day, machine.decision_function(papers.tfidf[day])))
            shares["fit"].append(share(fit, liked, day))
            shares["svm"].append(share(sorted(day, key=lambda p: (-decision[p], papers.ids[p])), liked, day))
            shares["votes"].append(share(sorted(day, key=lambda p: -papers.votes[p]), liked, day))
            shares["chance"].append(min(1, FIRST / len(day)))
        marks = [(place, bool(liked[place]) != (chance.random() < NOISE))
                 for place in chance.sample(day, min(SEEN, len(day)))]
        for command, wanted in (("star", True), ("read", False)):
            ids = [papers.ids[place] for place, star in marks if star == wanted]
            if ids and (wanted or not options.stars_only):
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
    options.add_argument("--learn", type=int, default=30, help="days before those that are counted")
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
                length = options.learn + options.days
                start = random.Random(seed).randrange(max(1, len(full) - length + 1))
                with tempfile.TemporaryDirectory() as own:
                    program = Program(options.program, Path(own))
                    for file in folder.glob("library.sqlite*"):
                        if file.is_file():
                            (Path(own) / file.name).write_bytes(file.read_bytes())
                    result = read(program, papers, full[start:start + length],
                                  papers.liked_by(kind, seed), seed, options)
                for method, value in result.items():
                    means[kind, method].append(value)
                print(kind, seed, *(f"{method} {value:.2f}" for method, value in result.items()), flush=True)
        for kind in options.kinds:
            mean = {method: np.mean(means[kind, method]) for method in ("fit", "svm", "votes", "chance")}
            print(f"{kind:8}", *(f"{method} {value:.3f}" for method, value in mean.items()),
                  f"fit/svm {mean['fit'] / mean['svm']:.2f} fit/votes {mean['fit'] / mean['votes']:.2f}")


if __name__ == "__main__":
    main()
