"""Speed and memory, measured as ratios within one run. Results are kept in RESULTS.md with command and date."""
