"""Who gets into the desk: passwords, second factors, sessions and their limits.

The rest of the project meets it in the settings, in `newsroom.urls` and through `factor.reset_factor` alone.
"""
