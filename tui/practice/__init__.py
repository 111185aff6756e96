"""The guided practice: flows, steps, questions and sessions. Pure: today and a seed come in, nothing goes out."""
