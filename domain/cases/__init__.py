"""Accident cases (domain §3): from arrival through the SOP's steps to delivery and the call-back."""
