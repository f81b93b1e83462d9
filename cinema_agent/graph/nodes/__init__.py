"""The stations of a production, one file each. Every node is safe to repeat: what the vault holds is not made again."""
