"""What taut is compared with: programs that do one thing and nothing else."""
