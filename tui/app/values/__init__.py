"""Values: what a person holds, and how fully it is lived."""
