"""What our scores say of public data and of a simulated world, beside plain baselines: `make validate`."""
