"""Centres, their staff, invitations, chats, numbers and the audit: the ground every room stands on."""
