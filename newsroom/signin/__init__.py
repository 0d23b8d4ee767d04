"""Who gets into the desk: passwords, second factors, sessions and their limits.

Others use `reset_factor` and `client_address`; addresses are in `signin.urls`, settings name the rest by its path.
"""
