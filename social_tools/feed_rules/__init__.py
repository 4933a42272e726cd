"""Rules for feeds in plain language: a small grammar reads a wish, and what it makes of it can be read by people."""

from social_tools.feed_rules.reader import Wish, read
from social_tools.feed_rules.rules import Rule, RuleSet, canonical

__all__ = ["Rule", "RuleSet", "Wish", "canonical", "read"]
