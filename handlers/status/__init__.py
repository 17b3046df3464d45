"""How the deployment is, for those who run it."""
