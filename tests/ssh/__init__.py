"""taut over a real SSH connection: an sshd of our own on loopback, with its own keys and settings."""
