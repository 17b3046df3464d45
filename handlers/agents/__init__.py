"""Agents and referrals as people type, read and press them (domain §6)."""
