"""Reads a JSON list of queries; prints a JSON list of what cql-parser makes of each: XCQL, or null
for an error. With --time it prints the seconds that reading the list once takes instead."""
import json
import logging
import sys
import time

from cql import CQLLexer, CQLParser12

logging.disable(logging.CRITICAL)
lexer = CQLLexer()
lexer.build()
parser = CQLParser12()
parser.build(lexer)


def read(query):
    try:
        return parser.parse(query, tracking=True).toXCQLString()
    except Exception:
        return None


queries = json.load(sys.stdin)
read("warm and up")
start = time.perf_counter()
answers = [read(query) for query in queries]
if "--time" in sys.argv:
    print(time.perf_counter() - start)
else:
    json.dump(answers, sys.stdout)
